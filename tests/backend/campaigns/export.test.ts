import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { readXlsx } from 'hucre/xlsx';
import Papa from 'papaparse';
import { beforeEach, describe, expect, it } from 'vitest';
import { campaignsHandlers } from '../../../electron/backend/campaigns/handlers.ts';
import { guardCell } from '../../../electron/backend/files/write-csv.ts';
import { CampaignShop, phoneOf, TODAY } from './campaign-shop.ts';
import { readCards, readCsv, readSheet } from './independent-readers.ts';

let shop: CampaignShop;
let ids: number[];
beforeEach(() => {
  shop = new CampaignShop();
  ids = shop.fill(40);
});
function locked(input: Parameters<CampaignShop['create']>[0] = {}): number {
  const { campaignId } = shop.create({ basis: 'customers', holdoutShare: 0.25, ...input });
  shop.lock(campaignId);
  return campaignId;
}
const nationalOf = (campaignId: number, arm: 'treated' | 'held_out') => shop.membersOf(campaignId, arm).map((m) => m.address.replace('+86', ''));
const text = (name: string) => readFileSync(shop.path(name), 'utf8');
async function cells(name: string): Promise<string[][]> {
  const book = await readXlsx(readFileSync(shop.path(name)));
  return book.sheets[0]!.rows.map((row) => row.map((cell) => {
    expect(typeof cell).toBe('string');
    return String(cell);
  }));
}

describe('each tool gets its file', () => {
  it('plain-txt: a number a line, no byte-order mark', async () => {
    const campaignId = locked();
    const { rows } = await shop.export(campaignId, 'plain-txt', 'list.txt');
    expect(rows).toBe(30);
    const file = text('list.txt');
    expect(file).toMatch(/^(1\d{10}\r\n){30}$/);
    expect(file.trimEnd().split('\r\n')).toEqual(nationalOf(campaignId, 'treated'));
  });
  it('tencent and aliyun: strings in a sheet, with the values of the text', async () => {
    const campaignId = locked({ text: '{{ customer.name | default: "亲" }}，{{ customer.nick | default: "" }}在{{ customer.city | default: "" }}' });
    await shop.export(campaignId, 'tencent', 't.xlsx');
    await shop.export(campaignId, 'aliyun', 'a.xlsx');
    const tencent = await cells('t.xlsx');
    const aliyun = await cells('a.xlsx');
    expect(tencent[0]).toEqual(['接收人手机号', '短信内容变量1', '短信内容变量2', '短信内容变量3']);
    expect(aliyun[0]).toEqual(['手机号', 'name', 'nickname', 'city']);
    expect(tencent.slice(1)).toEqual(aliyun.slice(1));
    expect(tencent.slice(1).map((row) => row[0])).toEqual(nationalOf(campaignId, 'treated'));
    for (const [, name] of tencent.slice(1)) expect(name).toMatch(/^(亲|客户\d+)$/);
  });
  it('keeps foreign numbers out of a mainland tool, and says how many', async () => {
    shop.customer({ nick: 'hk', phone: '+85261234567' });
    const hk = shop.db.get<{ id: number }>("SELECT id FROM customers WHERE nick = 'hk'")!.id;
    shop.order({ customerId: hk, day: '2026-01-01' });
    shop.finish();
    const campaignId = locked({ holdoutShare: 0 });
    expect(await shop.export(campaignId, 'tencent', 't.xlsx')).toMatchObject({ rows: 40, notForPreset: 1 });
    expect(shop.db.get('SELECT count(*) AS n FROM touches WHERE campaign_id = :campaignId', { campaignId })).toEqual({ n: 40 });
    expect(await shop.export(campaignId, 'plain-txt', 'l.txt')).toMatchObject({ rows: 41, notForPreset: 0 });
    expect(text('l.txt')).toContain('+85261234567\r\n');
  });
  it('nick-list: buyer nicks with a byte-order mark', async () => {
    const campaignId = locked({ channel: 'nick' });
    await shop.export(campaignId, 'nick-list', 'n.txt');
    const file = text('n.txt');
    expect(file.startsWith('\uFEFFbuyer_')).toBe(true);
    expect(file.slice(1).trimEnd().split('\r\n')).toEqual(shop.membersOf(campaignId, 'treated').map((m) => m.address));
  });
  it('generic-csv: chosen columns, text that no spreadsheet runs, phones as they are', async () => {
    shop.db.run("UPDATE customers SET name = '=1+1', nick = '＠x', city = '杭州,\"西湖\"' WHERE id = :id", { id: ids[0]! });
    const campaignId = locked({ holdoutShare: 0 });
    await shop.export(campaignId, 'generic-csv', 'g.csv', ['phone_e164', 'name', 'nick', 'city', 'orders', 'text']);
    const file = text('g.csv');
    expect(file.startsWith('\uFEFF手机号（国际格式）,姓名,买家昵称,城市,订单数,文案\r\n')).toBe(true);
    const { data } = Papa.parse<string[]>(file.slice(1).trimEnd());
    expect(data).toHaveLength(41);
    expect(data[1]!.slice(0, 4)).toEqual([phoneOf(0), "'=1+1", "'＠x", '杭州,"西湖"']);
    for (const row of data.slice(1)) expect(row[0]).toMatch(/^\+86139\d{8}$/);
  });
  it('generic-xlsx: the same cells without a guard, none a formula', async () => {
    shop.db.run("UPDATE customers SET name = '=1+1' WHERE id = :id", { id: ids[0]! });
    const campaignId = locked({ holdoutShare: 0 });
    await shop.export(campaignId, 'generic-xlsx', 'g.xlsx', ['name', 'phone']);
    const rows = await cells('g.xlsx');
    expect(rows[0]).toEqual(['姓名', '手机号']);
    expect(rows[1]).toEqual(['=1+1', phoneOf(0).slice(3)]);
    expect(readFileSync(shop.path('g.xlsx')).includes('<f>')).toBe(false);
  });
  it('e-mail by generic-csv', async () => {
    const campaignId = locked({ channel: 'email' });
    await shop.export(campaignId, 'generic-csv', 'e.csv');
    const { data } = Papa.parse<string[]>(text('e.csv').slice(1).trimEnd());
    expect(data[0]).toEqual(['邮箱', '姓名', '文案']);
    expect(data.slice(1).map((row) => row[0])).toEqual(shop.membersOf(campaignId, 'treated').map((m) => m.address));
  });
  it('speaks English where the owner does', async () => {
    shop.insert('settings', { key: 'language', value: '"en"' });
    await shop.export(locked(), 'generic-csv', 'g.csv');
    expect(text('g.csv').slice(1)).toMatch(/^Phone,Name,Text\r\n/);
  });
});

