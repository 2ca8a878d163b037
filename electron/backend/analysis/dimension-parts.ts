import type { Attribute, CrosstabItem } from '../../../shared/contract/analysis.ts';
import type { RuleGroup } from '../../../shared/contract/rule.ts';
import { bandOf, bandRule, bandsOf, type Band } from '../../../shared/domain/banding.ts';
import { literal, ruleToSql } from '../../../shared/domain/rule-to-sql.ts';
import type { ReadDb } from '../db/executor.ts';
import { compileRule, sqlContext, type People } from '../segments/compile-rule.ts';
import { evaluateRule } from '../segments/evaluate-rule.ts';
import { toShown, type AttributeValues } from './attribute-values.ts';
import { tellAttribute } from './bands.ts';

/** Everyone sorted into items; position i of a mark is the i-th of `peopleIds`. */
export interface Dimension {
  items: CrosstabItem[];
  marks: Uint8Array[];
  overlaps: boolean;
  attribute: Attribute | null;
  step: number;
  /** As SQL that gives `key` and `id` (of a customer), over a FROM of people. */
  sql: (from: string) => string;
}

/** More rows or columns nobody reads. */
export const MOST_ITEMS = 20;

type Item = Omit<CrosstabItem, 'customers'>;
export const one = (field: string, operator: string, value: unknown): RuleGroup => ({ combinator: 'and', rules: [{ field, operator, value }] });
export const valueItem = (key: string, rule: RuleGroup | null): Item => ({ key, kind: 'value', from: null, to: null, rule });
export const othersItem = (rule: RuleGroup | null): Item => ({ key: '…', kind: 'others', from: null, to: null, rule });
const unknownItem = (rule: RuleGroup | null): Item => ({ key: '', kind: 'unknown', from: null, to: null, rule });
export const bandItem = (band: Band, rule: RuleGroup | null): Item => ({ key: `${band.from ?? ''}..${band.to ?? ''}`, kind: 'band', ...band, rule });

/** Items that don't overlap, by the place of each person's; a negative place is the unknown. Items that nobody is in are left out, but for bands. */
export function placed(places: ArrayLike<number>, items: Item[], unknownRule: RuleGroup | null): Pick<Dimension, 'items' | 'marks' | 'overlaps'> {
  const all = [...items, unknownItem(unknownRule)];
  const marks = all.map(() => new Uint8Array(places.length));
  const counts = all.map(() => 0);
  for (let i = 0; i < places.length; i += 1) {
    const at = places[i]! < 0 ? items.length : places[i]!;
    marks[at]![i] = 1;
    counts[at]! += 1;
  }
  const kept = all.flatMap((item, i) => (counts[i]! > 0 || item.kind === 'band' ? [i] : []));
  return { items: kept.map((i) => ({ ...all[i]!, customers: counts[i]! })), marks: kept.map((i) => marks[i]!), overlaps: false };
}

/** An attribute by cuts in the kept unit. */
export function bandDimension(db: ReadDb, people: People, attribute: AttributeValues, cuts: readonly number[], step: number): Dimension {
  const { field, values } = attribute;
  const shown = toShown(attribute);
  const items = bandsOf(cuts.map(shown)).map((band) => bandItem(band, bandRule(field.id, band)));
  const found = placed(values.map((v) => bandOf(cuts, v)), items, one(field.id, 'null', null));
  return { ...found, attribute: tellAttribute(field), step: shown(step), sql: unionSql(db, people, found.items) };
}

/** Items each of which is a rule; one customer may be in several. */
export function overlappingDimension(db: ReadDb, people: People, items: Item[], unknownRule: RuleGroup): Dimension {
  const all = [...items, unknownItem(unknownRule)].map((item) => {
    const marks = evaluateRule(db, compileRule(db, item.rule!, people));
    return { item: { ...item, customers: marks.reduce((n, mark) => n + mark, 0) }, marks };
  });
  const kept = all.filter(({ item }) => item.customers > 0);
  return { items: kept.map(({ item }) => item), marks: kept.map(({ marks }) => marks), overlaps: true, attribute: null, step: 1, sql: unionSql(db, people, kept.map(({ item }) => item)) };
}

/** Each item by its rule's own SQL. */
export function unionSql(db: ReadDb, people: People, items: readonly CrosstabItem[]): Dimension['sql'] {
  return (from) => {
    if (items.length === 0) return 'SELECT NULL AS key, NULL AS id WHERE 0';
    return items.map(({ key, rule }) => `SELECT ${literal(key)} AS key, c.id AS id FROM ${from} WHERE ${ruleToSql(compileRule(db, rule!, people).rule, sqlContext(people, literal))}`).join('\n  UNION ALL ');
  };
}
