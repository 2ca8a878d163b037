import { writeFileSync } from 'node:fs';
import { writeXlsx } from 'hucre/xlsx';
import { beforeEach, describe, expect, it } from 'vitest';
import { campaignsHandlers } from '../../../electron/backend/campaigns/handlers.ts';
import { CampaignShop } from './campaign-shop.ts';

let shop: CampaignShop;
let campaignId: number;
let phones: string[];
beforeEach(async () => {
  shop = new CampaignShop();
  shop.fill(30);
  campaignId = shop.create({ basis: 'customers', holdoutShare: 0.2 }).campaignId;
  shop.lock(campaignId);
  await shop.export(campaignId, 'plain-txt', 'list.txt');
  phones = shop.membersOf(campaignId, 'treated').map((m) => m.address.slice(3));
});
const write = (name: string, lines: string[]) => writeFileSync(shop.path(name), lines.join('\r\n'));
const touch = (phone: string) => shop.db.get<{ status: string; failure: string | null; reply: string | null; opted_out: number }>('SELECT status, failure, reply, opted_out FROM touches WHERE address = :address', { address: `+86${phone}` });
const optedOut = (phone: string) => shop.db.get<{ n: number }>('SELECT count(*) AS n FROM customers WHERE phone = :phone AND opted_out = 1', { phone: `+86${phone}` })!.n;
const everything = () => JSON.stringify(['touches', 'opt_outs', 'customers'].map((table) => shop.db.all(`SELECT * FROM ${table} ORDER BY 1`)));

