import type { PersonCard } from '../../../shared/contract/people.ts';
import type { ReadDb } from '../db/executor.ts';

/** People as they are compared, side by side: what a list shows, the latest address and the owner's own fields. */
export function readCards(db: ReadDb, customerIds: readonly number[]): Map<number, PersonCard> {
  const rows = db.all<Omit<PersonCard, 'optedOut'> & { optedOut: number }>(
    `SELECT c.id AS customerId, c.nick, c.name, c.phone, c.phone_quality AS phoneQuality, c.email, c.province, c.city,
      (SELECT nullif(trim(coalesce(k.district, '') || ' ' || coalesce(k.address, '')), '') FROM accounts a JOIN contacts k ON k.account_id = a.id WHERE a.customer_id = c.id ORDER BY k.address IS NULL, k.id DESC LIMIT 1) AS address,
      c.gender, c.birthday, c.note, c.opted_out AS optedOut, c.platforms, coalesce(m.orders, 0) AS orders, coalesce(m.net_minor, CASE WHEN m.customer_id IS NULL THEN 0 END) AS netMinor,
      coalesce(m.currency, 'XXX') AS currency, m.first_day AS firstDay, m.last_day AS lastDay
    FROM json_each(:ids) wanted CROSS JOIN customers c ON c.id = wanted.value LEFT JOIN customer_metrics m ON m.customer_id = c.id AND m.shop_id = 0`,
    { ids: JSON.stringify([...new Set(customerIds)]) },
  );
  return new Map(rows.map((row) => [row.customerId, { ...row, optedOut: row.optedOut === 1 }]));
}
