import type { PressureBook, PressureMonth } from '../../../shared/contract/pressure.ts';
import { isHandContact } from '../../../shared/domain/contact-log.ts';
import { addDays, dayOf } from '../../../shared/lib/dates.ts';
import type { ReadDb } from '../db/executor.ts';
import { ownerTimeZone } from '../settings/time-zone.ts';

/** Through the account, so that a merge carries it over. What failed reached nobody; what a campaign's desk did stands among its touches. */
const touched = `SELECT COALESCE(a.customer_id, t.customer_id) AS person, t.day, t.status FROM touches t LEFT JOIN accounts a ON a.id = t.account_id WHERE t.status <> 'failed'
  UNION ALL SELECT COALESCE(a.customer_id, k.customer_id), k.day, 'delivered' FROM calls k LEFT JOIN accounts a ON a.id = k.account_id WHERE k.outcome <> 'no_answer'
  UNION ALL SELECT DISTINCT COALESCE(a.customer_id, h.customer_id), h.day, 'delivered' FROM hand_touches h LEFT JOIN accounts a ON a.id = h.account_id LEFT JOIN desks d ON d.id = h.desk_id
    WHERE ${isHandContact('h')} AND d.campaign_id IS NULL`;
const DAYS = 30;

/** Planned, sent and arrived, month by month; and how many people got how much in the last 30 days. */
export function readPressureBook(db: ReadDb, from: string | undefined, today: string): PressureBook {
  const since = from ?? addDays(today, -365);
  const sent = db.all<Omit<PressureMonth, 'planned' | 'delivered'> & { delivered: number; heard: number }>(
    `SELECT month, sum(n) AS sent, sum(delivered) AS delivered, sum(heard) AS heard, count(*) AS people, max(n) AS most FROM (
      SELECT substr(day, 1, 7) AS month, person, count(*) AS n, sum(status = 'delivered') AS delivered, sum(status <> 'exported') AS heard FROM (${touched}) WHERE day >= :since GROUP BY 1, 2)
    GROUP BY month`,
    { since },
  );
  const zone = ownerTimeZone(db);
  const planned = new Map<string, number>();
  for (const { sendDay, lockedAt, people } of db.all<{ sendDay: string | null; lockedAt: number; people: number }>(
    `SELECT c.send_day AS sendDay, c.locked_at AS lockedAt, (SELECT count(*) FROM campaign_members m WHERE m.campaign_id = c.id AND m.arm = 'treated') AS people
    FROM campaigns c WHERE c.locked_at IS NOT NULL AND NOT EXISTS (SELECT 1 FROM campaign_exports e WHERE e.campaign_id = c.id)`,
  )) {
    const month = (sendDay ?? dayOf(lockedAt, zone)).slice(0, 7);
    planned.set(month, (planned.get(month) ?? 0) + people);
  }
  const months = [...new Set([...sent.map((m) => m.month), ...planned.keys()])].sort().reverse();
  const bySent = new Map(sent.map((m) => [m.month, m]));
  return {
    months: months.map((month) => {
      const row = bySent.get(month);
      return { month, planned: planned.get(month) ?? 0, sent: row?.sent ?? 0, delivered: row === undefined || row.heard === 0 ? null : row.delivered, people: row?.people ?? 0, most: row?.most ?? 0 };
    }),
    spread: readSpread(db, today),
    most: db.all(
      `SELECT c.id AS customerId, c.nick, c.name, count(*) AS touches, max(day) AS lastDay FROM (${touched}) g JOIN customers c ON c.id = g.person WHERE day > :since AND day <= :today
      GROUP BY c.id HAVING count(*) > 1 ORDER BY touches DESC, lastDay DESC, c.id LIMIT 50`,
      { since: addDays(today, -DAYS), today },
    ),
  };
}

const readSpread = (db: ReadDb, today: string): PressureBook['spread'] =>
  db.all(`SELECT min(n, 4) AS touches, count(*) AS people FROM (SELECT person, count(*) AS n FROM (${touched}) WHERE day > :since AND day <= :today GROUP BY person) GROUP BY 1 ORDER BY 1`, { since: addDays(today, -DAYS), today });
