import { ownKey, type OwnFieldKey } from '../../../shared/domain/own-fields.ts';
import { ownIdOfVariable, wordsForText, type TemplateValues, type TemplateVariable } from '../../../shared/domain/template-variables.ts';
import { daysBetween } from '../../../shared/lib/dates.ts';
import { minorPerUnit } from '../../../shared/lib/money.ts';
import type { ReadDb } from '../db/executor.ts';
import type { Recommendation } from '../../../shared/contract/copy.ts';
import { recommendTo } from './recommendations.ts';
import { couponOfCustomer } from '../offers/coupon-givings.ts';
import { referralCodeOfCustomer } from '../offers/referrals.ts';
import { memberColumns, type MemberValueRow } from '../membership/member-values.ts';

/** What a text may need of a customer, as `valueColumns` reads it. */
export interface ValueRow extends MemberValueRow {
  id: number;
  name: string | null;
  nick: string | null;
  city: string | null;
  province: string | null;
  orders: number;
  last_day: string | null;
  net_minor: number | null;
  currency: string;
  last_product: string | null;
  interval_days: number | null;
  first_day: string | null;
  shop_name: string | null;
  coupon: string | null;
  referral_code: string | null;
  [own: OwnFieldKey]: string | null;
}

/** The owner's own words, as long as they may be. */
const MOST_BENEFITS = 300;

const ofLastOrder = (what: string, joins: string, order = '') =>
  `(SELECT ${what} FROM accounts a JOIN orders o ON o.account_id = a.id ${joins} WHERE a.customer_id = c.id AND o.is_valid = 1 AND o.day <= :asOf ORDER BY o.day DESC, o.id DESC${order} LIMIT 1)`;

/** Columns over `c` and `m`, with :asOf. Those that cost a search for each customer are read only where they are used. */
export function valueColumns(db: ReadDb, variables: readonly TemplateVariable[], asOf: string): string {
  const product = ofLastOrder('p.title', 'JOIN order_lines l ON l.order_id = o.id JOIN products p ON p.id = l.product_id', ', l.paid_minor DESC, l.id');
  const shop = ofLastOrder('s.name', 'JOIN shops s ON s.id = o.shop_id');
  return `c.name, c.nick, c.city, c.province, m.orders, m.last_day, m.first_day, m.interval_days, m.net_minor, m.currency,
    ${variables.includes('customer.last_product') ? product : 'NULL'} AS last_product,
    ${memberColumns(db, variables, asOf)},
    ${variables.includes('customer.coupon') ? couponOfCustomer : 'NULL'} AS coupon,
    ${variables.includes('customer.referral_code') ? referralCodeOfCustomer : 'NULL'} AS referral_code,
    ${ownIdsOf(variables).map((id) => `(SELECT group_concat(v.value, '、') FROM own_shown v WHERE v.field_id = ${id} AND v.customer_id = c.id) AS ${ownKey(id)},`).join(' ')}
    ${variables.includes('shop.name') ? `COALESCE(${shop}, (SELECT name FROM shops ORDER BY id LIMIT 1))` : 'NULL'} AS shop_name`;
}

const ownIdsOf = (variables: readonly TemplateVariable[]): number[] => variables.map(ownIdOfVariable).filter((id) => id !== undefined);

const readOwn = (row: ValueRow, keys: readonly OwnFieldKey[]): Record<OwnFieldKey, string | null> => Object.fromEntries(keys.map((key) => [key, wordsForText(row[key] as string | null)]));

/** Everyone's values, in the order of the rows. */
export function readValues(db: ReadDb, rows: readonly ValueRow[], variables: readonly TemplateVariable[], asOf: string): TemplateValues[] {
  const recommended = variables.includes('customer.recommended') ? recommendTo(db, rows.map((row) => row.id), asOf) : null;
  const own = ownIdsOf(variables).map(ownKey);
  return rows.map((row) => valuesOf(row, own, recommended?.get(row.id) ?? null, asOf));
}

function valuesOf(row: ValueRow, own: readonly OwnFieldKey[], recommended: Recommendation | null, asOf: string): TemplateValues {
  return {
    customer: {
      ...readOwn(row, own),
      name: wordsForText(row.name),
      nick: wordsForText(row.nick),
      city: wordsForText(row.city),
      province: wordsForText(row.province),
      orders: row.orders,
      last_order_days: row.last_day === null ? null : daysBetween(row.last_day, asOf),
      last_product: wordsForText(row.last_product),
      interval_days: row.interval_days === null ? null : Math.round(row.interval_days),
      first_order_days: row.first_day === null ? null : daysBetween(row.first_day, asOf),
      recommended: wordsForText(recommended?.title ?? null),
      net_total: row.net_minor === null ? null : row.net_minor / minorPerUnit(row.currency),
      tier: wordsForText(row.tier),
      benefits: wordsForText(row.benefits, MOST_BENEFITS),
      vip_route: wordsForText(row.vip_route, MOST_BENEFITS),
      tier_gap: row.tier_gap,
      tier_until: row.tier_until,
      points: row.points,
      coupon: wordsForText(row.coupon),
      referral_code: wordsForText(row.referral_code),
    },
    shop: { name: wordsForText(row.shop_name) },
  };
}
