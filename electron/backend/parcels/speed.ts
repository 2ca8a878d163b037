import type { ParcelSpeed, Took } from '../../../shared/contract/parcels.ts';
import { quantile } from '../../../shared/domain/quantile.ts';
import type { ReadDb } from '../db/executor.ts';
import { daysFrom, readOrderParcels, shownSql, type OrderParcels, type Period } from './order-parcels.ts';

export function readSpeed(db: ReadDb, period: Period): ParcelSpeed {
  const found = readOrderParcels(db, period);
  const { orders } = db.get<{ orders: number }>('SELECT count(*) AS orders FROM orders WHERE is_paid = 1 AND excluded IS NULL AND day BETWEEN :from AND :to AND (:shop IS NULL OR shop_id = :shop)', { from: period.from, to: period.to, shop: period.shop ?? null })!;
  const carriers = [...Map.groupBy(found.filter((o) => o.carrier !== null && o.shippedAt !== null), (o) => o.carrier!)];
  return {
    orders,
    shipped: found.filter((o) => o.shippedAt !== null).length,
    signed: found.filter((o) => o.signedAt !== null).length,
    toShip: took(found.map((o) => daysFrom(o.paidAt, o.shippedAt))),
    toSign: took(found.map((o) => daysFrom(o.shippedAt, o.signedAt))),
    backwards: found.filter(isBackwards).length,
    carriers: carriers.map(([carrier, own]) => ({ carrier, parcels: own.length, toSign: took(own.map((o) => daysFrom(o.shippedAt, o.signedAt))) })).sort((a, b) => b.parcels - a.parcels || (a.carrier < b.carrier ? -1 : 1)),
    sql: shownSql(period),
  };
}

const isBackwards = ({ paidAt, shippedAt, signedAt }: OrderParcels): boolean => shippedAt !== null && ((paidAt !== null && shippedAt < paidAt) || (signedAt !== null && signedAt < shippedAt));

function took(days: (number | null)[]): Took {
  const known = days.filter((d) => d !== null).sort((a, b) => a - b);
  return { n: known.length, median: quantile(known, 0.5) ?? null, p90: quantile(known, 0.9) ?? null };
}
