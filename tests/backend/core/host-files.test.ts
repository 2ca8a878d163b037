import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { describeError, openLog } from '../../../electron/log-file.ts';
import { placeFiles } from '../../../electron/place-files.ts';
import { wordStartFailure } from '../../../electron/start-failure.ts';
import { readWindowState, saveWindowState } from '../../../electron/window-state.ts';
import { findEndpoint } from '../../../shared/contract/contract.ts';
import type { FileRef } from '../../../shared/contract/endpoint.ts';
import { AppError } from '../../../shared/lib/app-error.ts';

let dir = '';
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'huitouke-host-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

describe('the window', () => {
  const screens = [{ x: 0, y: 0, width: 1920, height: 1080 }];
  const usual = { width: 1280, height: 800, maximized: false };
  const file = () => join(dir, 'window.json');

  test('comes back as it was left', () => {
    const state = { x: 100, y: 50, width: 1400, height: 900, maximized: true };
    saveWindowState(dir, state);
    expect(readWindowState(dir, screens)).toEqual(state);
    expect(readdirSync(dir)).toEqual(['window.json']);
  });

  test.each([
    ['on a screen that is gone', { x: 2500, y: 50 }, { width: 1400, height: 900 }],
    ['with its title bar above the screen', { x: 0, y: -500 }, { width: 1400, height: 900 }],
    ['half to the left', { x: -700, y: 0 }, { x: -700, y: 0, width: 1400, height: 900 }],
    ['too small', { width: 10, height: 10 }, { x: 100, y: 50, width: 1024, height: 700 }],
  ])('%s is mended', (_name, given, wanted) => {
    saveWindowState(dir, { x: 100, y: 50, width: 1400, height: 900, maximized: false, ...given });
    expect(readWindowState(dir, screens)).toEqual({ ...wanted, maximized: false });
  });

  test('every damage of the note gives the usual window', () => {
    expect(readWindowState(dir, screens)).toEqual(usual);
    const whole = JSON.stringify({ x: 1, y: 2, width: 1300, height: 900, maximized: false });
    for (let length = 0; length < whole.length; length++) {
      writeFileSync(file(), whole.slice(0, length));
      expect(readWindowState(dir, screens)).toEqual(usual);
    }
    for (const text of ['null', '[]', '"x"', '{"width":"1300"}', '{"x":1,"y":2,"width":1e9,"height":900,"maximized":false}', '{"__proto__":{"width":1}}']) {
      writeFileSync(file(), text);
      expect(readWindowState(dir, screens), text).toEqual(usual);
    }
    rmSync(file());
    mkdirSync(file());
    expect(readWindowState(dir, screens)).toEqual(usual);
  });
});

describe('the log', () => {
  test('is for its owner alone, and never grows beyond two files of a megabyte', () => {
    const log = openLog(dir, () => new Date(0));
    log('first');
    expect(readFileSync(join(dir, 'logs', 'app.log'), 'utf8')).toBe('1970-01-01T00:00:00.000Z first\n');
    if (process.platform !== 'win32') expect(statSync(join(dir, 'logs', 'app.log')).mode & 0o777).toBe(0o600);
    for (let i = 0; i < 300; i++) log('x'.repeat(10_000));
    expect(readdirSync(join(dir, 'logs')).sort()).toEqual(['app.log', 'app.old.log']);
    const total = readdirSync(join(dir, 'logs')).reduce((sum, name) => sum + statSync(join(dir, 'logs', name)).size, 0);
    expect(total).toBeLessThan(2_100_000);
  });

  test('that cannot be written stops nothing', () => {
    writeFileSync(join(dir, 'logs'), 'a file where the folder should be');
    expect(() => openLog(dir)('x')).not.toThrow();
  });

  test('says where an error happened and never what it was about', () => {
    const text = describeError(new RangeError('王小明 13812345678\nsecond line'));
    expect(text).toMatch(/^RangeError\n\s+at .*host-files\.test\.ts/);
    expect(text).not.toMatch(/王小明|second line/);
    expect(describeError('王小明')).toBe('string');
  });
});

test('why it could not start is said in both languages', () => {
  expect(wordStartFailure(new AppError('in_use'), '/data')).toMatch(/已经打开[^]*Another copy[^]*\/data/);
  expect(wordStartFailure(new AppError('newer_database'), '/data')).toMatch(/更新版本[^]*newer version/);
  expect(wordStartFailure(new TypeError('x'), '/data')).toMatch(/没能启动[^]*could not start[^]*TypeError/);
});

describe('files in a terminal', () => {
  const added: string[] = [];
  const add = (path: string): FileRef => {
    added.push(path);
    return { token: '0'.repeat(32), name: path, size: 1 };
  };
  const place = (endpoint: string, input: unknown) => placeFiles(findEndpoint(endpoint)!, input, add);
  const ref = (name: string) => ({ token: '0'.repeat(32), name, size: 1 });
  beforeEach(() => {
    added.length = 0;
  });

  test('are what begins with @ where the schema wants a file', () => {
    expect(place('imports.preview', { files: ['@a.csv', '@../b 2.xlsx'], profile: '@x' })).toEqual({ files: [ref('a.csv'), ref('../b 2.xlsx')], profile: '@x' });
    expect(place('imports.saveRejects', { fileId: 1, to: '@out.csv' })).toEqual({ fileId: 1, to: ref('out.csv') });
    expect(added).toEqual(['a.csv', '../b 2.xlsx', 'out.csv']);
  });

  test('and nowhere else', () => {
    for (const [endpoint, input] of [
      ['customers.list', { search: '@lin' }],
      ['settings.save', { smsSignature: '@shop' }],
      ['imports.preview', { files: ['a.csv'] }],
      ['imports.preview', '@a.csv'],
      ['imports.preview', null],
    ] as const) {
      const before = structuredClone(input);
      place(endpoint, input);
      expect(input).toEqual(before);
    }
    expect(added).toEqual([]);
  });
});
