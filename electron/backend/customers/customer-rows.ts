import type { CustomerRow, PhoneQuality } from '../../../shared/contract/customers.ts';
import { METRIC_COLUMNS } from '../../../shared/domain/customer-metrics.ts';
import { daysBetween } from '../../../shared/lib/dates.ts';
import type { ReadDb } from '../db/executor.ts';
import { isErasedSql } from '../vault/erase/erased-name.ts';
import { peopleFrom, type People } from '../segments/compile-rule.ts';
import { metricsOf } from './as-of-metrics.ts';
import { isPast } from './measured.ts';

interface Row {
  id: number;
  nick: string | null;
  name: string | null;
  phone: string | null;
  phone_quality: PhoneQuality;
  email: string | null;
  province: string | null;
  city: string | null;
  platforms: string;
  opted_out: number;
  currency: string;
  orders: number;
  purchase_days: number;
  net_minor: number | null;
  paid_orders: number;
  refund_minor: number | null;
  first_day: string | null;
  last_day: string | null;
  interval_days: number | null;
  erased: number;
}

const FEW = 500;
const FEW_COLUMNS = ['customer_id', ...METRIC_COLUMNS].map((name) => `value ->> '${name}' AS ${name}`).join(', ');

/** The rows of a page, in the order of `ids`. */
export function readCustomerRows(db: ReadDb, ids: readonly number[], people: People): CustomerRow[] {
  // Of a past day a page's metrics are worked out alone: for them no table need be made.
  const isFew = isPast(people) && ids.length <= FEW;
  const from = isFew ? `customers c JOIN (SELECT ${FEW_COLUMNS} FROM json_each(:metrics)) m ON m.customer_id = c.id` : peopleFrom(people);
  const rows = db.all<Row>(
    `SELECT c.id, c.nick, c.name, c.phone, c.phone_quality, c.email, c.province, c.city, c.platforms, c.opted_out,
      m.currency, m.orders, m.purchase_days, m.net_minor, m.paid_orders, m.refund_minor, m.first_day, m.last_day, m.interval_days,
      EXISTS (SELECT 1 FROM accounts a WHERE a.customer_id = c.id AND ${isErasedSql('a.value')}) AS erased
    FROM json_each(:ids) page CROSS JOIN ${from} WHERE c.id = page.value ORDER BY page.key`,
    { ids: JSON.stringify(ids), ...(isFew ? { metrics: JSON.stringify(metricsOf(db, people, ids)) } : {}) },
  );
  return rows.map((row) => toCustomerRow(row, people));
}

/** Money in another currency than the list's can't stand in its columns: it is said in the customer's own page. */
function toCustomerRow(row: Row, people: People): CustomerRow {
  const comparable = row.currency === people.currency;
  const net = comparable || row.orders === 0 ? row.net_minor : null;
  return {
    customerId: row.id,
    nick: row.nick,
    name: row.name,
    phone: row.phone,
    phoneQuality: row.phone_quality,
    email: row.email,
    province: row.province,
    city: row.city,
    platforms: row.platforms,
    orders: row.orders,
    purchaseDays: row.purchase_days,
    netTotalMinor: net,
    aovMinor: net === null || row.orders === 0 ? null : Math.round(net / row.orders),
    refundMinor: comparable || row.paid_orders === 0 ? row.refund_minor : null,
    firstDay: row.first_day,
    lastDay: row.last_day,
    lastOrderDays: row.last_day === null ? null : daysBetween(row.last_day, people.asOf),
    intervalDays: row.interval_days,
    optedOut: row.opted_out === 1,
    erased: row.erased === 1,
  };
}
