import type { CampaignGoods, Goods } from '../../../shared/contract/results.ts';
import { newcombe } from '../../../shared/domain/lift.ts';
import { addDays } from '../../../shared/lib/dates.ts';
import { getLocked } from '../campaigns/campaign-row.ts';
import { lineCost } from '../campaigns/results-margin.ts';
import { matchedSql, windowOf } from '../campaigns/results-sql.ts';
import type { ReadDb } from '../db/executor.ts';

const MOST = 300;

type Row = Omit<CampaignGoods, 'difference' | 'partner' | 'heldOutBuyers'> & { heldOutBuyers: number };

/** What was bought in the window, product by product, and from which products the campaign took. */
export function readGoods(db: ReadDb, campaignId: number, today: string): Goods {
  const campaign = getLocked(db, campaignId);
  const { currency, sendDay, windowDays } = campaign;
  const window = windowOf(campaign, today);
  const before = addDays(sendDay, -(windowDays + 1));
  const ours = `o.currency = '${currency}'`;
  // Goods that came back whole weren't sold.
  const kept = 'NOT (l.paid_minor > 0 AND l.refund_minor >= l.paid_minor)';
  const sql = `WITH ${matchedSql(campaign, window)}, line AS (
      SELECT o.id AS order_id, o.customer_id, o.person, o.arm, l.product_id, l.quantity, ${ours} AS ours, COALESCE(l.paid_minor, 0) - l.refund_minor AS net, ${lineCost} AS cost
      FROM matched o JOIN order_lines l ON l.order_id = o.id JOIN products p ON p.id = l.product_id WHERE o.is_valid = 1 AND (l.paid_minor IS NULL OR ${kept})),
    earlier AS (
      SELECT k.customer_id, l.product_id, max(o.day) AS last FROM member k JOIN accounts a ON a.customer_id = k.person JOIN orders o ON o.account_id = a.id AND o.is_valid = 1 AND o.day < '${sendDay}'
      JOIN order_lines l ON l.order_id = o.id WHERE k.arm = 'treated' AND l.product_id IS NOT NULL GROUP BY k.customer_id, l.product_id),
    sold AS (
      SELECT g.product_id, count(DISTINCT g.customer_id) FILTER (WHERE arm = 'treated') AS buyers, count(DISTINCT g.customer_id) FILTER (WHERE arm = 'held_out') AS heldOutBuyers,
        count(DISTINCT g.customer_id) FILTER (WHERE arm = 'treated' AND NOT EXISTS (SELECT 1 FROM earlier e WHERE e.customer_id = g.customer_id AND e.product_id = g.product_id)) AS newBuyers,
        count(DISTINCT order_id) FILTER (WHERE arm = 'treated') AS orders, COALESCE(sum(quantity) FILTER (WHERE arm = 'treated'), 0) AS units, COALESCE(sum(net) FILTER (WHERE arm = 'treated' AND ours), 0) AS netMinor,
        CASE WHEN count(*) FILTER (WHERE arm = 'treated' AND (cost IS NULL OR NOT ours)) = 0 THEN sum(net - cost * quantity) FILTER (WHERE arm = 'treated') END AS marginMinor
      FROM line g GROUP BY g.product_id),
    paid AS (
      SELECT l.product_id, sum(l.quantity) AS units, COALESCE(sum(l.quantity) FILTER (WHERE l.refund_minor > 0 OR o.is_valid = 0), 0) AS refunded
      FROM matched o JOIN order_lines l ON l.order_id = o.id WHERE o.arm = 'treated' AND l.product_id IS NOT NULL GROUP BY l.product_id)
    SELECT p.id AS productId, p.title, COALESCE(s.buyers, 0) AS buyers, COALESCE(s.newBuyers, 0) AS newBuyers, COALESCE(s.orders, 0) AS orders, COALESCE(s.units, 0) AS units, COALESCE(s.netMinor, 0) AS netMinor, s.marginMinor, COALESCE(d.units, 0) AS paidUnits, COALESCE(d.refunded, 0) AS refundedUnits, COALESCE(s.heldOutBuyers, 0) AS heldOutBuyers,
      (SELECT count(*) FROM earlier e WHERE e.product_id = p.id AND e.last >= '${before}') AS buyersBefore
    FROM products p LEFT JOIN sold s ON s.product_id = p.id LEFT JOIN paid d ON d.product_id = p.id
    WHERE s.product_id IS NOT NULL OR d.product_id IS NOT NULL OR p.id IN (SELECT product_id FROM earlier WHERE last >= '${before}')
    ORDER BY netMinor DESC, buyersBefore DESC, p.id LIMIT ${MOST}`;
  const rows = db.all<Row>(sql);
  const partners = readPartners(db, `WITH ${matchedSql(campaign, window)}`);
  const [treated, heldOut] = [campaign.treated ?? 0, campaign.heldOut ?? 0];
  const goods = rows.map(
    (row): CampaignGoods => ({
      ...row,
      heldOutBuyers: heldOut > 0 ? row.heldOutBuyers : null,
      difference: heldOut > 0 && treated > 0 ? newcombe(row.buyers, treated, row.heldOutBuyers, heldOut) : null,
      partner: partners.get(row.productId) ?? null,
    }),
  );
  return { goods, treated, heldOut, currency, sql };
}

/** What stood most often in one order with it, among the treated; twice at least. */
function readPartners(db: ReadDb, matched: string): Map<number, { title: string; orders: number }> {
  const pairs = db.all<{ one: number; title: string; orders: number }>(
    `${matched}, basket AS (SELECT DISTINCT o.id, l.product_id FROM matched o JOIN order_lines l ON l.order_id = o.id WHERE o.arm = 'treated' AND o.is_valid = 1 AND l.product_id IS NOT NULL)
     SELECT x.product_id AS one, p.title, count(*) AS orders FROM basket x JOIN basket y ON y.id = x.id AND y.product_id <> x.product_id JOIN products p ON p.id = y.product_id
     GROUP BY x.product_id, y.product_id HAVING count(*) >= 2 ORDER BY orders DESC, y.product_id`,
  );
  const found = new Map<number, { title: string; orders: number }>();
  for (const { one, title, orders } of pairs) if (!found.has(one)) found.set(one, { title, orders });
  return found;
}
