import type { Figures, Fix, FindingKind, Preview } from '../../../shared/contract/cleaning.ts';
import { orderStatuses } from '../../../shared/domain/order-status.ts';
import { AppError } from '../../../shared/lib/app-error.ts';
import { dayOf } from '../../../shared/lib/dates.ts';
import type { ReadDb, WriteDb } from '../db/executor.ts';
import { refreshCustomers } from '../imports/refresh-customers.ts';
import { postPoints } from '../membership/post-points.ts';
import { settleReferrals } from '../offers/settle-referrals.ts';
import { ownerTimeZone } from '../settings/time-zone.ts';
import { publicKey, type Decision } from './decisions.ts';
import { mendedAccounts } from './clean-contacts.ts';
import { readFigures } from './figures.ts';
import { findProduct } from './find-products.ts';
import { openFindings } from './findings.ts';
import { layDecisions, liftDecisions, peopleOfCleanedContacts } from './overlay.ts';

interface Choice {
  kind: FindingKind;
  keys: string[] | null;
  except?: string[];
  status?: string | undefined;
}

/** Lifts all decisions, changes them, and lays them on again; whoever may be shown otherwise is brought up to date. */
export function redecide(db: WriteDb, now: number, change: () => void): void {
  const shown = peopleOfCleanedContacts(db);
  const mended = mendedAccounts(db);
  const lifted = liftDecisions(db);
  change();
  const people = layDecisions(db, [...shown, ...lifted], now, mended);
  for (const id of peopleOfCleanedContacts(db)) people.add(id);
  refreshCustomers(db, people);
  postPoints(db, null, { now, today: dayOf(now, ownerTimeZone(db)) });
  settleReferrals(db, { now, today: dayOf(now, ownerTimeZone(db)) });
}

/** One command, one entry of the log. */
export function applyFix(db: WriteDb, choice: Choice, now: number): { fixId: number; decisions: number } {
  return decide(db, choice.kind, 'fix', chosen(db, choice), now);
}

export function leaveFindings(db: WriteDb, { kind, keys, except }: Choice, now: number): { fixId: number; decisions: number } {
  const decisions = openFindings(db, kind).filter(within(keys, except)).map(({ shopId, key }) => ({ shopId, key, value: null }));
  return decide(db, kind, 'leave', decisions, now);
}

function decide(db: WriteDb, kind: FindingKind, action: 'fix' | 'leave', decisions: Decision[], now: number): { fixId: number; decisions: number } {
  if (decisions.length === 0) throw new AppError('not_found', { what: 'finding' });
  const before = readFigures(db);
  const fixId = db.run("INSERT INTO cleaning_fixes (at, kind, action, decisions, figures) VALUES (:now, :kind, :action, :n, '')", { now, kind, action, n: decisions.length }).lastInsertRowid;
  redecide(db, now, () => {
    const insert = db.prepare('INSERT INTO cleaning_decisions (kind, shop_id, key, fix_id, value) VALUES (?, ?, ?, ?, ?)');
    for (const { shopId, key, value } of decisions) insert.run(kind, shopId, key, fixId, value);
  });
  const figures = { currency: before.currency, before: before.figures, after: readFigures(db).figures };
  db.run('UPDATE cleaning_fixes SET figures = :figures WHERE id = :fixId', { fixId, figures: JSON.stringify(figures) });
  return { fixId, decisions: decisions.length };
}

const within = (keys: string[] | null, except: string[] = []) => {
  const wanted = keys && new Set(keys);
  const unwanted = new Set(except);
  return (f: { shopId: number; key: string }) => (wanted === null || wanted.has(publicKey(f))) && !unwanted.has(publicKey(f));
};

/** What is to be kept is found anew: the page says which, never what. */
function chosen(db: ReadDb, { kind, keys, except, status }: Choice): Decision[] {
  const found = openFindings(db, kind).filter(within(keys, except));
  if (kind === 'status') {
    if (status === undefined || status === 'review' || !(orderStatuses as readonly string[]).includes(status)) throw new AppError('bad_input', { field: 'status' });
    return found.map(({ shopId, key }) => ({ shopId, key, value: status }));
  }
  const byHand = kind === 'notGoods' && keys !== null ? keys.filter((k) => !found.some((f) => publicKey(f) === k)) : [];
  for (const text of byHand) {
    const at = text.indexOf('/');
    const product = findProduct(db, Number(text.slice(0, at)), text.slice(at + 1));
    if (product) found.push(product);
  }
  return found.map(({ shopId, key, value }) => ({ shopId, key, value }));
}

/** Also in the middle: what later decisions say about the same things goes on holding. */
export function undoFix(db: WriteDb, fixId: number, now: number): { decisions: number } {
  const fix = db.get<{ decisions: number }>('SELECT decisions FROM cleaning_fixes WHERE id = :fixId AND undone_at IS NULL', { fixId });
  if (!fix) throw new AppError('not_found', { what: 'fix' });
  redecide(db, now, () => db.run('UPDATE cleaning_fixes SET undone_at = :now WHERE id = :fixId', { fixId, now }));
  return fix;
}

/** The fix itself, rolled back. */
export function previewFix(db: WriteDb, choice: Choice, now: number): Preview {
  db.connection.exec('BEGIN IMMEDIATE');
  try {
    const { fixId, decisions } = applyFix(db, choice, now);
    return { decisions, ...readLogged(db, fixId) };
  } finally {
    db.rollBack();
  }
}

type Logged = Pick<Fix, 'currency' | 'before' | 'after'>;
const readLogged = (db: ReadDb, fixId: number): Logged => JSON.parse(db.get<{ figures: string }>('SELECT figures FROM cleaning_fixes WHERE id = :fixId', { fixId })!.figures) as Logged;

export function listFixes(db: ReadDb): Fix[] {
  const rows = db.all<Omit<Fix, keyof Logged> & { figures: string }>('SELECT id AS fixId, at, kind, action, decisions, figures, undone_at AS undoneAt FROM cleaning_fixes ORDER BY id DESC LIMIT 500');
  return rows.map(({ figures, ...fix }) => ({ ...fix, ...(JSON.parse(figures) as { currency: string; before: Figures; after: Figures }) }));
}
