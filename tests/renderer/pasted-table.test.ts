import { expect, test } from 'vitest';
import { tableText } from '../../renderer/ui/pasted-table.ts';

test.each([
  ['cells of a spreadsheet', { text: '单号\t金额\r\nA1\t10\r\n', html: '<table><tr><td>单号</td></tr></table>' }, 'tsv'],
  ['a list of phones', { text: '13800138000\r\n13800138001', html: '' }, 'tsv'],
  ['a web page’s table without text', { text: '', html: '<html><body><table border=1><tr><td>a</td></tr></table></body></html>' }, 'html'],
] as const)('%s is a table', (_, copied, extension) => expect(tableText(copied)?.extension).toBe(extension));

test('one word, or nothing, is none', () => {
  expect(tableText({ text: '13800138000\n', html: '' })).toBeNull();
  expect(tableText({ text: '', html: '<p>hello</p>' })).toBeNull();
});
