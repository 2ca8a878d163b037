import type { CrowdCard, Middle } from '../../../shared/contract/outreach-crowd.ts';
import { crowdLines } from '../../../shared/domain/crowd-card.ts';
import { isErasedSql } from '../vault/erase/erased-name.ts';
import type { ReadDb } from '../db/executor.ts';
import { choosePeople, compileRule, peopleFrom } from '../segments/compile-rule.ts';
import { getSegment } from '../segments/read-segment.ts';

interface Row {
  id: number;
  orders: number;
  net: number | null;
  last: string | null;
}

export function readCrowd(db: ReadDb, segmentId: number, today: string): CrowdCard {
  const { name, rule } = getSegment(db, segmentId);
  const people = choosePeople(db, { today });
  const { where, params } = compileRule(db, rule, people);
  const rows = db.all<Row>(`SELECT c.id, m.orders, m.net_minor AS net, m.last_day AS last FROM ${peopleFrom(people)} WHERE ${where}`, { ...params, asOf: today, currency: people.currency });
  const buyers = rows.filter((r) => r.last !== null);
  const platforms = db.all<{ platform: string; people: number }>(
    `SELECT a.platform, count(DISTINCT a.customer_id) AS people FROM json_each(:ids) p JOIN accounts a ON a.customer_id = p.value WHERE a.kind = 'buyer' AND NOT ${isErasedSql('a.value')} GROUP BY a.platform ORDER BY 2 DESC, 1`,
    { ids: JSON.stringify(rows.map((r) => r.id)) },
  );
  const amounts = buyers.flatMap((r) => r.net ?? []);
  return {
    name,
    asOf: today,
    currency: people.currency,
    people: rows.length,
    platforms,
    lines: crowdLines(rule, today, people.lifecycle.cuts()),
    orders: middle(buyers.map((r) => r.orders).sort((a, b) => a - b)),
    netMinor: middle(amounts.sort((a, b) => a - b)),
    lastDay: middle(buyers.map((r) => r.last!).sort()),
    buyers: buyers.length,
  };
}

/** Values that somebody has: the nearest, none between two. */
function middle<T>(sorted: readonly T[]): Middle<T> | null {
  if (sorted.length === 0) return null;
  const at = (p: number) => sorted[Math.round((sorted.length - 1) * p)]!;
  return { low: at(0.05), median: at(0.5), high: at(0.95) };
}
