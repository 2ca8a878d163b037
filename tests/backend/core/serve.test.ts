import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findEndpoint, listEndpoints } from '../../../shared/contract/contract.ts';
import { AppError } from '../../../shared/lib/app-error.ts';
import { serveWith } from './tiny-handlers.ts';

const endpoints = listEndpoints();
const count = (db: { get: (sql: string) => unknown }) => (db.get('SELECT count(*) AS n FROM t') as { n: number }).n;

describe('what is asked', () => {
  test.each(['', 'settings', 'settings.', '.get', 'settings.get.more', 'no.such', 'settings.constructor', '__proto__.get', 'constructor.name', 'settings.__proto__', 'toString.call'])(
    '"%s" is no endpoint',
    async (endpoint) => {
      const { call } = serveWith({ '*': () => 'reached' });
      expect(await call(endpoint, {})).toEqual({ ok: false, error: { code: 'unknown_endpoint', detail: {} } });
    },
  );

  test.each(endpoints.map(({ path }) => path))('%s takes nothing that its schema does not', async (path) => {
    const reached: unknown[] = [];
    const { call, logged } = serveWith({ '*': (input) => reached.push(input) });
    const hostile = [undefined, null, 0, '', 'x', true, [], [{}], { unexpected: 1 }, { path: '/etc/passwd' }, { sql: 'DROP TABLE orders' }, JSON.parse('{"__proto__":{"x":1}}'), () => 1];
    for (const input of hostile) {
      const reply = await call(path, input);
      expect(reply, JSON.stringify(input)).toMatchObject({ ok: false, error: { code: 'bad_input' } });
    }
    expect(reached).toEqual([]);
    expect(logged).toEqual([]);
  });

  test('whatever comes, a handler sees only what the schema lets through, and nobody is harmed', async () => {
    const anything = fc.oneof(fc.anything({ withNullPrototype: true, withBigInt: true, withDate: true }), fc.json().map((text) => JSON.parse(text) as unknown));
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...endpoints), anything, async ({ path, endpoint }, input) => {
        let reached = false;
        const { call } = serveWith({ '*': () => (reached = true) });
        const reply = await call(path, input);
        expect(reached).toBe(endpoint.input.safeParse(input).success);
        expect(reply.ok).toBe(reached);
      }),
      { numRuns: 3000 },
    );
    expect(Object.keys(Object.prototype)).toEqual([]);
    expect(({} as Record<string, unknown>)['x']).toBeUndefined();
  });

  test('an input that does not fit is named by its fields, never by its values', async () => {
    const { call } = serveWith({});
    const reply = await call('imports.undo', { batchId: '13812345678' });
    expect(reply).toEqual({ ok: false, error: { code: 'bad_input', detail: { fields: ['batchId'] } } });
  });
});

describe('what a command does', () => {
  const insert = (db: { run: (sql: string) => unknown }) => db.run("INSERT INTO t VALUES (1, '')");

  test('stays when it succeeds', async () => {
    const { call, db } = serveWith({ 'settings.save': (_input, context) => insert(context.db) && 'saved' });
    expect(await call('settings.save', {})).toEqual({ ok: true, value: 'saved' });
    expect(count(db)).toBe(1);
  });

  test.each([
    ['an expected failure', () => new AppError('name_taken', { name: 'x' }), { code: 'name_taken', detail: { name: 'x' } }],
    ['a bug', () => new TypeError('x'), { code: 'bug', detail: { endpoint: 'settings.save', kind: 'TypeError' } }],
  ])('is undone after %s', async (_name, makeError, error) => {
    const { call, db } = serveWith({
      'settings.save': (_input, context) => {
        insert(context.db);
        throw makeError();
      },
    });
    expect(await call('settings.save', {})).toEqual({ ok: false, error });
    expect(count(db)).toBe(0);
    expect(db.connection.inTransaction).toBe(false);
  });

  test('is undone when the disk is full, which is said by its name', async () => {
    const { call, db } = serveWith({
      'settings.save': (_input, context) => {
        for (let i = 0; i < 1000; i++) context.db.run('INSERT INTO t VALUES (1, :filler)', { filler: 'x'.repeat(4000) });
      },
    });
    db.connection.pragma(`max_page_count = ${(db.connection.pragma('page_count', { simple: true }) as number) + 20}`);
    expect(await call('settings.save', {})).toEqual({ ok: false, error: { code: 'disk_full', detail: {} } });
    expect(count(db)).toBe(0);
  });
});

describe('what crosses', () => {
  const secret = '王小明 13812345678';

  test('a bug carries no message, and its log neither', async () => {
    const { call, logged } = serveWith({
      'settings.get': () => {
        throw new Error(secret);
      },
      'settings.shops': () => {
        // eslint-disable-next-line @typescript-eslint/only-throw-error -- a library may throw anything
        throw secret;
      },
      'settings.save': (_input, { db }) => db.run(`INSERT INTO t VALUES ('${secret}', '')`),
    });
    for (const path of ['settings.get', 'settings.shops', 'settings.save']) {
      const reply = await call(path, {});
      expect(reply).toMatchObject({ ok: false, error: { code: 'bug', detail: { endpoint: path } } });
      expect(JSON.stringify(reply)).not.toContain(secret);
    }
    expect(logged).toHaveLength(3);
    expect(logged[0]).toContain('serve.test.ts');
    expect(logged.join()).not.toMatch(/王小明|138123/);
  });

  test('a cancelled task says so', async () => {
    const { call, db } = serveWith({
      'imports.undo': (_input, context) => {
        context.db.transaction(() => {
          context.db.run("INSERT INTO t VALUES (1, '')");
          context.checkCancelled();
        });
      },
    });
    const checkCancelled = () => {
      throw new AppError('cancelled');
    };
    expect(await call('imports.undo', { batchId: 1 }, { checkCancelled })).toEqual({ ok: false, error: { code: 'cancelled', detail: {} } });
    expect(count(db)).toBe(0);
  });

  test('a file is only what a host handed out', async () => {
    const to = { token: 'a'.repeat(32), name: 'x.csv', size: 0 };
    const { call } = serveWith({ 'imports.saveRejects': (input, context) => context.file((input as { to: typeof to }).to).path });
    expect(await call('imports.saveRejects', { fileId: 1, to })).toEqual({ ok: false, error: { code: 'file_missing', detail: {} } });
    expect(await call('imports.saveRejects', { fileId: 1, to }, { files: { [to.token]: { path: 'out/x.csv', name: 'x.csv' } } })).toEqual({ ok: true, value: 'out/x.csv' });
  });
});

test('every endpoint is found by its path', () => {
  expect(endpoints.length).toBeGreaterThan(40);
  for (const { path, endpoint } of endpoints) expect(findEndpoint(path)).toBe(endpoint);
});
