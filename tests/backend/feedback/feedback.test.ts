import { writeFileSync } from 'node:fs';
import { beforeEach, expect, test } from 'vitest';
import { customersHandlers } from '../../../electron/backend/customers/handlers.ts';
import { feedbackHandlers } from '../../../electron/backend/feedback/handlers.ts';
import { mergePeople, unmergePeople } from '../../../electron/backend/people/merge.ts';
import { feedback } from '../../../shared/contract/feedback.ts';
import type { Input } from '../../../shared/contract/endpoint.ts';
import { CampaignShop, phoneOf, TODAY } from '../campaigns/campaign-shop.ts';

let shop: CampaignShop;
let ids: number[];
beforeEach(() => {
  shop = new CampaignShop();
  ids = shop.fill(10);
});
const list = (input: Input<typeof feedback.list> = {}) => feedbackHandlers.list(feedback.list.input.parse(input), shop.context());
const save = (input: Input<typeof feedback.save>) => shop.db.transaction(() => feedbackHandlers.save(feedback.save.input.parse(input), shop.context()));
async function take(...lines: string[]) {
  writeFileSync(shop.path('feedback.csv'), lines.join('\r\n'));
  return feedbackHandlers.take({ file: shop.ref('feedback.csv') }, shop.task());
}
const isOut = (id: number) => shop.db.get<{ out: number }>('SELECT opted_out AS out FROM customers WHERE id = :id', { id })!.out === 1;

test('a file: each line by order number, phone, name or e-mail; whom nobody knows is kept and told, and the same file again changes nothing', async () => {
  const orderNo = shop.db.get<{ no: string }>('SELECT o.order_no AS no FROM orders o JOIN accounts a ON a.id = o.account_id WHERE a.customer_id = :id', { id: ids[0]! })!.no;
  const { campaignId } = shop.create({ name: '唤醒', basis: 'customers' });
  const lines = ['订单编号,手机号,买家昵称,邮箱,评价内容,星级,日期,渠道,活动', `${orderNo},,,,很好喝，谢谢,5,2026-06-01,评价,唤醒`, `,${phoneOf(1).slice(3)},,,怎么泡？,,2026-06-02 10:00,微信,`, ',,buyer_2,,包装破损,1,2026-06-03,电话,没有的活动', ',,,B3@example.com,一般,3,2026-06-04,邮件,', ',13700000000,,,谁也不认识我,,2026-06-05,短信,'];
  expect(await take(...lines)).toMatchObject({ rows: 5, added: 5, same: 0, matched: 4, unknown: 1, several: 0, optedOut: 0, noCampaign: 1, rejected: [] });
  const { rows, counts, kinds, unmatched, rating } = list();
  expect(rows.map((f) => [f.customerId, f.channel, f.kind, f.rating, f.day, f.campaignId])).toEqual([
    [null, 'sms', 'other', null, '2026-06-05', null],
    [ids[3], 'email', 'other', 3, '2026-06-04', null],
    [ids[2], 'phone', 'complaint', 1, '2026-06-03', null],
    [ids[1], 'wechat', 'question', null, '2026-06-02', null],
    [ids[0], 'review', 'positive', 5, '2026-06-01', campaignId],
  ]);
  expect([counts.all, counts.new, unmatched, kinds.question, rating]).toEqual([5, 5, 1, 1, { mean: 3, n: 3 }]);
  expect(await take(...lines)).toMatchObject({ rows: 5, added: 0, same: 5 });
  expect(list().total).toBe(5);
  expect(list({ unmatched: true }).rows.map((f) => f.who)).toEqual(['13700000000']);
  expect(list({ kind: 'complaint' }).total).toBe(1);
});

test('lines that can’t be taken are told one by one, and the rest is', async () => {
  expect(await take('昵称,反馈,评分,日期', 'buyer_1,,,2026-06-01', 'buyer_1,好,9,2026-06-01', 'buyer_1,好,5,32 日', 'buyer_1,好,5,2027-01-01', 'buyer_1,好,5,')).toMatchObject({
    rows: 5, added: 1,
    rejected: [{ line: 2, reason: 'empty' }, { line: 3, reason: 'rating' }, { line: 4, reason: 'day' }, { line: 5, reason: 'not_yet' }],
  });
  expect(list().rows).toMatchObject([{ customerId: ids[1], day: TODAY }]);
  await expect(take('手机号,状态', '13900000000,成功')).rejects.toMatchObject({ code: 'bad_input', detail: { reason: 'no_text_column' } });
});

