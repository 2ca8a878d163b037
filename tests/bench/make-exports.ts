import { closeSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { encodeGb18030 } from './gb18030.ts';

export interface Size {
  customers: number;
  orders: number;
}
export const sizes: Record<string, Size> = {
  xs: { customers: 2_000, orders: 20_000 },
  s: { customers: 10_000, orders: 100_000 },
  m: { customers: 100_000, orders: 1_000_000 },
  l: { customers: 500_000, orders: 5_000_000 },
};
/** What the files hold, for checking what came out. */
export interface Made {
  orderFile: string;
  itemFile: string;
  orders: number;
  lines: number;
  /** Those after the last one. */
  days: Day[];
  /** Of each of these. */
  dayOrders: number;
  buyers: number;
  validOrders: number;
  netMinor: number;
  bytes: number;
}

interface Day {
  orderFile: string;
  itemFile: string;
  lines: number;
}

/** The same numbers every time (Mulberry32). */
export function mulberry(seed: number): () => number {
  let a = seed;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const ORDER_HEAD = '订单编号,买家会员名,买家支付宝账号,买家应付货款,买家应付邮费,总金额,买家实际支付金额,订单状态,买家留言,收货人姓名,收货地址 ,运送方式,联系手机,订单创建时间,订单付款时间 ,宝贝标题 ,宝贝种类 ,物流单号 ,物流公司,订单备注,宝贝总数量,店铺Id,店铺名称,订单关闭原因,退款金额,确认收货时间';
const ITEM_HEAD = '子订单编号,主订单编号,标题,价格,购买数量,外部系统编号,商品属性,套餐信息,备注,订单状态,商家编码,支付单号,买家应付货款,买家实际支付金额,退款状态,退款金额,订单创建时间,订单付款时间';
const places = ['浙江省 杭州市 余杭区', '广东省 深圳市 南山区', '江苏省 苏州市 工业园区', '四川省 成都市 武侯区', '湖北省 武汉市 洪山区', '山东省 青岛市 市南区', '福建省 厦门市 思明区', '北京 北京市 朝阳区', '上海 上海市 徐汇区', '陕西省 西安市 雁塔区'];
const kinds = ['陶锅', '木勺', '汤碗', '茶壶', '围裙', '保温杯', '竹篮', '餐垫', '香皂', '毛巾'];
const families = '赵钱孙李周吴郑王冯陈沈韩杨朱秦许何吕施张';
const START = Date.UTC(2024, 0, 1);
const DAYS = 900;
const wall = (ms: number) => new Date(ms).toISOString().slice(0, 19).replace('T', ' ');

class Lines {
  readonly #gb: number;
  readonly #utf8: number;
  #text = '';
  bytes = 0;
  constructor(path: string) {
    this.#gb = openSync(path, 'w');
    this.#utf8 = openSync(`${path}.utf8`, 'w');
  }
  add(line: string): void {
    this.#text += `${line}\r\n`;
    if (this.#text.length > 1 << 20) this.flush();
  }
  flush(): void {
    const bytes = encodeGb18030(this.#text);
    this.bytes += bytes.length;
    writeSync(this.#gb, bytes);
    // What sqlite3 reads: plain quoting, no `="…"`.
    writeSync(this.#utf8, this.#text.replaceAll('="', '"'));
    this.#text = '';
  }
  close(): void {
    this.flush();
    closeSync(this.#gb);
    closeSync(this.#utf8);
  }
}

/**
 * Made-up Taobao exports in the old columns: orders (26 columns) and items (18), GB18030 with a UTF-8 twin each, and the
 * same of a hundredth for each of the days that follow. Nothing in them is anyone's.
 */
export function makeExports(dir: string, size: Size, daysAfter: number): Made {
  const r = mulberry(20_261_122);
  const files = (suffix: string) => ({ orderFile: join(dir, `ExportOrderList${suffix}.csv`), itemFile: join(dir, `ExportOrderDetailList${suffix}.csv`), lines: 0 });
  const made: Made = { ...files(''), days: Array.from({ length: daysAfter }, (_, i) => files(`Day${i + 1}`)), orders: 0, dayOrders: Math.ceil(size.orders / 100), buyers: 0, validOrders: 0, netMinor: 0, bytes: 0 };
  const head = (columns: string) => columns.split(',').map((c) => `"${c}"`).join(',');
  const open = (of: Pick<Day, 'orderFile' | 'itemFile'>) => {
    const opened = { orders: new Lines(of.orderFile), items: new Lines(of.itemFile) };
    opened.orders.add(head(ORDER_HEAD));
    opened.items.add(head(ITEM_HEAD));
    return opened;
  };
  const before = open(made);
  const after = made.days.map(open);
  const buyers = new Set<number>();
  for (let i = 0; i < size.orders + daysAfter * made.dayOrders; i++) {
    /** 0 is the first day after all others. */
    const dayAfter = Math.floor((i - size.orders) / made.dayOrders);
    const buyer = Math.floor(r() ** 1.6 * size.customers);
    const at = dayAfter >= 0 ? START + (DAYS + dayAfter + r()) * 86_400_000 : START + (i / size.orders) * DAYS * 86_400_000;
    const no = `2${String(i).padStart(9, '0')}${String(100_000_000 + Math.floor(r() * 899_999_999))}`;
    const kind = r();
    const status = kind < 0.86 ? '交易成功' : kind < 0.9 ? '卖家已发货，等待买家确认' : kind < 0.94 ? '交易关闭' : kind < 0.97 ? '等待买家付款' : '买家已付款，等待卖家发货';
    const unpaid = status === '等待买家付款' || (status === '交易关闭' && kind < 0.92);
    const lines = r() < 0.6 ? 1 : r() < 0.7 ? 2 : 3;
    const prices = Array.from({ length: lines }, () => 900 + Math.floor(r() * 20_000));
    const total = prices.reduce((a, b) => a + b, 0);
    const refund = status === '交易关闭' && !unpaid ? total : status === '交易成功' && r() < 0.03 ? Math.floor(total / 3) : 0;
    const created = wall(at);
    const paidAt = unpaid ? '' : wall(at + 60_000);
    const yuan = (minor: number) => (minor / 100).toFixed(2);
    const place = places[buyer % places.length]!;
    const name = `${families[buyer % 20]!}${'测试样例虚构'[buyer % 6]!}`;
    const phone = `199${String(buyer).padStart(8, '0')}`;
    const titles = prices.map((_, k) => `样例${kinds[(buyer + k * 3) % 10]!}`);
    const reason = status === '交易关闭' ? (unpaid ? '买家未付款' : '退款') : '订单未关闭';
    const cells = [`tb${buyer}_样例`, `a${buyer}@example.com`, yuan(total), '0.00', yuan(total), unpaid ? '0.00' : yuan(total), status, r() < 0.05 ? '请用顺丰,谢谢' : '', name, `${place} 样例街道测试路${buyer % 300}号演示大厦${(buyer % 9) + 1}幢${buyer % 900}室(311100)`, '快递', `'${phone}`, created, paidAt, titles.join('，'), String(lines), unpaid ? '' : `No:TEST${String(i).padStart(10, '0')}`, unpaid ? '' : '样例速递', r() < 0.02 ? '已备注：送贴纸' : '', String(lines), '0', '样例生活馆', reason, yuan(refund), status === '交易成功' ? wall(at + 9 * 86_400_000) : ''];
    const { orders, items } = after[dayAfter] ?? before;
    (made.days[dayAfter] ?? made).lines += lines;
    orders.add(`="${no}",${cells.map((c) => `"${c}"`).join(',')}`);
    if (dayAfter < 0) {
      made.orders += 1;
      buyers.add(buyer);
      if (!unpaid && status !== '交易关闭') made.validOrders += 1;
      if (!unpaid) made.netMinor += total - refund;
    }
    for (const [k, price] of prices.entries()) {
      const lineRefund = status === '交易关闭' && !unpaid ? price : 0;
      const item = [titles[k]!, yuan(price), '1', `SKU-${(buyer + k) % 400}`, '颜色分类：米白', '', '', status, `SKU-${(buyer + k) % 400}`, `2024${String(i).padStart(18, '0')}`, yuan(price), unpaid ? '0.00' : yuan(price), lineRefund > 0 ? '退款成功' : '没有申请退款', yuan(lineRefund), created, paidAt];
      items.add(`="${no}${k}",="${no}",${item.map((c) => `"${c}"`).join(',')}`);
    }
  }
  for (const { orders, items } of [before, ...after]) {
    orders.close();
    items.close();
  }
  made.buyers = buyers.size;
  made.bytes = before.orders.bytes + before.items.bytes;
  return made;
}
