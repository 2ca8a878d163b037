import { expect, test } from 'vitest';
import { wrapText } from '../../renderer/lib/wrap-text.ts';

test('text on the picture: no line begins with a stop, amounts stay whole, and what is too long ends in an ellipsis', () => {
  const fits = (line: string) => line.length <= 8;
  const lines = wrapText('一共花过 ¥23,663，各再买一次，真好。', fits, 9);
  expect(lines.join('').replaceAll(' ', '')).toBe('一共花过¥23,663，各再买一次，真好。');
  for (const line of lines) expect(line).not.toMatch(/^[，。]|¥$/);
  const cut = wrapText('一二三四五六七八九十一二三四五六七八九十', fits, 2);
  expect(cut).toHaveLength(2);
  expect(cut[1]).toMatch(/…$/);
  expect(cut.every(fits)).toBe(true);
  expect(wrapText('', fits, 2)).toEqual([]);
});
