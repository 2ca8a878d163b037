import type { MarginFacts } from '../../../shared/contract/playbook.ts';
import { literal } from '../../../shared/domain/rule-to-sql.ts';
import { addDays } from '../../../shared/lib/dates.ts';
import { lineCost } from '../campaigns/results-margin.ts';
import type { ReadDb } from '../db/executor.ts';
import { remember } from '../db/remember.ts';
import { purchaseWhere } from '../lifecycle/purchases.ts';
import type { People } from '../segments/compile-rule.ts';

/** With costs known for less of the sales their margin isn't the shop's. */
const LEAST_COVERED = 0.5;

/** Worked example: lines of 80 with costs of 50 and of 20 without → covered 0.8, share 0.375. */
export function readMarginShare(db: ReadDb, { shopId, currency, asOf }: People): MarginFacts {
  return remember(db, `margin ${shopId} ${currency} ${asOf}`, () => {
    const { net, known, cost } = db.get<{ net: number; known: number; cost: number }>(
      `SELECT ifnull(sum(paid), 0) AS net, ifnull(sum(paid) FILTER (WHERE cost IS NOT NULL), 0) AS known, ifnull(sum(cost), 0) AS cost FROM (
        SELECT l.paid_minor - l.refund_minor AS paid, ${lineCost} * l.quantity AS cost FROM orders o JOIN order_lines l ON l.order_id = o.id LEFT JOIN products p ON p.id = l.product_id
        WHERE ${purchaseWhere(shopId)} AND o.currency = ${literal(currency)} AND o.day BETWEEN ${literal(addDays(asOf, -364))} AND ${literal(asOf)} AND l.paid_minor > l.refund_minor)`,
    )!;
    const covered = net > 0 ? known / net : 0;
    return { share: covered >= LEAST_COVERED ? (known - cost) / known : null, covered };
  });
}
