import type { Finding, FindingKind } from '../../../shared/contract/cleaning.ts';
import type { ReadDb } from '../db/executor.ts';
import { remember } from '../db/remember.ts';
import { liveDecisions, publicKey } from './decisions.ts';
import { findNotes } from './find-notes.ts';
import { findBrushed, findTests } from './find-orders.ts';
import { findNonGoods } from './find-products.ts';
import { findStatuses } from './find-statuses.ts';
import { findDeadNumbers, findValues } from './find-values.ts';
import type { Found } from './found.ts';

const finders: Record<FindingKind, (db: ReadDb) => Found[]> = {
  status: findStatuses,
  test: findTests,
  brushing: findBrushed,
  notGoods: findNonGoods,
  phones: (db) => findValues(db, 'phones'),
  suspectPhones: (db) => findValues(db, 'suspectPhones'),
  deadNumbers: findDeadNumbers,
  emails: (db) => findValues(db, 'emails'),
  names: (db) => findValues(db, 'names'),
  addresses: (db) => findValues(db, 'addresses'),
  notes: findNotes,
};

/** All of a kind that the owner hasn't decided about. */
export function openFindings(db: ReadDb, kind: FindingKind): Found[] {
  return remember(db, `cleaning ${kind}`, () => {
    const decided = new Set(liveDecisions(db, kind).map(publicKey));
    return finders[kind](db).filter((f) => !decided.has(publicKey(f)));
  });
}

export function listFindings(db: ReadDb, { kind, offset, limit }: { kind: FindingKind; offset: number; limit: number }): { total: number; rows: Finding[] } {
  const all = openFindings(db, kind);
  return { total: all.length, rows: all.slice(offset, offset + limit).map(asFinding) };
}

function asFinding({ shopId, value, ...finding }: Found): Finding {
  return { ...finding, key: publicKey({ shopId, key: finding.key }) };
}

export function countChecked(db: ReadDb): { orders: number; products: number; contacts: number; notes: number } {
  const count = (table: string) => db.get<{ n: number }>(`SELECT count(*) AS n FROM ${table}`)!.n;
  return remember(db, 'cleaning checked', () => ({ orders: count('orders'), products: count('products'), contacts: count('contacts'), notes: count('order_memos') }));
}
