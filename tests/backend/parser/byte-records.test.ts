import fc from 'fast-check';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Papa from 'papaparse';
import { afterAll, expect, test } from 'vitest';
import { ByteRecords } from '../../../electron/backend/files/byte-records.ts';
import { ByteRow } from '../../../electron/backend/files/byte-row.ts';
import { csvRecords } from '../../../electron/backend/files/csv-records.ts';
import { KnownTexts } from '../../../electron/backend/files/known-texts.ts';
import { readText } from '../../../electron/backend/files/read-text.ts';
import type { TextEncoding } from '../../../electron/backend/files/text-encoding.ts';

const folder = mkdtempSync(join(tmpdir(), 'byte-records-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const textsOf = { 'utf-8': new KnownTexts('utf-8'), gb18030: new KnownTexts('gb18030') };

/** The records found in bytes; null where they aren't plain. */
function readBytes(bytes: Buffer, encoding: 'utf-8' | 'gb18030'): string[][] | null {
  const records = new ByteRecords(1000, ',', true, encoding === 'gb18030');
  const texts = textsOf[encoding];
  return records.read(bytes) ? Array.from({ length: records.count }, (_, i) => new ByteRow({ bytes, records, texts }).start(i, i + 1).cells) : null;
}

async function readFile(bytes: Buffer, encoding: TextEncoding, asBytes: boolean) {
  const path = join(folder, 'file.csv');
  writeFileSync(path, bytes);
  const rows = [];
  const strays = [];
  for await (const batch of csvRecords(asBytes ? readText(path, bytes.length, encoding) : withoutBytes(readText(path, bytes.length, encoding)), ',', { min: 1, max: 9 }, true, encoding)) {
    for (const row of batch.rows) rows.push({ line: row.line, cells: row.cells, fault: row.fault, asBytes: row instanceof ByteRow });
    strays.push(batch.hasStrays);
  }
  return { rows, strays: strays.includes(true) };
}

async function* withoutBytes(pieces: ReturnType<typeof readText>) {
  for await (const { text, bytesDone } of pieces) yield { text, bytesDone };
}

test('what is read in bytes reads as it does quote by quote', () => {
  const text = fc.string({ unit: fc.constantFrom('"', '","', ',', '=', '\n', 'a', '="1"', ' ', '王'), maxLength: 24 });
  let taken = 0;
  fc.assert(
    fc.property(text, (written) => {
      const records = readBytes(Buffer.from(written), 'utf-8');
      if (records === null) return;
      taken++;
      const slowly = Papa.parse<string[]>(written, { delimiter: ',', newline: '\n' }).data;
      if (written === '' || written.endsWith('\n')) slowly.pop(); // behind the last line end
      expect(records).toEqual(slowly.map((cells) => cells.map((cell) => /^="([^",]*)"$/.exec(cell)?.[1] ?? cell)));
    }),
    { numRuns: 5000 },
  );
  expect(taken).toBeGreaterThan(500);
});

test.each([
  ['a,"b"\r\n"c",d\r\n', [['a', 'b'], ['c', 'd']]],
  ['="0017","",\n', [['0017', '', '']]],
  ['a\rb\n', null],
  ['"a ""b"""\n', null],
  ['"a\nb"\n', null],
  ['a"b\n', null],
  ['"never closed', null],
  ['="1,2"\n', null],
])('%j', (text, records) => {
  expect(readBytes(Buffer.from(text), 'utf-8')).toEqual(records);
});

test('GB18030: no second byte is taken for a separator, and characters of four bytes and broken ones are noticed', () => {
  const pair = (first: number, second: number) => Buffer.concat([Buffer.from('"'), Buffer.of(first, second), Buffer.from('","x"\n')]);
  for (let second = 0x40; second <= 0xfe; second++) {
    if (second === 0x7f) continue;
    const bytes = pair(0xb0, second);
    expect(readBytes(bytes, 'gb18030')).toEqual([[new TextDecoder('gb18030').decode(bytes.subarray(1, 3)), 'x']]);
  }
  const records = new ByteRecords(100, ',', true, true);
  const isWellFormed = (bytes: Buffer) => records.read(bytes) && records.isWellFormed;
  expect(isWellFormed(pair(0xb0, 0xa1))).toBe(true);
  expect(isWellFormed(Buffer.from([0x22, 0x81, 0x30, 0x81, 0x30, 0x22]))).toBe(false);
  expect(isWellFormed(Buffer.from([0x22, 0xb0, 0x22]))).toBe(false);
});

test.each(['utf-8', 'gb18030', 'windows-1252'] as const)('%s: a file reads in bytes as it does as text, in whatever pieces', async (encoding) => {
  const gb = { 王: Buffer.of(0xcd, 0xf5), '\u{20000}': Buffer.of(0x95, 0x32, 0x82, 0x36) } as Record<string, Buffer>;
  const encode = (text: string) => (encoding === 'gb18030' ? Buffer.concat(Array.from(text, (c) => gb[c] ?? Buffer.from(c))) : Buffer.from(text));
  const line = fc.constantFrom('"1","王","x"', '2,王,', '"3","a ""b""","c"', '"4","two\nlines","d"', '', '"5","broken', '="6",7,8', '"9","\u{20000}","z"', `"10","${'王'.repeat(3000)}","y"`, '"11\r","a","b"', '12,nul\0,x');
  await fc.assert(
    fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 60 }), fc.constantFrom('\n', '\r\n'), fc.boolean(), async (lines, lineEnd, isCut) => {
      const whole = encode(lines.join(lineEnd));
      const bytes = isCut ? Buffer.concat([whole, Buffer.of(0xb0)]) : whole;
      if (bytes.length === 0) return;
      const [quick, slow] = [await readFile(bytes, encoding, true), await readFile(bytes, encoding, false)];
      const plain = (cells: string[]) => cells.map((cell) => /^="([^",]*)"$/.exec(cell)?.[1] ?? cell);
      expect(quick.rows.map((row) => ({ ...row, cells: plain(row.cells), asBytes: null }))).toEqual(slow.rows.map((row) => ({ ...row, cells: plain(row.cells), asBytes: null })));
      expect(quick.strays).toBe(slow.strays);
    }),
    { numRuns: 60 },
  );
  const { rows } = await readFile(encode('"1","王","x"\n'.repeat(20_000)), encoding, true);
  expect(rows.every((row) => row.asBytes)).toBe(true);
});