describe('the register', () => {
  it('keeps hash and rows, and counts each person once as contacted', async () => {
    const campaignId = locked();
    const { rows, sha256 } = await shop.export(campaignId, 'plain-txt', 'list.txt');
    expect(createHash('sha256').update(readFileSync(shop.path('list.txt'))).digest('hex')).toBe(sha256);
    await shop.export(campaignId, 'generic-csv', 'g.csv');
    expect(shop.get(campaignId)).toMatchObject({ state: 'exported', exports: [{ preset: 'plain-txt', rows, sha256, fileName: 'list.txt' }, { preset: 'generic-csv', rows, fileName: 'g.csv' }] });
    expect(shop.db.get("SELECT count(*) AS n, count(DISTINCT customer_id) AS people, min(day) AS day, min(status) AS status FROM touches WHERE campaign_id = :campaignId", { campaignId })).toEqual({ n: 30, people: 30, day: TODAY, status: 'exported' });
  });
  it('is for the owner alone, and leaves nothing beside the file', async () => {
    await shop.export(locked(), 'plain-txt', 'list.txt');
    if (process.platform !== 'win32') expect(statSync(shop.path('list.txt')).mode & 0o777).toBe(0o600);
    expect(readdirSync(shop.dir)).toEqual(['list.txt']);
  });
  it('knows nothing of a file that could not be written', async () => {
    const campaignId = locked();
    await expect(shop.export(campaignId, 'plain-txt', 'no/such/folder.txt')).rejects.toThrow();
    expect(shop.get(campaignId)).toMatchObject({ state: 'locked', exports: [] });
    expect(shop.db.get('SELECT count(*) AS n FROM touches')).toEqual({ n: 0 });
    expect(existsSync(shop.path('no'))).toBe(false);
  });
  it('refuses what it cannot do', async () => {
    const bad = expect.objectContaining({ code: 'bad_input' }) as Error;
    const { campaignId } = shop.create({ basis: 'customers' });
    await expect(shop.export(campaignId, 'plain-txt', 'x.txt')).rejects.toThrow(expect.objectContaining({ code: 'not_locked' }) as Error);
    shop.lock(campaignId);
    await expect(shop.export(campaignId, 'nonsense', 'x.txt')).rejects.toThrow(bad);
    await expect(shop.export(campaignId, 'nick-list', 'x.txt')).rejects.toThrow(bad);
    await expect(shop.export(campaignId, 'generic-csv', 'x.csv', ['password'])).rejects.toThrow(bad);
  });
  it('leaves out who has said no since the lock, under any name, and keeps them in the analysis', async () => {
    const campaignId = locked();
    const [one, two, three] = shop.membersOf(campaignId, 'treated');
    shop.db.run('UPDATE customers SET opted_out = 1 WHERE id = :id', { id: one!.customer_id });
    shop.insert('opt_outs', { at: 0, customer_id: null, kind: 'phone', value: two!.address, opted_out: 1, source: 'reply', reason: 'reply', campaign_id: null });
    // Another person with the third one's phone says no.
    shop.customer({ nick: 'relative', phone: three!.address, optedOut: true });
    shop.finish();
    expect(await shop.export(campaignId, 'plain-txt', 'list.txt')).toMatchObject({ rows: 27, leftOutSinceLock: 3 });
    for (const m of [one, two, three]) expect(text('list.txt')).not.toContain(m!.address.slice(3));
    expect(shop.results(campaignId)).toMatchObject({ sent: 27, treated: { people: 30 } });
  });
});

