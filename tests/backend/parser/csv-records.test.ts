import fc from 'fast-check';
import Papa from 'papaparse';
import { expect, test } from 'vitest';
import { csvRecords } from '../../../electron/backend/files/csv-records.ts';
import { plainReader } from '../../../electron/backend/files/plain-csv.ts';
import type { RawRow } from '../../../electron/backend/files/raw-row.ts';

async function read(text: string, pieceChars = text.length || 1, cells = { min: 1, max: 9 }): Promise<RawRow[]> {
  const pieces = Array.from({ length: Math.ceil(text.length / pieceChars) }, (_, i) => ({ text: text.slice(i * pieceChars, (i + 1) * pieceChars), bytesDone: 0 }));
  const rows: RawRow[] = [];
  for await (const batch of csvRecords(pieces, ',', cells)) rows.push(...batch.rows);
  return rows;
}
const cellsOf = (rows: RawRow[]): string[][] => rows.map(({ cells }) => cells);

test.each([
  ['a,b\nc,d', [['a', 'b'], ['c', 'd']]],
  ['a,b\nc,d\n', [['a', 'b'], ['c', 'd']]],
  ['"a,1","b""2"""\n', [['a,1', 'b"2"']]],
  ['"a\nb",c\nd,e', [['a\nb', 'c'], ['d', 'e']]],
  ['="0017","x"\n', [['0017', 'x']]],
  ['15" monitor,b\nc,d', [['15" monitor', 'b'], ['c', 'd']]],
  ['"a" ,"b"\t\n', [['a', 'b']]],
  ['"a"b",c\nd,e', [['a"b', 'c'], ['d', 'e']]],
  [' "a",b', [[' "a"', 'b']]],
  ['a,,\n,,b', [['a', '', ''], ['', '', 'b']]],
  ['""', []],
  ['a,""', [['a', '']]],
  ['\n\n\na,b\n\n', [['a', 'b']]],
])('%j', async (text, rows) => {
  for (const pieceChars of [1, 2, 3, 7, 1000]) expect(cellsOf(await read(text, pieceChars))).toEqual(rows);
});

test('lines count from the record’s first line, over quoted line ends and empty lines', async () => {
  expect((await read('h,i\n"a\nb",c\n\nd,e\n"x",y')).map(({ line }) => line)).toEqual([1, 2, 5, 6]);
});

test('a quote that is never closed costs its row alone', async () => {
  const lines = Array.from({ length: 300_000 }, (_, i) => `${i},"name ${i}",3`);
  lines[2] = '2,"name 2,3';
  const rows = await read(lines.join('\n'), 65_536, { min: 3, max: 3 });
  expect(rows).toHaveLength(300_000);
  expect(rows.filter(({ fault }) => fault !== null)).toEqual([{ line: 3, cells: ['2', 'name 2,3'], fault: 'unterminated_quote' }]);
});

test('without another quote in the file it costs its row alone too', async () => {
  const lines = Array.from({ length: 100_000 }, (_, i) => `${i},name,3`);
  lines[2] = '2,"name,3';
  const rows = await read(lines.join('\n'), 65_536, { min: 3, max: 3 });
  expect(rows).toHaveLength(100_000);
  expect(rows.filter(({ fault }) => fault !== null).map(({ line }) => line)).toEqual([3]);
});

test('a stray quote that would close many lines later is found out by the number of cells', async () => {
  const rows = await read('1,"a,x\n2,b,y\n3,c,15"\n4,d,w\n', 1000, { min: 3, max: 3 });
  expect(rows.map(({ line, fault }) => [line, fault])).toEqual([[1, 'unterminated_quote'], [2, null], [3, null], [4, null]]);
});

test('a broken quote in every line stays fast and loses no line', async () => {
  const rows = await read(Array.from({ length: 50_000 }, (_, i) => `${i},"broken,x${'-'.repeat(200)}`).join('\n'), 65_536, { min: 3, max: 3 });
  expect(rows).toHaveLength(50_000);
  expect(rows.every(({ fault }) => fault === 'unterminated_quote')).toBe(true);
});

test('a record of more than 200 lines or a megabyte is given up, and what follows is read', async () => {
  const long = `"${'x\n'.repeat(250)}",b,c\n`;
  const rows = await read(`${long}1,2,3\n`, 1000, { min: 3, max: 3 });
  expect(rows[0]).toMatchObject({ line: 1, fault: 'unterminated_quote' });
  expect(rows.at(-1)).toEqual({ line: 252, cells: ['1', '2', '3'], fault: null });
  const wide = await read(`a,${'y'.repeat(3_000_000)}\n1,2\n`, 65_536);
  expect(wide.map(({ line, fault }) => [line, fault])).toEqual([[1, 'record_too_long'], [2, null]]);
  expect(wide[0]!.cells.join('').length).toBeLessThan(20_000);
});

// No figures of time here: what these guard against takes minutes, and a test may take thirty seconds.
test('twenty megabytes of quotes end', async () => {
  const rows = await read('"'.repeat(20_000_000), 65_536);
  expect(rows.map(({ fault }) => fault)).toEqual(['record_too_long']);
});

test('ten million empty lines end', async () => {
  expect(await read('\n'.repeat(10_000_000), 65_536)).toEqual([]);
});

test('what is written by the rules is read back, however it is cut into pieces', async () => {
  const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', ' ', '王', '='), maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { maxLength: 8 }), fc.integer({ min: 1, max: 20 }), async (table, pieceChars) => {
      const text = table.map((cells) => cells.map((value) => `"${value.replaceAll('"', '""')}"`).join(',')).join('\n');
      expect(cellsOf(await read(text, pieceChars, { min: 3, max: 3 }))).toEqual(table);
    }),
    { numRuns: 500 },
  );
});

test('any text: each line is in exactly one record, whatever the pieces', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: fc.constantFrom('a', 'b', '"', ',', '\n', ' '), maxLength: 60 }), fc.integer({ min: 1, max: 9 }), async (text, pieceChars) => {
      const rows = await read(text, pieceChars, { min: 2, max: 3 });
      expect(rows).toEqual(await read(text, 1000, { min: 2, max: 3 }));
      const filled = text.split('\n').filter((line) => line !== '' && line !== '""').length;
      const covered = rows.reduce((lines, { cells, fault }) => lines + (fault === null ? cells.join('').split('\n').length : 1), 0);
      expect(covered).toBeGreaterThanOrEqual(Math.min(filled, rows.length));
      expect(new Set(rows.map(({ line }) => line)).size).toBe(rows.length);
    }),
    { numRuns: 2000 },
  );
});

test('what is read at once reads as it does quote by quote', () => {
  const text = fc.string({ unit: fc.constantFrom('"', '","', ',', '=', '\n', 'a', '="1"', ' '), maxLength: 24 });
  let taken = 0;
  fc.assert(
    fc.property(text, (written) => {
      const records = plainReader(',', true)(written);
      if (records === null) return;
      taken++;
      const slowly = Papa.parse<string[]>(written, { delimiter: ',', newline: '\n' }).data;
      expect(records).toEqual(slowly.map((cells) => cells.map((cell) => /^="([^",]*)"$/.exec(cell)?.[1] ?? cell)));
    }),
    { numRuns: 5000 },
  );
  expect(taken).toBeGreaterThan(500);
});
