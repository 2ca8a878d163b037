import Papa from 'papaparse';
import { expect, test } from 'vitest';
import { csvText } from '../../renderer/ui/csv-text.ts';

test('a chart’s rows as CSV: names are no formulas, numbers stay numbers, and every cell comes back', () => {
  const names = ['=1+1', '+1-1', '-2', '@SUM(1)', '\t=1', '\r=1', '\n=1', '＝1', '＠x', ' =1', '=HYPERLINK("http://x","y")', 'a,b', 'a"b', 'a\r\nb', '连衣裙'];
  const { data } = Papa.parse<string[]>(csvText(names.map((name) => [name, -5, null])), { newline: '\r\n' });
  expect(data.map((row) => row[0]!.replace(/^'/, ''))).toEqual(names);
  for (const [cell, number, none] of data) {
    expect(cell).not.toMatch(/^[\s\0]*[=+\-@＝＋－＠]/);
    expect([number, none]).toEqual(['-5', '']);
  }
});
