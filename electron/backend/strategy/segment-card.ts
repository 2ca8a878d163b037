import type { Parsed } from '../../../shared/contract/endpoint.ts';
import type { SegmentCard, SegmentCardReport, segmentCardEndpoints, SegmentProduct } from '../../../shared/contract/segment-card.ts';
import { quantile } from '../../../shared/domain/quantile.ts';
import { addDays } from '../../../shared/lib/dates.ts';
import type { ReadDb, WriteDb } from '../db/executor.ts';
import { purchaseWhere } from '../lifecycle/purchases.ts';
import { choosePeople, compileRule, peopleFrom } from '../segments/compile-rule.ts';
import { getSegment } from '../segments/read-segment.ts';

const DAYS = 365;
const LEAST_BUYERS = 30;
const SHOWN = 5;
const LEAST_FOR_REFUNDS = 10;
const REFUNDED = 0.2;
const LEAST_PAIR = 5;
/** Of so many of their most bought products the pairs are counted. */
const PAIRED = 60;

const none: SegmentCard = { push: '', avoid: '', priceBand: '', bundle: '', message: '' };

export function readSegmentCard(db: ReadDb, segmentId: number, today: string): SegmentCardReport {
  const { rule } = getSegment(db, segmentId);
  const kept = db.get<SegmentCard & { updatedAt: number }>('SELECT push, avoid, price_band AS priceBand, bundle, message, updated_at AS updatedAt FROM segment_cards WHERE segment_id = :segmentId', { segmentId });
  const { updatedAt, ...card } = kept ?? { ...none, updatedAt: null };
  const people = choosePeople(db, { today });
  const { where, params } = compileRule(db, rule, people);
  const from = addDays(today, 1 - DAYS);
  const span = { ...params, asOf: today, from, today };
  const lines = `FROM order_lines l JOIN orders o ON o.id = l.order_id JOIN accounts a ON a.id = o.account_id WHERE l.product_id IS NOT NULL AND ${purchaseWhere(0)} AND o.day BETWEEN :from AND :today`;
  const chosen = `chosen AS MATERIALIZED (SELECT c.id FROM ${peopleFrom(people)} WHERE ${where})`;
  const all = db.get<{ buyers: number; others: number }>(
    `WITH ${chosen}, who AS (SELECT DISTINCT a.customer_id AS id ${lines}) SELECT count(*) FILTER (WHERE id IN chosen) AS buyers, count(*) FILTER (WHERE id NOT IN chosen) AS others FROM who`,
    span,
  )!;
  const suggestions: SegmentCardReport['suggestions'] = { from, to: today, buyers: all.buyers, push: [], avoid: [], price: null, pair: null };
  if (all.buyers < LEAST_BUYERS) return { card, updatedAt, suggestions };

  const rows = db.all<{ productId: number; title: string; buyers: number; others: number; paid: number; refunded: number }>(
    `WITH ${chosen}, bought AS (SELECT l.product_id AS product, a.customer_id AS id, sum(coalesce(l.paid_minor, 0)) AS paid, sum(l.refund_minor) AS refunded ${lines} AND o.currency = :currency GROUP BY 1, 2)
    SELECT p.id AS productId, p.title, count(*) FILTER (WHERE b.id IN chosen) AS buyers, count(*) FILTER (WHERE b.id NOT IN chosen) AS others,
      coalesce(sum(b.paid) FILTER (WHERE b.id IN chosen), 0) AS paid, coalesce(sum(b.refunded) FILTER (WHERE b.id IN chosen), 0) AS refunded
    FROM bought b JOIN products p ON p.id = b.product GROUP BY p.id HAVING buyers > 0 ORDER BY buyers DESC, p.id`,
    { ...span, currency: people.currency },
  );
  const products = rows.map(({ productId, title, buyers, others, paid, refunded }): SegmentProduct => ({ productId, title, buyers, share: buyers / all.buyers, othersShare: all.others === 0 ? null : others / all.others, refundShare: paid > 0 ? Math.min(1, refunded / paid) : 0 }));
  suggestions.avoid = products.filter((p) => p.buyers >= LEAST_FOR_REFUNDS && p.refundShare >= REFUNDED).sort((a, b) => b.refundShare - a.refundShare).slice(0, SHOWN);
  const avoided = new Set(suggestions.avoid.map((p) => p.productId));
  suggestions.push = products.filter((p) => p.buyers >= LEAST_PAIR && !avoided.has(p.productId) && (p.othersShare === null || p.share > p.othersShare)).slice(0, SHOWN);

  const prices = db.all<{ price: number }>(
    `WITH ${chosen} SELECT 1.0 * l.paid_minor / l.quantity AS price ${lines} AND o.currency = :currency AND l.paid_minor > 0 AND l.quantity > 0 AND a.customer_id IN chosen ORDER BY 1`,
    { ...span, currency: people.currency },
  ).map((r) => r.price);
  const [low, middle, high] = [0.25, 0.5, 0.75].map((p) => quantile(prices, p));
  if (low !== undefined && middle !== undefined && high !== undefined) suggestions.price = { lowMinor: Math.round(low), middleMinor: Math.round(middle), highMinor: Math.round(high), pieces: prices.length, currency: people.currency };

  const pair = db.get<{ a: string; b: string; people: number }>(
    `WITH ${chosen}, bought AS (SELECT DISTINCT l.product_id AS product, a.customer_id AS id ${lines} AND a.customer_id IN chosen AND l.product_id IN (SELECT value FROM json_each(:top)))
    SELECT p.title AS a, q.title AS b, count(*) AS people FROM bought x JOIN bought y ON y.id = x.id AND y.product > x.product JOIN products p ON p.id = x.product JOIN products q ON q.id = y.product
    GROUP BY x.product, y.product HAVING count(*) >= ${LEAST_PAIR} ORDER BY people DESC, x.product, y.product LIMIT 1`,
    { ...span, top: JSON.stringify(products.slice(0, PAIRED).filter((p) => !avoided.has(p.productId)).map((p) => p.productId)) },
  );
  if (pair) suggestions.pair = { titles: [pair.a, pair.b], people: pair.people };
  return { card, updatedAt, suggestions };
}

export function saveSegmentCard(db: WriteDb, { segmentId, ...card }: Parsed<typeof segmentCardEndpoints.saveSegmentCard>, now: number): { segmentId: number } {
  getSegment(db, segmentId);
  if (Object.values(card).every((text) => text === '')) db.run('DELETE FROM segment_cards WHERE segment_id = :segmentId', { segmentId });
  else {
    db.run(
      `INSERT INTO segment_cards (segment_id, push, avoid, price_band, bundle, message, updated_at) VALUES (:segmentId, :push, :avoid, :priceBand, :bundle, :message, :now)
      ON CONFLICT (segment_id) DO UPDATE SET push = excluded.push, avoid = excluded.avoid, price_band = excluded.price_band, bundle = excluded.bundle, message = excluded.message, updated_at = excluded.updated_at`,
      { segmentId, ...card, now },
    );
  }
  return { segmentId };
}
