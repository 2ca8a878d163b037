import { expect, test } from 'vitest';
import { applyFix, undoFix } from '../../../electron/backend/cleaning/fixes.ts';
import { fileOf, RecordsShop } from './records-shop.ts';

const row = (no: number, pin: string, paid: string, status = '完成', title = '样例茶') => `13000000000${no},60000000000${no},${title},1,在线支付,2026-10-0${no} 10:00:00,${paid},${paid},${paid},0.00,${paid},${status},SOP,${pin},沈测试,浙江省杭州市余杭区样例街道1号,199****0001,,不需要开具发票,,,,,0.00,2026-10-0${no} 10:01:00,,SKU${no},,APP,`;
const HEAD = '订单号,商品ID,商品名称,订购数量,支付方式,下单时间,京东价,订单金额,结算金额,余额支付,应付金额,订单状态,订单类型,下单帐号,客户姓名,客户地址,联系电话,订单备注,发票类型,发票抬头,发票内容,商家备注,商家备注等级（等级1-5为由高到低）,运费金额,付款确认时间,增值税发票,货号,订单完成时间,订单来源,订单渠道';
const orders = () => fileOf('jd.csv', [HEAD, row(1, 'pin1', '100.00'), row(2, 'pin2', '60.00'), row(3, 'pin3', '80.00'), row(4, 'pin3', '20.00', '(删除)等待付款')]);
const fee = (no: number, name: string, amount: string, direction: string, booking: string) => `13000000000${no},60000000000${no},${name},${amount},人民币,${direction},${booking},2026-10-20 10:00:00`;
const settlement = (name = '对账.csv', more: string[] = []) =>
  fileOf(name, [
    '订单编号,商品编号,费用名称,应结金额,币种,收支方向,商户订单号,到账时间',
    ...[fee(1, '货款', '100.00', '收入', 'a1'), fee(1, '佣金', '-5.00', '支出', 'a2'), fee(1, '货款', '-30.00', '支出', 'a3'), fee(2, '货款', '-60.00', '支出', 'a4'), fee(9, '货款', '-10.00', '支出', 'a5'), ...more].map((line) => line.replace('人民币', 'CNY')),
  ]);
const money = (shop: RecordsShop) => shop.db.all<Record<string, string | number>>('SELECT order_no, refund_minor AS refund, net_minor AS net, is_valid AS valid FROM orders ORDER BY order_no').map((o) => Object.values(o));
const metrics = (shop: RecordsShop) => shop.db.all<Record<string, string | number>>('SELECT c.nick, m.orders, m.net_minor, m.refund_minor FROM customer_metrics m JOIN customers c ON c.id = m.customer_id WHERE m.shop_id = 0 ORDER BY 1').map((m) => Object.values(m));

test('what JD’s settlement paid back is the order’s refund, whichever file comes first, and goes with its file', async () => {
  const plain = new RecordsShop();
  await plain.put([orders()]);
  const [before, beforeMetrics] = [money(plain), metrics(plain)];
  for (const [files, told] of [[[orders(), settlement()], 1], [[settlement(), orders()], 0]] as const) {
    const shop = new RecordsShop();
    const batches: number[] = [];
    for (const file of files) batches.push((await shop.put([file])).batchId);
    expect(money(shop)).toEqual([['130000000001', 3000, 7000, 1], ['130000000002', 6000, 0, 0], ['130000000003', 0, 8000, 1], ['130000000004', 2000, 0, 0]]);
    expect(metrics(shop).map(([nick, n, net]) => [nick, n, net])).toEqual([['pin1', 1, 7000], ['pin2', 0, 0], ['pin3', 1, 8000]]);
    shop.undo(batches[told]!);
    expect([money(shop), metrics(shop)]).toEqual([before, beforeMetrics]);
  }
});

test('paid back twice is both together, and never more than was paid; the same file again changes nothing', async () => {
  const shop = new RecordsShop();
  await shop.put([orders(), settlement()]);
  await shop.put([settlement('对账2.csv', [fee(1, '货款', '-20.00', '支出', 'b1'), fee(3, '货款', '-500.00', '支出', 'b2')])]);
  expect(money(shop).map((o) => o.slice(1))).toEqual([[5000, 5000, 1], [6000, 0, 0], [8000, 0, 0], [2000, 0, 0]]);
  const told = money(shop);
  await shop.put([settlement('对账2.csv', [fee(1, '货款', '-20.00', '支出', 'b1'), fee(3, '货款', '-500.00', '支出', 'b2')])]);
  expect(money(shop)).toEqual(told);
});

test('beside the owner’s decisions, and after them', async () => {
  const shop = new RecordsShop();
  const odd = fileOf('jd2.csv', [HEAD, row(1, 'pin1', '100.00', '神秘'), row(2, 'pin2', '60.00')]);
  await shop.put([odd, settlement()]);
  const before = money(shop);
  const fix = shop.db.transaction(() => applyFix(shop.db, { kind: 'status', keys: null, status: 'completed' }, 0));
  expect(money(shop)[0]!.slice(1)).toEqual([3000, 7000, 1]);
  shop.db.transaction(() => undoFix(shop.db, fix.fixId, 0));
  expect(money(shop)).toEqual(before);
});
