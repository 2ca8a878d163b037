import { expect, test } from 'vitest';
import { WriteDb } from '../../../electron/backend/db/executor.ts';
import { openMemory } from '../../../electron/backend/db/open.ts';
import { remember } from '../../../electron/backend/db/remember.ts';

const db = new WriteDb(openMemory());
db.connection.exec('CREATE TABLE things (id INTEGER PRIMARY KEY)');
const count = () => remember(db, 'things', () => db.get<{ n: number }>('SELECT count(*) AS n FROM things')!.n);

test('what is remembered is told again until the data changes', () => {
  expect(count()).toBe(0);
  db.transaction(() => db.run('INSERT INTO things DEFAULT VALUES'));
  expect(count()).toBe(1);
});

test('what was seen in a transaction that fails is forgotten with it', () => {
  expect(() =>
    db.transaction(() => {
      db.run('INSERT INTO things DEFAULT VALUES');
      expect(count()).toBe(2);
      throw new Error('no');
    }),
  ).toThrow('no');
  expect(count()).toBe(1);
});

test('and in one that is taken back', () => {
  db.connection.exec('BEGIN');
  db.run('INSERT INTO things DEFAULT VALUES');
  expect(count()).toBe(2);
  db.rollBack();
  expect(count()).toBe(1);
});
