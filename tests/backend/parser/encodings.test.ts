import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { parseBytes, type Parsed } from './parse-to-rows.ts';
import { csvLine, manyOrders, taobaoCells, taobaoCsv, taobaoHeader } from './taobao-csv.ts';

const table = [taobaoHeader, ...manyOrders(30).map((cells, i) => taobaoCells({ ...cells, nick: `顾客${i}`, memo: i % 3 === 0 ? '请快，谢谢' : '' }))];
const text = (newline: string, delimiter = ','): string => table.map((cells) => csvLine(cells, delimiter)).join(newline) + newline;
const gb18030 = (value: string): Buffer => {
  // Node decodes GB18030 and doesn't write it: the table is turned round.
  const bytes: Buffer[] = [];
  for (const character of value) bytes.push(gbOf(character));
  return Buffer.concat(bytes);
};
const gbBytes = new Map<string, Buffer>();
function gbOf(character: string): Buffer {
  if (gbBytes.size === 0) {
    const decoder = new TextDecoder('gb18030');
    for (let first = 0x81; first <= 0xfe; first++) {
      for (let second = 0x40; second <= 0xfe; second++) {
        const pair = Buffer.from([first, second]);
        const decoded = decoder.decode(pair);
        if (Array.from(decoded).length === 1 && !gbBytes.has(decoded)) gbBytes.set(decoded, pair);
      }
    }
    gbBytes.set('𠮷', Buffer.from('9534b235', 'hex'));
  }
  return character.charCodeAt(0) < 0x80 ? Buffer.from(character) : gbBytes.get(character)!;
}
const utf16 = (value: string, big: boolean): Buffer => {
  const bytes = Buffer.from(value, 'utf16le');
  return big ? bytes.swap16() : bytes;
};
const factsOf = ({ rows, fates, tail }: Parsed) => ({ bodies: rows.map(({ orderNo, account, contact, body }) => ({ orderNo, account, contact, body })), fates: fates.length, checkUp: tail?.checkUp });

const encodings: [string, string, (value: string) => Uint8Array][] = [
  ['UTF-8', 'utf-8', (value) => Buffer.from(value)],
  ['UTF-8 with a mark', 'utf-8', (value) => Buffer.from(`\ufeff${value}`)],
  ['UTF-8 with two marks', 'utf-8', (value) => Buffer.from(`\ufeff\ufeff${value}`)],
  ['UTF-16LE with a mark', 'utf-16le', (value) => utf16(`\ufeff${value}`, false)],
  ['UTF-16BE with a mark', 'utf-16be', (value) => utf16(`\ufeff${value}`, true)],
  ['UTF-16LE', 'utf-16le', (value) => utf16(value, false)],
  ['UTF-16BE', 'utf-16be', (value) => utf16(value, true)],
  ['GB18030', 'gb18030', gb18030],
];

test.each(encodings)('%s with any line end and delimiter gives the same facts', async (_, encoding, encode) => {
  const expected = factsOf(await parseBytes(text('\n')));
  expect(expected.bodies).toHaveLength(30);
  for (const newline of ['\n', '\r\n', '\r']) {
    for (const delimiter of [',', '\t', ';', '|']) {
      const parsed = await parseBytes(encode(text(newline, delimiter)));
      expect(parsed.head).toMatchObject({ encoding, delimiter });
      expect(factsOf(parsed)).toEqual(expected);
    }
  }
});

test('line ends of all kinds in one file, NULs between the cells, no last line end', async () => {
  const lines = text('\n').trimEnd().split('\n');
  const mixed = lines.map((line, i) => (i === lines.length - 1 ? line : line + ['\n', '\r\n', '\r'][i % 3]!)).join('').replaceAll('交易成功,', '交易成功\0,');
  expect(factsOf(await parseBytes(mixed))).toEqual(factsOf(await parseBytes(text('\n'))));
});

test('two files joined: a mark in the middle and a second header', async () => {
  const { rows, fates } = await parseBytes(`\ufeff${text('\n')}\ufeff${text('\n')}`);
  expect([rows.length, fates.map(({ reason }) => reason)]).toEqual([60, ['repeated_header']]);
});

