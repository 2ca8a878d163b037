import type { copy } from '../../../shared/contract/copy.ts';
import type { Output, Parsed } from '../../../shared/contract/endpoint.ts';
import { isHandContact } from '../../../shared/domain/contact-log.ts';
import { literal } from '../../../shared/domain/rule-to-sql.ts';
import { addDays } from '../../../shared/lib/dates.ts';
import { isMemberAccount } from '../membership/member-account.ts';
import type { QueryContext } from '../serve.ts';

const MOST_IDS = 20_000;

type Row = Output<typeof copy.unwelcomed>['rows'][number];

/** A person with several cards joined with the first. A message that failed welcomed nobody; one by hand did. */
export function listUnwelcomed({ days, limit }: Parsed<typeof copy.unwelcomed>, { db, today }: QueryContext): Output<typeof copy.unwelcomed> {
  const people = `WITH joined AS (
  SELECT a.customer_id AS id, min(m.since_day) AS since FROM members m JOIN accounts a ON ${isMemberAccount} WHERE a.customer_id IS NOT NULL GROUP BY a.customer_id HAVING max(m.active) = 1
), waiting AS (
  SELECT j.id, j.since FROM joined j WHERE j.since > ${literal(addDays(today, -days))} AND j.since <= ${literal(today)} AND NOT EXISTS (
    SELECT 1 FROM touches t LEFT JOIN accounts ta ON ta.id = t.account_id WHERE COALESCE(ta.customer_id, t.customer_id) = j.id AND t.day >= j.since AND t.status <> 'failed')
    AND NOT EXISTS (SELECT 1 FROM hand_touches h LEFT JOIN accounts ha ON ha.id = h.account_id WHERE COALESCE(ha.customer_id, h.customer_id) = j.id AND h.day >= j.since AND ${isHandContact('h')})
)`;
  const sql = `${people} SELECT count(*) AS n FROM waiting`;
  const { n } = db.get<{ n: number }>(sql)!;
  const customerIds = db.all<{ id: number }>(`${people} SELECT id FROM waiting ORDER BY since DESC, id LIMIT ${MOST_IDS}`).map((row) => row.id);
  const rows = db.all<Row>(
    `${people} SELECT c.id AS customerId, c.nick, c.name, c.phone, w.since AS sinceDay, ifnull(m.orders, 0) AS orders
    FROM waiting w JOIN customers c ON c.id = w.id LEFT JOIN customer_metrics m ON m.customer_id = c.id AND m.shop_id = 0 ORDER BY w.since DESC, c.id LIMIT :limit`,
    { limit },
  );
  return { total: n, customerIds, rows, sql };
}
