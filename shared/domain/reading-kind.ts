/** What the rows of a table are, by the fields that its columns have been given. */
export type ReadingKind = 'orders' | 'sales' | 'people';
/** What is still missing before a table can be read; one of each group is enough. */
export type ReadingNeed = 'number' | 'date' | 'amount' | 'product';

const any = (fields: ReadonlySet<string>, names: readonly string[]) => names.some((name) => fields.has(name));

/**
 * With an order number a row is an order (or one of its items), whatever else it tells: a list of an ERP's may only name
 * the buyers. Without one it is a sale of its own, which needs a day and an amount; or, where it has no money and says
 * who somebody is, a person. Where the money is each item's, the item must have a name.
 * Worked example: {createdAt, paid} → a sale, nothing missing; {createdAt} → amount missing; {orderNo, phone} → an order;
 * {phone} → a person.
 */
export function readingKind(fields: ReadonlySet<string>): { kind: ReadingKind | null; missing: ReadingNeed[] } {
  const missing: ReadingNeed[] = [];
  const perItem = !fields.has('paid') && any(fields, ['linePaid', 'lineTotal']);
  if (perItem && !any(fields, ['title', 'productId', 'skuCode'])) missing.push('product');
  if (fields.has('orderNo')) return { kind: missing.length === 0 ? 'orders' : null, missing };
  const hasDay = any(fields, ['paidAt', 'createdAt']);
  const hasAmount = any(fields, ['paid', 'linePaid', 'lineTotal']);
  if (!hasAmount && any(fields, ['buyerNick', 'phone', 'buyerEmail'])) return { kind: 'people', missing };
  if (!hasDay && !hasAmount) missing.push('number');
  else {
    if (!hasDay) missing.push('date');
    if (!hasAmount) missing.push('amount');
  }
  return { kind: missing.length === 0 ? 'sales' : null, missing };
}