test('a no in it holds at once, for whoever has the number, also where nobody does yet', async () => {
  expect(await take('手机号,内容', `${phoneOf(4).slice(3)},TD`, '13711111111,退订', `${phoneOf(5).slice(3)},好喝`)).toMatchObject({ added: 3, matched: 2, optedOut: 2 });
  expect([isOut(ids[4]!), isOut(ids[5]!)]).toEqual([true, false]);
  expect(shop.db.all("SELECT value FROM opt_outs WHERE kind = 'phone' AND opted_out = 1 AND value = '+8613711111111'")).toHaveLength(1);
  expect(save({ customerId: ids[6]!, channel: 'wechat', text: '退订' })).toMatchObject({ optedOut: true });
  expect(isOut(ids[6]!)).toBe(true);
});

test('a number that several have is nobody’s until the owner says whose', async () => {
  const twin = shop.customer({ nick: 'twin', phone: phoneOf(1) });
  expect(await take('手机号,内容', `${phoneOf(1)},好喝`)).toMatchObject({ added: 1, matched: 0, several: 1 });
  const { feedbackId, text, channel } = list().rows[0]!;
  save({ feedbackId, customerId: twin, channel, text });
  expect(list({ customerId: twin }).rows).toMatchObject([{ feedbackId, customerId: twin, who: phoneOf(1) }]);
  // Taken in again it isn't a second one.
  expect(await take('手机号,内容', `${phoneOf(1)},好喝`)).toMatchObject({ same: 1, added: 0 });
});

test('it follows whoever stands for a person, and comes back with them; it is on the timeline', () => {
  const { feedbackId } = save({ customerId: ids[0]!, channel: 'phone', text: '送得慢', rating: 2, day: '2026-06-20' });
  mergePeople(shop.db, { customerId: ids[1]!, otherId: ids[0]! }, 1);
  expect(list({ customerId: ids[1]! }).rows.map((f) => [f.feedbackId, f.customerId, f.kind])).toEqual([[feedbackId, ids[1], 'complaint']]);
  expect(customersHandlers.timeline({ customerId: ids[1]!, kinds: ['feedback'], offset: 0, limit: 10 }, shop.context()).entries).toMatchObject([{ kind: 'feedback', name: 'phone', text: '送得慢' }]);
  unmergePeople(shop.db, shop.db.get<{ id: number }>('SELECT max(id) AS id FROM link_decisions')!.id, 2);
  expect(list({ customerId: ids[0]! }).total).toBe(1);
});

test('status, change and delete; what isn’t there is refused', () => {
  const { feedbackId } = save({ customerId: ids[0]!, channel: 'chat', text: '还有货吗' });
  feedbackHandlers.setStatus({ feedbackId, status: 'done' }, shop.context());
  expect(list({ status: 'done' }).rows).toMatchObject([{ feedbackId, kind: 'question', status: 'done' }]);
  save({ feedbackId, customerId: ids[0]!, channel: 'chat', text: '还有货吗', kind: 'suggestion' });
  expect(list().rows[0]).toMatchObject({ kind: 'suggestion', status: 'done' });
  expect(() => save({ customerId: ids[0]!, channel: 'chat', text: 'x', day: '2027-01-01' })).toThrow(expect.objectContaining({ code: 'bad_input' }));
  expect(() => save({ customerId: 9999, channel: 'chat', text: 'x' })).toThrow(expect.objectContaining({ code: 'not_found' }));
  feedbackHandlers.delete({ feedbackId }, shop.context());
  expect(() => feedbackHandlers.delete({ feedbackId }, shop.context())).toThrow(expect.objectContaining({ code: 'not_found' }));
});

test('answers to a campaign are sorted by their words', async () => {
  const { campaignId } = shop.create({ basis: 'customers', contactGapDays: 0 });
  shop.lock(campaignId);
  await shop.export(campaignId, 'plain-txt', 'list.txt');
  const sent = shop.membersOf(campaignId, 'treated').map((m) => m.address.slice(3));
  writeFileSync(shop.path('replies.csv'), ['手机号,回复内容', `${sent[0]},TD`, `${sent[1]},还有红茶吗`, `${sent[2]},好的谢谢`, `13799999999,多少钱`].join('\n'));
  expect(await shop.receipts(campaignId, 'replies.csv')).toMatchObject({ matched: 3, unmatched: 1, optedOut: 1 });
  const { total, kinds, rows } = feedbackHandlers.replies({ offset: 0, limit: 10 }, shop.context());
  expect(total).toBe(3);
  expect(kinds).toMatchObject({ opt_out: 1, question: 1, positive: 1, complaint: 0 });
  expect(rows.find((r) => r.kind === 'opt_out')).toMatchObject({ optedOut: true, text: 'TD', campaignId });
  expect(feedbackHandlers.replies({ kind: 'question', offset: 0, limit: 10 }, shop.context()).rows.map((r) => r.text)).toEqual(['还有红茶吗']);
});
