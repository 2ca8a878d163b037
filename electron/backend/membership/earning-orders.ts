import { eventMoney, type BonusLine } from '../../../shared/domain/bonus-events.ts';
import type { EarningOrder } from '../../../shared/domain/points.ts';
import { convertMinor, findRate, type RateTable } from '../../../shared/domain/exchange.ts';
import type { Programme } from '../../../shared/domain/programme.ts';
import type { ReadDb } from '../db/executor.ts';
import { readRateTable } from '../settings/base-converter.ts';
import type { InEvent } from './bonus-people.ts';

interface Row {
  id: number;
  shopId: number;
  orderNo: string;
  day: string;
  status: string;
  isValid: number;
  paidMinor: number;
  netMinor: number;
  currency: string;
}
export interface AccountOrder extends EarningOrder {
  shopId: number;
  orderNo: string;
}

/** The orders of an account as the programme of their day sees them, by day; without one they don't count. */
export function earningOrders(db: ReadDb, rulesOn: (day: string) => Programme | null, isIn: InEvent): (accountId: number) => AccountOrder[] {
  const select = db.prepare(
    'SELECT id, shop_id AS shopId, order_no AS orderNo, day, status, is_valid AS isValid, ifnull(paid_minor, net_minor) AS paidMinor, net_minor AS netMinor, currency FROM orders WHERE account_id = ? AND day IS NOT NULL ORDER BY day, shop_id, order_no',
  );
  const excluded = db
    .prepare(
      `SELECT ifnull(sum(max(0, ifnull(l.paid_minor, ifnull(l.unit_price_minor, 0) * l.quantity) - l.refund_minor)), 0) FROM order_lines l JOIN products p ON p.id = l.product_id
       WHERE l.order_id = ? AND p.category IN (SELECT value FROM json_each(?))`,
    )
    .pluck();
  const lines = db.prepare(
    `SELECT p.title AS product, p.category, ifnull(l.paid_minor, ifnull(l.unit_price_minor, 0) * l.quantity) AS paidMinor, max(0, ifnull(l.paid_minor, ifnull(l.unit_price_minor, 0) * l.quantity) - l.refund_minor) AS netMinor
     FROM order_lines l LEFT JOIN products p ON p.id = l.product_id WHERE l.order_id = ?`,
  );
  const inCurrency = converter(db);
  return (accountId) =>
    (select.all(accountId) as Row[]).map(({ id, shopId, orderNo, day, status, isValid, paidMinor, netMinor, currency }) => {
      const rules = rulesOn(day);
      const none = { shopId, orderNo, day, counts: false, netMinor: 0, excludedMinor: 0 };
      if (rules === null || isValid !== 1 || (rules.earnOn === 'completed' && status !== 'completed')) return none;
      const money = (minor: number) => inCurrency(minor, currency, rules.currency, day);
      const net = money(netMinor);
      if (net === null) return none;
      const { excludedCategories } = rules.points;
      const left = excludedCategories.length === 0 ? 0 : money(excluded.get(id, JSON.stringify(excludedCategories)) as number);
      const events = (rules.points.bonus?.events ?? []).filter((event) => event.fromDay <= day && day <= event.untilDay && isIn(event, accountId));
      if (events.length === 0) return { shopId, orderNo, day, counts: true, netMinor: net, excludedMinor: left ?? 0 };
      const bought = (lines.all(id) as BonusLine[]).map((line) => ({ ...line, paidMinor: money(line.paidMinor) ?? 0, netMinor: money(line.netMinor) ?? 0 }));
      const order = { paidMinor: money(paidMinor) ?? 0, netMinor: net };
      return { shopId, orderNo, day, counts: true, netMinor: net, excludedMinor: left ?? 0, events: events.map((event) => eventMoney(event, excludedCategories, order, bought)) };
    });
}

/** Null where the month's rate is missing. */
function converter(db: ReadDb): (minor: number, from: string, to: string, day: string) => number | null {
  const tables = new Map<string, RateTable>();
  return (minor, from, to, day) => {
    if (from === to) return minor;
    let table = tables.get(to);
    if (!table) tables.set(to, (table = readRateTable(db, to)));
    const rate = findRate(table, from, day.slice(0, 7));
    return rate === undefined ? null : convertMinor(minor, from, to, rate);
  };
}
