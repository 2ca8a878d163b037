import type { Condition, RuleGroup } from '../contract/rule.ts';

/**
 * Whom a new product suits: bought of its category within a year, spend about its price in an order (half of it to twice),
 * don't have it, and haven't just ordered. What isn't said isn't asked.
 * Worked example: category 茶, price 60, 30 days → bought 茶 in 365 days, order value 30–120, last order at least 30 days ago.
 */
export function newProductRule({ category, product, price, recentDays }: { category: string | null; product: string | null; price: number | null; recentDays: number }): RuleGroup {
  const rules: Condition[] = [];
  if (category !== null) rules.push({ field: 'bought_category', operator: 'bought', value: { names: [category], withinDays: 365 } });
  if (price !== null) rules.push({ field: 'aov', operator: 'between', value: [price / 2, price * 2] });
  if (product !== null) rules.push({ field: 'bought_product', operator: 'notBought', value: { names: [product] } });
  if (recentDays > 0) rules.push({ field: 'last_order_days', operator: '>=', value: recentDays });
  return { combinator: 'and', rules };
}
