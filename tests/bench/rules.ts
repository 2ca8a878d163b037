import type { Condition, RuleGroup } from '../../shared/contract/rule.ts';

/** Sixty mixed rules, always the same: one to six conditions on what a shop owner asks for. */
export function makeRules(): RuleGroup[] {
  let seed = 7;
  const r = (n: number) => ((seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648) >> 8) % n;
  const make: (() => Condition)[] = [
    () => ({ field: 'orders', operator: '>=', value: 1 + r(12) }),
    () => ({ field: 'net_total', operator: 'between', value: [r(500), 800 + r(4000)] }),
    () => ({ field: 'aov', operator: '>', value: 60 + r(200) }),
    () => ({ field: 'last_order_days', operator: '<=', value: 30 + r(600) }),
    () => ({ field: 'first_order_days', operator: '>', value: 100 + r(700) }),
    () => ({ field: 'interval_days', operator: '<', value: 10 + r(200) }),
    () => ({ field: 'refund_rate', operator: '<=', value: r(40) / 100 }),
    () => ({ field: 'province', operator: 'in', value: ['浙江省', '广东省', '江苏省', '北京市'].slice(0, 1 + r(4)) }),
    () => ({ field: 'city', operator: '=', value: ['杭州市', '武汉市', '青岛市'][r(3)] }),
  ];
  return Array.from({ length: 60 }, (_, i) => ({
    combinator: r(4) === 0 ? 'or' : 'and',
    not: r(8) === 0,
    rules: Array.from({ length: 1 + (i % 6) }, () => make[r(make.length)]!()),
  }));
}

const column: Record<string, string> = {
  orders: 'orders', net_total: 'net_minor / 100.0', aov: 'round(net_minor * 1.0 / nullif(orders, 0)) / 100.0', last_order_days: "date_diff('day', CAST(last_day AS DATE), CAST($asOf AS DATE))",
  first_order_days: "date_diff('day', CAST(first_day AS DATE), CAST($asOf AS DATE))", interval_days: 'interval_days', refund_rate: 'refund_minor * 1.0 / nullif(paid_minor, 0)', province: 'province', city: 'city',
};
const literal = (v: unknown) => (typeof v === 'number' ? String(v) : `'${String(v)}'`);

/** The same rule as DuckDB would be asked; an unknown value is no match, as in the app. */
export function toDuckDb(rule: RuleGroup, asOf: string): string {
  const parts = rule.rules.map((c) => {
    const { field, operator, value } = c as Condition;
    const x = column[field]!.replaceAll('$asOf', `'${asOf}'`);
    if (operator === 'between') return `coalesce(${x} BETWEEN ${literal((value as unknown[])[0])} AND ${literal((value as unknown[])[1])}, false)`;
    if (operator === 'in') return `coalesce(${x} IN (${(value as unknown[]).map(literal).join(', ')}), false)`;
    return `coalesce(${x} ${operator} ${literal(value)}, false)`;
  });
  return `${rule.not ? 'NOT ' : ''}(${parts.join(rule.combinator === 'or' ? ' OR ' : ' AND ')})`;
}
