import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chooseFiles, visit } from './exports.ts';
import { expect, test } from './fixtures.ts';
import { look } from './look.ts';
import { speak } from './pages.ts';

const dir = mkdtempSync(join(tmpdir(), 'huitouke-parcels-'));
const written = (name: string, rows: string[]): string => {
  writeFileSync(join(dir, name), rows.join('\r\n'));
  return join(dir, name);
};
const days = (n: number, hour = 10) => `2026-10-${String(1 + n).padStart(2, '0')} ${hour}:00:00`;
const people = Array.from({ length: 12 }, (_, i) => ({ no: `3000000000000001${String(i).padStart(2, '0')}`, paid: i, shipped: i + (i % 4 === 3 ? 4 : 1), carrier: i % 3 === 0 ? '顺丰速运' : '中通快递' }));
const orders = written('orders.csv', ['订单编号,买家会员名,总金额,买家实付金额,订单状态,订单创建时间,订单付款时间,发货时间,物流公司,物流单号', ...people.map((p, i) => `${p.no},买家${i},99.00,99.00,交易成功,${days(p.paid)},${days(p.paid)},${days(p.shipped, 12)},${p.carrier},YD${p.no}`)]);
const list = written('快递清单.csv', ['订单编号,快递公司,运单号,发货时间,签收时间', ...people.slice(0, 9).map((p, i) => `${p.no},${p.carrier},YD${p.no},${days(p.shipped, 12)},${days(p.shipped + (i === 5 ? 9 : 2), 18)}`)]);

test.use({ locale: 'zh-CN' });

test('an order file and a carrier’s list: how long parcels take, whose came late, and a case for each', async ({ app }) => {
  await chooseFiles(app, [orders, list]);
  await app.locator('.page-head .ant-btn-primary').click();
  await app.getByRole('button', { name: '再导一批' }).waitFor({ timeout: 30_000 });
  await expect(app.getByText('物流/快递清单').first()).toBeVisible();
  await visit(app, 'customers/parcels');
  await expect(app.locator('.page-sentence')).toContainText('付款到发货通常 1.1 天（12 笔），发货到签收通常 2.3 天（9 笔）');
  await expect(app.getByText('4 笔，4 个人')).toBeVisible();
  await look(app, 'parcels-zh');
  await app.getByRole('button', { name: '开关怀工单' }).click();
  await app.getByRole('dialog').getByRole('button', { name: '开关怀工单' }).click();
  await expect(app.getByText('开了 4 张工单')).toBeVisible();
  await expect(app.locator('.late-table').getByText('开过')).toHaveCount(4);
  await app.locator('.late-table .table-row').first().click();
  await expect(app.locator('.side-panel').getByText('付款后 4.1 天')).toBeVisible();
  await look(app, 'parcels-customer');
  await speak(app, 'English');
  await visit(app, 'customers/parcels');
  await expect(app.getByText('4 orders of 4 people.')).toBeVisible();
  await look(app, 'parcels-en');
});
