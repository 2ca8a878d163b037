import { mkdirSync, mkdtempSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { expandFiles } from '../../../electron/backend/files/expand-files.ts';
import { parseFiles } from '../../../electron/backend/imports/parse-files.ts';
import { makeZip, sheetXml, workbookParts } from './make-zip.ts';

let dir: string;
const unpack = () => join(dir, 'tmp');
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'huitouke-expand-'));
  mkdirSync(unpack());
});
const put = (name: string, content: string | Uint8Array) => {
  const path = join(dir, name);
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, content);
  return { path, name: name.split('/').at(-1)! };
};
const csv = (no: string) => `订单编号,买家实付金额,订单状态,订单创建时间,订单付款时间\r\n${no},10.00,交易成功,2026-09-01 10:00:00,2026-09-01 10:01:00\r\n`;

async function read(files: { path: string; name: string }[]) {
  const expanded = await expandFiles(files, unpack());
  const outcome: Record<string, string | number> = {};
  for await (const message of parseFiles({ files: expanded }, (head) => ({ go: { timeZone: head.defaultTimeZone, currency: head.defaultCurrency } }))) {
    if ('failed' in message) outcome[expanded[message.file]!.name] = message.failed.code;
    if ('tail' in message) outcome[expanded[message.file]!.name] = message.tail.rows;
  }
  return outcome;
}

describe('an archive of exports', () => {
  test('is as many files as it holds; its names become no paths, and nothing is left lying', async () => {
    const outcome = await read([
      put('九月.zip', makeZip([{ name: '一店/订单.csv', content: csv('30000000000000017') }, { name: '../../../etc/订单.csv', content: csv('30000000000000018') }, { name: '__MACOSX/._订单.csv', content: 'x' }, { name: '一店/', content: '' }])),
    ]);
    expect(outcome).toEqual({ '九月.zip › 一店/订单.csv': 1, '九月.zip › ../../../etc/订单.csv': 1 });
    expect(readdirSync(unpack())).toEqual([]);
    expect(readdirSync(dir).sort()).toEqual(['tmp', '九月.zip']);
  });

  test('holds no archives, lock marks or bombs', async () => {
    const inner = makeZip([{ name: 'a.csv', content: csv('1') }]);
    expect(await read([put('a.zip', makeZip([{ name: 'in.zip', content: inner }, { name: 'x/~$订单.xlsx', content: 'x' }, { name: 'photo.jpg', content: '\xff\xd8\xff' }]))])).toEqual({
      'a.zip › in.zip': 'file_nested_archive',
      'a.zip › x/~$订单.xlsx': 'file_lock_mark',
      'a.zip › photo.jpg': 'file_unknown_layout',
    });
    expect(await read([put('bomb.zip', makeZip([{ name: 'a.csv', content: '0'.repeat(3_000_000) }]))])).toEqual({ 'bomb.zip': 'file_too_large' });
    expect(await read([put('liar.zip', makeZip([{ name: 'a.csv', content: csv('1'), claimedSize: 20 }]))])).toEqual({ 'liar.zip › a.csv': 'file_damaged' });
    expect(await read([put('cut.zip', makeZip([{ name: 'a.csv', content: csv('1') }]).subarray(0, 60))])).toEqual({ 'cut.zip': 'file_damaged' });
    expect(await read([put('empty.zip', makeZip([{ name: 'a/', content: '' }]))])).toEqual({ 'empty.zip': 'file_empty' });
  });

  test('with a part that isn’t what was saved: that one isn’t read, the others are', async () => {
    const zip = makeZip([{ name: 'a.csv', content: csv('30000000000000017').replace('10.00', '90.00'), checksumOf: csv('30000000000000017') }, { name: 'b.csv', content: csv('30000000000000018') }]);
    expect(await read([put('a.zip', zip)])).toEqual({ 'a.zip › a.csv': 'file_altered', 'a.zip › b.csv': 1 });
    expect(readdirSync(unpack())).toEqual([]);
  });

  test('is not what a workbook is', async () => {
    const sheet = sheetXml([['订单编号', '买家实付金额', '订单状态', '订单创建时间'], ['30000000000000017', '10.00', '交易成功', '2026-09-01 10:00:00']]);
    expect(await read([put('a.xlsx', makeZip(workbookParts([sheet])))])).toEqual({ 'a.xlsx': 1 });
    expect(await read([put('b.zip', makeZip([{ name: '订单.xlsx', content: makeZip(workbookParts([sheet])) }]))])).toEqual({ 'b.zip › 订单.xlsx': 1 });
  });

  test('of an old Windows tool has names in GBK', async () => {
    // `订单.csv`, which the directory doesn't say is GBK.
    const zip = Buffer.from(makeZip([{ name: 'dddd.csv', content: csv('30000000000000017') }]));
    const gbk = Buffer.from([0xb6, 0xa9, 0xb5, 0xa5]);
    for (let at = zip.indexOf('dddd'); at >= 0; at = zip.indexOf('dddd', at + 1)) gbk.copy(zip, at);
    expect(await read([put('gbk.zip', zip)])).toEqual({ 'gbk.zip › 订单.csv': 1 });
  });
});

describe('a folder', () => {
  test('is all that is in it, but for what systems leave behind; links lead nowhere', async () => {
    put('导出/2025/订单.csv', csv('30000000000000017'));
    put('导出/订单.csv', csv('30000000000000018'));
    put('导出/.DS_Store', 'x');
    put('导出/Thumbs.db', 'x');
    put('导出/~$订单.xlsx', 'x');
    put('elsewhere.csv', csv('30000000000000019'));
    symlinkSync(join(dir, 'elsewhere.csv'), join(dir, '导出/link.csv'));
    expect(await read([{ path: join(dir, '导出'), name: '导出' }])).toEqual({ '导出/2025/订单.csv': 1, '导出/订单.csv': 1, '导出/~$订单.xlsx': 'file_lock_mark' });
  });
});

test('equal names are told apart, and each knows what it was in', async () => {
  const [one, two] = [put('x/a.csv', csv('30000000000000017')), put('y/a.csv', csv('30000000000000018'))];
  expect(await expandFiles([one, two], unpack())).toMatchObject([{ name: 'a.csv', chosen: 0 }, { name: 'a.csv (2)', chosen: 1 }]);
});

test('too many are said before any is read', async () => {
  const parts = Array.from({ length: 501 }, (_, i) => ({ name: `${i}.csv`, content: 'a' }));
  await expect(expandFiles([put('many.zip', makeZip(parts))], unpack())).rejects.toMatchObject({ code: 'too_many_files' });
});