describe('receipts', () => {
  it('match by phone, however it is written, and say what became of each', async () => {
    write('r.csv', ['手机号码,发送状态,失败原因', `${phones[0]},发送成功,`, `+86${phones[1]},失败,空号`, `86 ${phones[2]},等待回执,`, `'${phones[3]},成功,`, `138****0000,成功,`, `1.39E+10,成功,`, `13300000000,成功,`, ',成功,']);
    const report = await shop.receipts(campaignId, 'r.csv');
    expect(report).toMatchObject({ rows: 8, matched: 4, unmatched: 4, failed: 1, pending: 1, replied: 0, optedOut: 0, columns: [{ field: 'status', header: '发送状态' }, { field: 'description', header: '失败原因' }, { field: 'address', header: '手机号码' }] });
    expect(report.unmatchedSample).toEqual([{ line: 6, reason: 'masked' }, { line: 7, reason: 'damaged' }, { line: 8, reason: 'not_in_campaign' }, { line: 9, reason: 'no_address' }]);
    expect([0, 1, 2, 3].map((i) => touch(phones[i]!)?.status)).toEqual(['delivered', 'failed', 'pending', 'delivered']);
    expect(touch(phones[1]!)?.failure).toBe('invalid_number');
    expect(shop.results(campaignId)).toMatchObject({ sent: 24, delivered: 2, failed: 1 });
    expect(shop.members(campaignId, 'failed').rows).toHaveLength(1);
  });
  it('applies a no at once, for everyone with the number, and a blacklisted number is a no', async () => {
    shop.customer({ nick: 'relative', phone: `+86${phones[0]}` });
    write('r.csv', ['手机号,状态,状态码,回复内容', `${phones[0]},成功,DELIVRD,TD`, `${phones[1]},失败,MBBLACK,`, `${phones[2]},成功,DELIVRD,谢谢，已下单`, `${phones[3]},失败,MK:0001,`]);
    expect(await shop.receipts(campaignId, 'r.csv')).toMatchObject({ delivered: 2, failed: 2, replied: 2, optedOut: 2 });
    expect([0, 1, 2, 3].map((i) => optedOut(phones[i]!))).toEqual([2, 1, 0, 0]);
    expect(touch(phones[2]!)).toMatchObject({ reply: '谢谢，已下单', opted_out: 0 });
    const { rows, leftOutSinceLock } = await shop.export(campaignId, 'plain-txt', 'again.txt');
    expect({ rows, leftOutSinceLock }).toEqual({ rows: 22, leftOutSinceLock: 2 });
    expect(shop.members(campaignId, 'opted_out').total).toBe(2);
    expect(shop.members(campaignId, 'replied').total).toBe(2);
  });
  it('hears a no from someone whom the campaign did not write to', async () => {
    const held = shop.membersOf(campaignId, 'held_out')[0]!.address.slice(3);
    write('r.csv', ['手机号,回复内容', `${held},退订`, '13300000000,TD']);
    expect(await shop.receipts(campaignId, 'r.csv')).toMatchObject({ matched: 0, unmatched: 2, optedOut: 2 });
    expect(optedOut(held)).toBe(1);
    expect(shop.db.get("SELECT count(*) AS n FROM opt_outs WHERE value = '+8613300000000'")).toEqual({ n: 1 });
  });
  it('change nothing the second time, and never go back', async () => {
    write('r.csv', ['手机号,状态,回复内容', `${phones[0]},成功,`, `${phones[1]},成功,T`, `${phones[2]},失败,`]);
    await shop.receipts(campaignId, 'r.csv');
    const before = everything();
    await shop.receipts(campaignId, 'r.csv');
    expect(everything()).toBe(before);
    write('older.csv', ['手机号,状态', `${phones[0]},发送中`, `${phones[1]},失败`, `${phones[2]},等待回执`]);
    await shop.receipts(campaignId, 'older.csv');
    expect(everything()).toBe(before);
    write('newer.csv', ['手机号,状态', `${phones[2]},成功`]);
    await shop.receipts(campaignId, 'newer.csv');
    expect(touch(phones[2]!)).toMatchObject({ status: 'delivered', failure: null });
  });
  it('takes a long message for delivered only with all its parts', async () => {
    write('r.tsv', ['短信ID\t接收方手机号码\t状态码', `a\t${phones[0]}\tDELIVRD`, `a\t${phones[0]}\tEXPIRED`, `b\t${phones[1]}\tEXPIRED`, `c\t${phones[1]}\tDELIVRD`]);
    expect(await shop.receipts(campaignId, 'r.tsv')).toMatchObject({ rows: 4, matched: 4, delivered: 1, failed: 1 });
    expect(touch(phones[0]!)).toMatchObject({ status: 'failed', failure: 'unreachable' });
    expect(touch(phones[1]!)).toMatchObject({ status: 'delivered' });
  });
  it('reads a sheet with a title above the headings', async () => {
    writeFileSync(shop.path('r.xlsx'), await writeXlsx({ sheets: [{ name: 'S', rows: [['发送报告'], ['手机号', '发送状态'], [phones[0]!, '发送成功'], [Number(phones[1]), '发送成功']] }] }));
    expect(await shop.receipts(campaignId, 'r.xlsx')).toMatchObject({ rows: 2, matched: 2, delivered: 2 });
  });
  it('reads GBK, as Chinese tools write it', async () => {
    // 手机号,状态 / …,失败 in GBK
    const gbk = Buffer.concat([Buffer.from([0xca, 0xd6, 0xbb, 0xfa, 0xba, 0xc5, 0x2c, 0xd7, 0xb4, 0xcc, 0xac, 0x0a]), Buffer.from(`${phones[0]},`), Buffer.from([0xca, 0xa7, 0xb0, 0xdc, 0x0a])]);
    writeFileSync(shop.path('g.csv'), gbk);
    expect(await shop.receipts(campaignId, 'g.csv')).toMatchObject({ rows: 1, matched: 1, failed: 1 });
  });
  it('say what is missing in a file of another kind', async () => {
    write('x.csv', ['订单编号,金额', '1,2']);
    await expect(shop.receipts(campaignId, 'x.csv')).rejects.toThrow(expect.objectContaining({ code: 'receipts_unreadable', detail: { headers: ['订单编号', '金额'] } }) as Error);
    write('y.csv', ['手机号,状态', '138****0000,成功']);
    await expect(shop.receipts(campaignId, 'y.csv')).rejects.toThrow(expect.objectContaining({ code: 'no_matching_rows' }) as Error);
    await expect(shop.receipts(campaignId, 'nowhere.csv')).rejects.toThrow(expect.objectContaining({ code: 'file_missing' }) as Error);
    expect(shop.results(campaignId)).toMatchObject({ delivered: null, failed: null });
  });
});