it('leaves out a no by nick, of someone without phone and e-mail', async () => {
  const id = shop.customer({ nick: 'only a nick' });
  shop.order({ customerId: id, day: '2026-01-01' });
  shop.finish();
  const campaignId = locked({ channel: 'nick', holdoutShare: 0 });
  shop.db.run('UPDATE customers SET opted_out = 1 WHERE id = :id', { id });
  expect(await shop.export(campaignId, 'nick-list', 'n.txt')).toMatchObject({ rows: 40, leftOutSinceLock: 1 });
  expect(text('n.txt')).not.toContain('only a nick');
});

it('lists a preset for each of its channels', () => {
  const presets = campaignsHandlers.presets({}, shop.context());
  expect(presets.filter((p) => p.channel === 'sms').map((p) => `${p.id}.${p.extension}`)).toEqual(['plain-txt.txt', 'tencent.xlsx', 'aliyun.xlsx', 'generic-csv.csv', 'generic-xlsx.xlsx', 'plain-txt-e164.txt', 'huawei.xlsx', 'chuanglan.csv', 'emay.xlsx', 'submail.xlsx', 'aliyun-intl.csv', 'tencent-intl.xlsx', 'ycloud.xlsx', 'twilio.csv', 'plivo.csv', 'messagebird.csv', 'whatsapp.csv', 'whatsapp-qiscus.csv', 'whatsapp-wati.csv', 'bird.csv', 'brevo.csv', 'klaviyo.csv', 'google-contacts.csv', 'vcard.vcf']);
  expect(presets.filter((p) => p.channel === 'email').map((p) => p.id)).toEqual(['generic-csv', 'generic-xlsx', 'bird', 'brevo', 'klaviyo', 'mailchimp', 'sendgrid']);
  // No phone in a list of e-mails, and the other way round.
  expect(presets.filter((p) => p.id === 'brevo').map((p) => p.headers)).toEqual([['SMS', 'FIRSTNAME', 'EXT_ID'], ['EMAIL', 'FIRSTNAME', 'EXT_ID']]);
  expect(presets.find((p) => p.id === 'ycloud')).toMatchObject({ headers: ['phone', 'var1…'], isCommon: false, isGuess: false, oneText: true });
  expect(presets.filter((p) => p.channel === 'nick').map((p) => p.id)).toEqual(['nick-list', 'generic-csv', 'generic-xlsx']);
  expect(presets.find((p) => p.id === 'generic-csv')!.columns).toContain('phone');
  expect(presets.find((p) => p.id === 'tencent')!.columns).toEqual([]);
});

