import { expect, test } from 'vitest';
import { ownIdOf, ownKey, readOwnValue, type OwnKind } from '../../shared/domain/own-fields.ts';

const options = ['书', '茶', '花'];
test.each<[OwnKind, string, string[] | undefined]>([
  ['text', ' 开  花店 ', ['开 花店']],
  ['text', '  ', []],
  ['number', '1,200', ['1200']],
  ['number', '12,00', undefined],
  ['number', '-3.5', ['-3.5']],
  ['number', '三个', undefined],
  ['number', '1e400', undefined],
  ['date', '2020/3/5', ['2020-03-05']],
  ['date', '2020年3月5日', ['2020-03-05']],
  ['date', '1958-11-02 00:00:00', ['1958-11-02']],
  ['date', '2021-02-29', undefined],
  ['date', '2020-13-01', undefined],
  ['date', '3月5日', undefined],
  ['choice', '茶', ['茶']],
  ['choice', '茶、书', undefined],
  ['multi', '茶、书', ['书', '茶']],
  ['multi', '茶,茶', ['茶']],
  ['multi', '茶,酒', undefined],
])('%s: %j is %j', (kind, written, wanted) => {
  expect(readOwnValue({ kind, options }, written)?.map((v) => v.value)).toEqual(wanted);
});

test('a key leads back to its field, and nothing else is one', () => {
  expect(ownIdOf(ownKey(12))).toBe(12);
  for (const text of ['own_', 'own_0', 'own_1x', 'own_01', 'tags', 'own_99999999999']) expect(ownIdOf(text)).toBeUndefined();
});