test('a four-byte character of GB18030, cut by the end of a piece, is whole', async () => {
  const many = taobaoCsv(...manyOrders(3000).map((cells) => ({ ...cells, nick: '王𠮷' })));
  const { rows } = await parseBytes(gb18030(many));
  expect(rows).toHaveLength(3000);
  expect(new Set(rows.map(({ account }) => account))).toEqual(new Set(['buyer:王𠮷']));
});

test('Windows-1252, told by its lone high bytes, also where they come late', async () => {
  const header = 'Name,Email,Financial Status,Paid at,Currency,Total,Created at,Lineitem quantity,Lineitem name,Lineitem price,Shipping Name';
  const line = (name: string, i: number) => `#${i},a${i}@example.com,paid,2026-10-01 14:00:03 +0200,EUR,5.00,2026-10-01 13:00:00 +0200,1,Mug,5.00,${name}`;
  const lines = [header, ...Array.from({ length: 4000 }, (_, i) => line(i === 3990 ? 'Ida D\u00edaz \u20ac' : 'Ida', i))];
  const bytes = Buffer.from(lines.join('\n').replace('\u20ac', '\u0080'), 'latin1');
  const { head, rows } = await parseBytes(bytes);
  expect(head!.encoding).toBe('windows-1252');
  expect(rows[3990]!.contact![0]).toBe('Ida Díaz €');
});

test('a byte that is no character costs the row where it stands in a name or number, not in a memo', async () => {
  const lines = taobaoCsv(...manyOrders(40).map((cells) => ({ ...cells, nick: '顾客', memo: '谢谢' }))).split('\n');
  const bytes = (line: string, at: string): Buffer => Buffer.concat([gb18030(line.slice(0, line.indexOf(at))), Buffer.from([0xff]), gb18030(line.slice(line.indexOf(at)))]);
  const file = Buffer.concat(lines.flatMap((line, i) => [i === 5 ? bytes(line, '顾客') : i === 7 ? bytes(line, '谢谢') : gb18030(line), Buffer.from('\n')]));
  const { head, rows, fates } = await parseBytes(file);
  expect(head!.encoding).toBe('gb18030');
  expect(fates.map(({ line, reason }) => [line, reason])).toEqual([[6, 'not_text']]);
  expect(rows.find(({ line }) => line === 8)!.buyerMemo).toBe('\ufffd谢谢');
});

test('UTF-8 with one line of GB18030 is UTF-8, and that line is told', async () => {
  const lines = taobaoCsv(...manyOrders(40).map((cells) => ({ ...cells, nick: '顾客' }))).trimEnd().split('\n');
  const file = Buffer.concat(lines.flatMap((line, i) => [i === 9 ? gb18030(line) : Buffer.from(line), Buffer.from('\n')]));
  const { head, rows, fates } = await parseBytes(file);
  expect([head!.encoding, rows.length, fates.map(({ line, reason }) => [line, reason])]).toEqual(['utf-8', 39, [[10, 'not_text']]]);
});

const zones = ['UTC', 'Asia/Shanghai', 'Asia/Kathmandu', 'America/St_Johns', 'America/Sao_Paulo', 'Africa/Casablanca', 'Pacific/Apia', 'Pacific/Kiritimati', 'Europe/Dublin'];
const dated = ['pdd_orders_utf8/orders_export.csv', 'taobao_orders_2017_gbk/ExportOrderList201707190930.csv', 'amazon_all_orders_de_cp1252/50000000354.txt', 'ebay_orders_legacy/SalesHistory.csv', 'aliexpress_orders_legacy_xls/aliexpress_orders.xls', 'shopify_utf8/orders_export_1.csv'];

test('the days and instants of six platforms are the same on machines of nine zones', () => {
  const script = `
    import { parsePath, fixture } from './parse-to-rows.ts';
    for (const file of ${JSON.stringify(dated)}) {
      const { rows, tail } = await parsePath(fixture(file));
      console.log(JSON.stringify([rows.map((row) => row.body), tail]));
    }`;
  const run = (zone: string) => execFileSync(process.execPath, ['--input-type=module-typescript', '-e', script], { cwd: import.meta.dirname, env: { ...process.env, TZ: zone }, encoding: 'utf8' });
  const first = run('UTC');
  expect(first.split('\n').filter((text) => text.includes('"firstDay":"20'))).toHaveLength(dated.length);
  for (const zone of zones) expect([zone, run(zone)]).toEqual([zone, first]);
}, 300_000);
