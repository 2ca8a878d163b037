import type { CheckUp } from '../../../shared/contract/imports.ts';
import type { ReadDb } from '../db/executor.ts';
import { missingMonths } from './missing-months.ts';

/** 导入体检 over all that is known of a shop (or of all shops): what the data can tell and what not. */
export function shopCheckUp(db: ReadDb, shopId: number | null): CheckUp {
  const of = '(:shopId IS NULL OR o.shop_id = :shopId)';
  const totals = db.get<{ orders: number; recognised: number; refunds: number; firstDay: string | null; lastDay: string | null }>(
    `SELECT count(*) AS orders, count(account_id) AS recognised, ifnull(sum(refund_minor > 0), 0) AS refunds, min(day) AS firstDay, max(day) AS lastDay FROM orders o WHERE ${of}`,
    { shopId },
  )!;
  const phones = { valid: 0, masked: 0, virtual: 0, invalid: 0, none: 0 };
  const byQuality = db.all<{ quality: keyof typeof phones; n: number }>(
    `SELECT ifnull(c.phone_quality, 'none') AS quality, count(*) AS n FROM orders o LEFT JOIN contacts c ON c.id = o.contact_id WHERE ${of} GROUP BY 1`,
    { shopId },
  );
  for (const { quality, n } of byQuality) phones[quality] += n;
  const has = (sql: string) => db.get(sql, { shopId }) !== undefined;
  const facts: Record<string, boolean> = {
    people: totals.recognised > 0,
    phones: phones.valid > 0,
    regions: has(`SELECT 1 FROM orders o JOIN contacts c ON c.id = o.contact_id WHERE ${of} AND c.province IS NOT NULL LIMIT 1`),
    items: has(`SELECT 1 FROM orders o JOIN order_lines l ON l.order_id = o.id WHERE ${of} LIMIT 1`),
    refunds: totals.refunds > 0,
  };
  const keys = Object.keys(facts);
  return {
    orders: totals.orders,
    buyers: { recognised: totals.recognised, anonymous: totals.orders - totals.recognised },
    phones,
    firstDay: totals.firstDay,
    lastDay: totals.lastDay,
    missingMonths: missingMonths(db, shopId),
    tells: keys.filter((k) => facts[k]),
    cannotTell: keys.filter((k) => !facts[k]),
    next: totals.orders === 0 ? 'orders' : !facts['people'] ? 'buyer_columns' : !facts['items'] ? 'items' : null,
  };
}