describe('guardCell', () => {
  it.each([
    ['=1+1', 'text', "'=1+1"], ['+1', 'text', "'+1"], ['-1', 'text', "'-1"], ['@x', 'text', "'@x"], ['＝1', 'text', "'＝1"], ['  =1', 'text', "'  =1"], ['\t1', 'text', "'\t1"], ['\r1', 'text', "'\r1"], ['\n1', 'text', "'\n1"], ['\0=1', 'text', "'\0=1"],
    ['a=1', 'text', 'a=1'], ['', 'text', ''],
    ['+8613800138000', 'phone', '+8613800138000'], ['13800138000', 'phone', '13800138000'], ['+1-1', 'phone', ''], ['=1+1', 'phone', ''],
    ['-5.5', 'number', '-5.5'],
  ] as const)('%j as %s is %j', (value, kind, wanted) => {
    expect(guardCell(value, kind)).toBe(wanted);
  });
});

describe('a list as the vendor’s own sample has it', () => {
  const read = async (name: string, text: string) => {
    writeFileSync(shop.path(name), text);
    return campaignsHandlers.vendorSample({ file: shop.ref(name) }, shop.task());
  };

  it('its headings are found under what stands above them, and each is guessed once', async () => {
    expect(await read('sample.csv', '说明：每次最多 5 万行,,,\r\n手机号码（必填）,尊称,短信内容,备用手机\r\n13800138000,张先生,您好,\r\n')).toEqual({
      type: 'csv',
      columns: [{ header: '手机号码（必填）', column: 'phone' }, { header: '尊称', column: null }, { header: '短信内容', column: 'text' }, { header: '备用手机', column: null }],
    });
    await expect(read('empty.csv', '')).rejects.toMatchObject({ code: 'file_empty' });
  });

  it('is written with them, in their order; words that are the same for all are no formula', async () => {
    const { campaignId } = shop.create({ basis: 'customers', holdoutShare: 0.5, text: '好久不见' });
    shop.lock(campaignId);
    const layout = { type: 'csv' as const, columns: [{ header: '手机号码（必填）', column: 'phone', fixed: '' }, { header: '签名', column: null, fixed: '=1+1' }, { header: '短信内容', column: 'text', fixed: '' }] };
    const told = await campaignsHandlers.export({ campaignId, preset: 'vendor-sample', layout, to: shop.ref('vendor.csv') }, shop.task());
    const rows = readFileSync(shop.path('vendor.csv'), 'utf8').replace('\uFEFF', '').trimEnd().split('\r\n');
    expect(rows[0]).toBe('手机号码（必填）,签名,短信内容');
    expect(rows.slice(1).map((r) => r.split(',')[0]).sort()).toEqual(shop.membersOf(campaignId, 'treated').map((m) => m.address.slice(3)).sort());
    expect(rows[1]!.split(',')[1]).toBe("'=1+1");
    expect(told.rows).toBe(rows.length - 1);
    expect(shop.get(campaignId).exports).toMatchObject([{ preset: 'vendor-sample' }]);
    await expect(campaignsHandlers.export({ campaignId, preset: 'vendor-sample', layout: { type: 'csv', columns: [{ header: 'x', column: 'secret', fixed: '' }] }, to: shop.ref('v2.csv') }, shop.task())).rejects.toMatchObject({ code: 'bad_input' });
  });

  it('without a column for the words each variant needs a list of its own', async () => {
    const { campaignId } = shop.create({ basis: 'customers', text: '其余', variants: [{ name: '老客', rule: { combinator: 'and', rules: [{ field: 'orders', operator: '>=', value: 2 }] }, text: '老朋友' }] });
    shop.lock(campaignId);
    const layout = { type: 'xlsx' as const, columns: [{ header: 'mobile', column: 'phone', fixed: '' }] };
    await expect(campaignsHandlers.export({ campaignId, preset: 'vendor-sample', layout, to: shop.ref('v.xlsx') }, shop.task())).rejects.toMatchObject({ code: 'bad_input' });
    expect((await campaignsHandlers.export({ campaignId, preset: 'vendor-sample', layout, variant: 1, to: shop.ref('v.xlsx') }, shop.task())).rows).toBeGreaterThan(0);
  });
});