it('a no by nick is the person’s', async () => {
  const byNick = shop.create({ basis: 'customers', channel: 'nick', contactGapDays: 0 }).campaignId;
  shop.lock(byNick);
  await shop.export(byNick, 'nick-list', 'n.txt');
  const [one] = shop.membersOf(byNick, 'treated');
  write('n.csv', ['买家昵称,回复', `${one!.address},退订`]);
  expect(await shop.receipts(byNick, 'n.csv')).toMatchObject({ matched: 1, optedOut: 1 });
  expect(shop.db.get('SELECT opted_out FROM customers WHERE id = :id', { id: one!.customer_id })).toEqual({ opted_out: 1 });
});

describe('a report whose headings or words are not known', () => {
  const lines = () => ['收件码,结局,话', `${phones[0]},妥,`, `${phones[1]},黄了：空号,`, `${phones[2]},妥,不要再发 退订`];
  const reading = { columns: [{ header: '收件码', kind: 'address' as const }, { header: '结局', kind: 'status' as const }, { header: '话', kind: 'reply' as const }], words: [{ word: '妥', means: 'delivered' as const }, { word: '黄了：空号', means: 'failed' as const }] };
  const read = (name: string, own?: typeof reading) => campaignsHandlers.receipts({ campaignId, file: shop.ref(name), ...(own ? { reading: own } : {}) }, shop.task());

  it('is shown with what can be guessed, read as the owner says, and so again the next time', async () => {
    write('r.csv', ['发送明细', ...lines()]);
    await expect(read('r.csv')).rejects.toMatchObject({ code: 'receipts_unreadable' });
    const sample = await campaignsHandlers.receiptSample({ campaignId, file: shop.ref('r.csv') }, shop.task());
    expect(sample).toMatchObject({ headers: ['收件码', '结局', '话'], kinds: ['address', null, null], means: {} });
    expect(sample.words[1]).toEqual(['妥', '黄了：空号']);
    expect(await read('r.csv', reading)).toMatchObject({ matched: 3, delivered: 2, failed: 1, replied: 1, optedOut: 1, unknownWords: [], isOwnReading: true });
    expect(touch(phones[1]!)).toMatchObject({ status: 'failed', failure: 'invalid_number' });
    expect(optedOut(phones[2]!)).toBe(1);
    write('next.csv', ['收件码,结局,话', `${phones[3]},妥,`, `${phones[4]},玄,`]);
    expect(await read('next.csv')).toMatchObject({ matched: 2, delivered: 1, unknownWords: ['玄'], isOwnReading: true });
    expect(await campaignsHandlers.receiptSample({ campaignId, file: shop.ref('next.csv') }, shop.task())).toMatchObject({ kinds: ['address', 'status', 'reply'], means: { 妥: 'delivered' } });
  });
  it('a word can be given a meaning where the headings are known', async () => {
    write('r.csv', ['手机号,状态', `${phones[0]},妥`]);
    expect(await read('r.csv')).toMatchObject({ delivered: 0, unknownWords: ['妥'], isOwnReading: false });
    const own = { columns: [{ header: '手机号', kind: 'address' as const }, { header: '状态', kind: 'status' as const }], words: [{ word: '妥', means: 'delivered' as const }] };
    expect(await read('r.csv', own)).toMatchObject({ delivered: 1, unknownWords: [] });
  });
  it('needs a number and a status or a reply; headings that are not there are said', async () => {
    write('r.csv', lines());
    await expect(read('r.csv', { ...reading, columns: [reading.columns[0]!] })).rejects.toMatchObject({ code: 'bad_input' });
    await expect(read('r.csv', { ...reading, columns: [{ header: '没有', kind: 'address' }, reading.columns[1]!] })).rejects.toMatchObject({ code: 'receipts_unreadable' });
    expect(shop.db.all('SELECT * FROM receipt_readings')).toEqual([]);
  });
});
