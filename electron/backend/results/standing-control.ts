import { createHash, randomInt } from 'node:crypto';
import type { StandingControl } from '../../../shared/contract/results.ts';
import { newcombe } from '../../../shared/domain/lift.ts';
import { moneyDifference } from '../../../shared/domain/mean-difference.ts';
import { armResult, type Bought } from '../campaigns/compare-arms.ts';
import { listCampaigns } from '../campaigns/campaign-row.ts';
import { costOf } from '../campaigns/results.ts';
import type { ReadDb, WriteDb } from '../db/executor.ts';
import { remember } from '../db/remember.ts';
import type { CommandContext, QueryContext } from '../serve.ts';
import { readSettings } from '../settings/read-settings.ts';
import { readKnownUntil } from './known-until.ts';

interface Group {
  fromDay: string;
  share: number;
  seed: number;
}

/** The group in force; undefined where there is none. */
function findGroup(db: ReadDb): Group | undefined {
  const last = db.get<Group>('SELECT from_day AS fromDay, share, seed FROM standing_controls ORDER BY id DESC LIMIT 1');
  return last !== undefined && last.share > 0 ? last : undefined;
}

/** By chance, and for good: the same account gives the same answer on every day and in whatever order files came. */
function isKeptApart(account: string, { seed, share }: Pick<Group, 'seed' | 'share'>): boolean {
  return createHash('sha256').update(`${seed}/${account}`).digest().readUInt32BE() / 2 ** 32 < share;
}

/** Everyone who gets no marketing, newcomers among them. Two who are one count by the first of their accounts in the alphabet. */
export function peopleKeptApart(db: ReadDb): ReadonlySet<number> {
  const group = findGroup(db);
  if (!group) return new Set();
  return remember(db, `kept apart ${group.seed} ${group.share}`, () => {
    const people = db.all<{ id: number; account: string }>("SELECT customer_id AS id, min(platform || '/' || kind || '/' || value) AS account FROM accounts GROUP BY customer_id");
    return new Set(people.filter((p) => isKeptApart(p.account, group)).map((p) => p.id));
  });
}

/** All marketing since it began, judged on those who were customers already, whether they were ever written to or not. */
export function readStandingControl({ db, today }: QueryContext): StandingControl {
  const currency = readSettings(db).baseCurrency;
  const group = findGroup(db);
  if (!group) return { current: null, reading: null, currency, costMinor: 0 };
  const kept = peopleKeptApart(db);
  const since = listCampaigns(db).filter((c) => c.sendDay !== null && c.lockedAt !== null && c.sendDay >= group.fromDay && c.currency === currency);
  const rows = db.all<Bought & { id: number }>(
    `SELECT m.customer_id AS id, COALESCE(sum(o.is_valid), 0) AS orders, COALESCE(sum(o.net_minor) FILTER (WHERE o.is_valid = 1 AND o.currency = :currency), 0) AS net, COALESCE(sum(o.refund_minor) FILTER (WHERE o.currency = :currency), 0) AS refund
     FROM customer_metrics m JOIN customers c ON c.id = m.customer_id AND c.merged_into IS NULL LEFT JOIN accounts a ON a.customer_id = m.customer_id LEFT JOIN orders o ON o.account_id = a.id AND o.is_paid = 1 AND o.day >= :fromDay AND o.day <= :today
     WHERE m.shop_id = 0 AND m.first_day < :fromDay GROUP BY m.customer_id`,
    { currency, fromDay: group.fromDay, today },
  );
  const [apart, others] = [rows.filter((r) => kept.has(r.id)), rows.filter((r) => !kept.has(r.id))];
  const [keptArm, othersArm] = [armResult(apart, apart.length), armResult(others, others.length)];
  const money = (list: readonly Bought[]) => ({ people: list.length, buyers: list.filter((r) => r.orders > 0).map((r) => r.net) });
  const knownUntil = readKnownUntil(db, today);
  // Before the first day has passed there is nothing to tell apart.
  const judged = apart.length > 1 && others.length > 1 && knownUntil > group.fromDay;
  return {
    current: { share: group.share, fromDay: group.fromDay, people: kept.size },
    reading: judged ? { kept: keptArm, others: othersArm, rate: newcombe(othersArm.buyers, othersArm.people, keptArm.buyers, keptArm.people), netPerPerson: moneyDifference([{ first: money(others), second: money(apart) }]), asOf: knownUntil } : null,
    currency,
    costMinor: since.reduce((sum, campaign) => sum + costOf(db, campaign).totalMinor, 0),
  };
}

/** A new share begins a new reading: who was kept apart before stays so as long as the share doesn't shrink. */
export function setStandingControl(db: WriteDb, share: number, { now, today }: Pick<CommandContext, 'now' | 'today'>): { share: number } {
  const seed = db.get<{ seed: number }>('SELECT seed FROM standing_controls ORDER BY id DESC LIMIT 1')?.seed ?? randomInt(2 ** 32);
  db.run('INSERT INTO standing_controls (from_day, share, seed, at) VALUES (:today, :share, :seed, :now)', { today, share, seed, now });
  return { share };
}