it('each preset’s file is what was frozen, as readers see it that share nothing with the writers', async () => {
  const hard = ['=1+1', '逗,号"引号"', '两\n行', ' 前后有空 ', '<b>&amp;', '0012', '🍵'.repeat(30), '+86', '@x', '分;号\\'];
  hard.forEach((name, i) => shop.db.run('UPDATE customers SET name = :name WHERE id = :id', { name, id: ids[i]! }));
  const text = '{{ customer.name | default: "亲" }}，{{ customer.nick | default: "" }}您好';
  const presets = campaignsHandlers.presets({}, shop.context());
  const seen = new Map(presets.map((p) => [p.id, 0]));
  for (const { id, channel, extension, columns, headers } of presets) {
    const { campaignId } = shop.create({ name: `${id} ${channel}`, basis: 'customers', holdoutShare: 0.25, contactGapDays: 0, channel, text });
    shop.lock(campaignId);
    const file = `${id}-${channel}.${extension}`;
    await shop.export(campaignId, id, file, columns.length > 0 ? [channel === 'sms' ? 'phone' : channel, 'name', 'text'] : undefined);
    const frozen = shop.db.all<{ address: string; text: string; slots: string; name: string; nick: string; id: number }>("SELECT m.address, m.text, m.slots, c.name, c.nick, c.id FROM campaign_members m JOIN customers c ON c.id = m.customer_id WHERE campaign_id = :campaignId AND arm = 'treated' ORDER BY m.customer_id", { campaignId });
    const whole = readFileSync(shop.path(file), 'utf8').replace(/^\uFEFF/, '');
    // A table that a spreadsheet opens by itself guards what would run; a workbook's cells are text anyway.
    const shown = (cell: string) => (extension === 'csv' ? guardCell(cell, 'text') : cell);
    const forms = (m: (typeof frozen)[number]) => [m.address, m.address.replace(/^\+86/, ''), m.address.replace('+', '')];
    if (extension === 'vcf') expect(readCards(whole)).toEqual(frozen.map((m) => ({ FN: m.name.trim() === '' ? m.nick : m.name, N: ['', m.name, '', '', ''], NICKNAME: m.nick, 'TEL;TYPE=CELL': m.address })));
    else if (extension === 'txt') whole.split('\r\n').slice(0, -1).forEach((line, i) => expect(forms(frozen[i]!), file).toContain(line));
    else {
      const [head, ...rows] = extension === 'xlsx' ? readSheet(shop.path(file)) : readCsv(whole);
      expect(rows, file).toHaveLength(frozen.length);
      if (columns.length === 0 && headers.at(-1)!.endsWith('…')) rows.forEach((row, i) => expect([forms(frozen[i]!).includes(row[0]!), row.slice(1)], file).toEqual([true, (JSON.parse(frozen[i]!.slots) as string[]).map(shown)]));
      else {
        if (columns.length === 0) expect(head, file).toEqual(headers);
        rows.forEach((row, i) => {
          const m = frozen[i]!;
          const known = new Set(['', 'Mobile', '杭州', String(m.id), m.nick, shown(m.name), shown(m.text), ...forms(m)]);
          expect(row.filter((cell) => !known.has(cell)), file).toEqual([]);
          expect(row.some((cell) => forms(m).includes(cell)), file).toBe(true);
        });
      }
    }
    seen.set(id, seen.get(id)! + frozen.length);
  }
  expect([...seen.values()].every((n) => n >= 30)).toBe(true);
});
