import type { Output, Parsed } from '../../../../shared/contract/endpoint.ts';
import type { planTrialEndpoints } from '../../../../shared/contract/lifecycle-plan-trials.ts';
import type { QueryContext } from '../../serve.ts';
import { windowOfTrial } from './list-trials.ts';
import { isContacted, trialSql } from './trial-arms.ts';

type People = typeof planTrialEndpoints.planTrialPeople;
type Row = Output<People>['rows'][number];
const conditions: Record<Parsed<People>['group'], string> = { people: '1', chosen: 'm.chosen = 1', contacted: isContacted, buyers: 'b.orders > 0' };

/** Those of an arm, who bought most first. */
export function listTrialPeople({ trialId, arm, group, offset, limit }: Parsed<People>, { db, today }: QueryContext): Output<People> {
  const { currency, ...window } = windowOfTrial(db, trialId, today);
  const from = `FROM member m LEFT JOIN bought b ON b.customer_id = m.customer_id LEFT JOIN customers c ON c.id = m.person WHERE m.arm = :arm AND ${conditions[group]}`;
  const params = { currency, arm };
  const { total } = db.get<{ total: number }>(`WITH ${trialSql(trialId, window)} SELECT count(*) AS total ${from}`, params)!;
  const rows = db.all<Omit<Row, 'chosen' | 'contacted'> & { chosen: number; contacted: number }>(
    `WITH ${trialSql(trialId, window)} SELECT m.person AS customerId, c.nick, c.name, c.phone, m.chosen, ${isContacted} AS contacted, COALESCE(b.orders, 0) AS orders, COALESCE(b.net, 0) AS netMinor ${from} ORDER BY netMinor DESC, m.customer_id LIMIT :limit OFFSET :offset`,
    { ...params, limit, offset },
  );
  return { total, rows: rows.map((r) => ({ ...r, chosen: r.chosen === 1, contacted: r.contacted === 1 })) };
}
