import type { SaleGrouping } from '../../../shared/contract/category-seasons.ts';
import type { CategoryStates } from '../../../shared/contract/lifecycle-category-states.ts';
import { categoryCutsKey } from '../../../shared/domain/category-state.ts';
import { presetCuts, stateOf, states, type Cuts } from '../../../shared/domain/lifecycle-states.ts';
import { listGaps, sortGaps, tooLittleFor, type Purchases } from '../../../shared/domain/purchase-gaps.ts';
import { quantile } from '../../../shared/domain/quantile.ts';
import { literal } from '../../../shared/domain/rule-to-sql.ts';
import { AppError } from '../../../shared/lib/app-error.ts';
import { epochDay } from '../../../shared/lib/dates.ts';
import type { ReadDb } from '../db/executor.ts';
import { remember } from '../db/remember.ts';
import type { People } from '../segments/compile-rule.ts';
import { cutsInForce } from './cuts-in-force.ts';
import { readLifecycleSettings } from './lifecycle-settings.ts';
import { purchaseWhere } from './purchases.ts';

const MOST_CHOICES = 200;

const from = ({ shopId, asOf }: People): string => `FROM order_lines l JOIN orders o ON o.id = l.order_id JOIN products p ON p.id = l.product_id JOIN accounts a ON a.id = o.account_id
  WHERE ${purchaseWhere(shopId)} AND p.not_goods = 0 AND o.day <= ${literal(asOf)}`;

export function readCategoryStates(db: ReadDb, people: People, asked: { groupBy: SaleGrouping | undefined; key: string | undefined }): CategoryStates {
  const groupBy = asked.groupBy ?? (db.get("SELECT 1 FROM products WHERE category <> '' AND not_goods = 0 LIMIT 1") ? 'category' : 'product');
  const choices = readChoices(db, people, groupBy);
  const chosen = asked.key === undefined ? choices[0] : choices.find((c) => c.key === asked.key);
  if (asked.key !== undefined && !chosen) throw new AppError('not_found', { what: groupBy });
  const purchases = chosen ? readDays(db, people, groupBy, chosen.key) : { customerIds: new Int32Array(), offsets: Int32Array.of(0), days: new Int32Array() };
  const asOf = epochDay(people.asOf);
  const gaps = sortGaps(listGaps(purchases, asOf).closed.days);
  const lengthDays = purchases.days.reduce((a, b) => Math.max(a, b), -Infinity) - purchases.days.reduce((a, b) => Math.min(a, b), Infinity);
  const tooLittle = tooLittleFor({ count: gaps.length, p90: quantile(gaps, 0.9), lengthDays: Number.isFinite(lengthDays) ? lengthDays : 0 });
  const own = chosen && readLifecycleSettings(db).categoryCuts[categoryCutsKey(groupBy, chosen.key)];
  const measured = tooLittle.length === 0 ? presetCuts(gaps, 'p75') : undefined;
  const cuts = own ?? measured ?? cutsInForce(db, people).cuts;
  return {
    asOf: people.asOf,
    groupBy,
    choices,
    chosen: chosen ? { key: chosen.key, name: chosen.name } : null,
    buyers: purchases.customerIds.length,
    gaps: gaps.length,
    percentiles: gaps.length === 0 ? null : [quantile(gaps, 0.5)!, quantile(gaps, 0.75)!, quantile(gaps, 0.9)!, quantile(gaps, 0.95)!],
    tooLittle,
    cuts,
    source: cuts === null ? null : own ? 'own' : measured ? 'measured' : 'shop',
    counts: cuts === null ? [] : countStates(purchases, asOf, cuts),
    definition: 'lifecycle:define.categoryStates',
  };
}

function readChoices(db: ReadDb, people: People, groupBy: SaleGrouping): CategoryStates['choices'] {
  const [key, name, where] = groupBy === 'category' ? ['p.category', 'p.category', " AND p.category <> ''"] : ['CAST(p.id AS TEXT)', 'p.title', ''];
  return remember(db, `bought by ${groupBy} ${people.shopId} ${people.asOf}`, () => db.all(`SELECT ${key} AS "key", ${name} AS name, count(DISTINCT a.customer_id) AS buyers ${from(people)}${where} GROUP BY 1 ORDER BY 3 DESC, 1 LIMIT ${MOST_CHOICES}`));
}

/** Days on which each bought it. */
function readDays(db: ReadDb, people: People, groupBy: SaleGrouping, key: string): Purchases {
  const rows = db.connection
    .prepare(`SELECT DISTINCT a.customer_id, unixepoch(o.day) / 86400 ${from(people)} AND ${groupBy === 'category' ? 'p.category = ?' : 'p.id = CAST(? AS INTEGER)'} ORDER BY 1, 2`)
    .raw()
    .all(key) as [number, number][];
  const customerIds: number[] = [];
  const offsets: number[] = [];
  rows.forEach(([customer], i) => {
    if (customerIds.at(-1) === customer) return;
    customerIds.push(customer);
    offsets.push(i);
  });
  return { customerIds: Int32Array.from(customerIds), offsets: Int32Array.from([...offsets, rows.length]), days: Int32Array.from(rows, ([, day]) => day) };
}

function countStates({ offsets, days }: Purchases, asOf: number, cuts: Cuts): CategoryStates['counts'] {
  const counts = { active: 0, silent: 0, asleep: 0, lost: 0 };
  for (let i = 0; i + 1 < offsets.length; i += 1) counts[stateOf(asOf - days[offsets[i + 1]! - 1]!, cuts)] += 1;
  return states.map((state) => ({ state, customers: counts[state] }));
}
