import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '../../shared/locales');
const namespaces = readdirSync(join(root, 'zh-CN')).map((f) => f.replace('.json', ''));

type Tree = { [key: string]: string | Tree };
function flatten(tree: Tree, path = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]) => (typeof value === 'string' ? [[path + key, value] as [string, string]] : flatten(value, `${path}${key}.`)));
}
const read = (language: string, namespace: string) => flatten(JSON.parse(readFileSync(join(root, language, `${namespace}.json`), 'utf8')) as Tree);
/** Chinese has one form and English two; they are one key. */
const plain = (key: string) => key.replace(/_(one|other)$/, '');
/** Placeholders and tags; how a number is written may differ. */
const slots = (text: string) => [...new Set([...text.matchAll(/\{\{\s*(\w+)/g)].map((m) => m[1]!).concat([...text.matchAll(/<(\w+)>/g)].map((m) => `<${m[1]!}>`)))].sort();

test('both languages have the same files', () => {
  expect(readdirSync(join(root, 'en'))).toEqual(readdirSync(join(root, 'zh-CN')));
  expect(namespaces.length).toBeGreaterThan(8);
});

describe.each(namespaces)('%s', (namespace) => {
  const zh = read('zh-CN', namespace);
  const en = read('en', namespace);

  test('has the same keys in both languages', () => {
    expect([...new Set(en.map(([k]) => plain(k)))].sort()).toEqual([...new Set(zh.map(([k]) => plain(k)))].sort());
  });

  test('has the same placeholders and tags in both languages', () => {
    const wanted = new Map(zh.map(([key, text]) => [plain(key), slots(text)]));
    const differing = en.filter(([key, text]) => {
      const given = slots(text);
      const chinese = wanted.get(plain(key)) ?? [];
      // The singular may say "one" in words.
      const needed = key.endsWith('_one') ? chinese.filter((s) => s !== 'count') : chinese;
      return given.some((s) => !chinese.includes(s)) || needed.some((s) => !given.includes(s));
    });
    expect(differing.map(([key]) => key)).toEqual([]);
  });

  test('has both forms of a plural in English', () => {
    const keys = new Set(en.map(([k]) => k));
    expect([...keys].filter((k) => (k.endsWith('_one') && !keys.has(`${plain(k)}_other`)) || (k.endsWith('_other') && !keys.has(`${plain(k)}_one`)))).toEqual([]);
  });

  test('has no empty text', () => {
    expect([...zh, ...en].filter(([, text]) => text.trim() === '').map(([key]) => key)).toEqual([]);
  });

  test('has no curly quotes in English: the Chinese font makes them as wide as a character', () => {
    expect(en.filter(([, text]) => /[“”‘’]/.test(text)).map(([key]) => key)).toEqual([]);
  });

  test('has Chinese in Chinese and none in English', () => {
    // The name of a language stands in that language, and the brackets of a signature are what they are.
    const own = new Set(['looks.languages.zh-CN', 'sms.open', 'sms.close']);
    const han = /\p{Script=Han}/u;
    expect(en.filter(([key, text]) => han.test(text) && !own.has(key)).map(([key]) => key)).toEqual([]);
  });
});
