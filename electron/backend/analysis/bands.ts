import type { Attribute, Bands } from '../../../shared/contract/analysis.ts';
import { bandOf, bandRule, bandsOf, cutsOf, histogramBars, stepOf, type Band, type Cutting } from '../../../shared/domain/banding.ts';
import type { Field } from '../../../shared/domain/fields.ts';
import { quantile } from '../../../shared/domain/quantile.ts';
import { literal } from '../../../shared/domain/rule-to-sql.ts';
import type { ReadDb } from '../db/executor.ts';
import { remember } from '../db/remember.ts';
import { sqlContext, type People } from '../segments/compile-rule.ts';
import { withPeople } from '../segments/with-people.ts';
import { attributeSql, readAttribute, toKept, toShown, type AttributeValues } from './attribute-values.ts';

export const tellAttribute = ({ id, type, unit }: Field): Attribute => ({ field: id, type, unit });

/** One attribute cut into bands, and how it is spread. */
export function readBands(db: ReadDb, people: People, id: string, cutting: Cutting): Bands {
  const attribute = readAttribute(db, people, id);
  const { field, values, sorted } = attribute;
  const shown = toShown(attribute);
  const step = attributeStep(db, people, attribute);
  const cuts = keptCuts(attribute, cutting, step);
  const counts = new Array<number>(cuts.length + 1).fill(0);
  for (const value of sorted) counts[bandOf(cuts, value)]! += 1;
  const at = (p: number) => shown(quantile(sorted, p)!);
  return {
    ...tellAttribute(field),
    asOf: people.asOf,
    currency: people.currency,
    of: values.length,
    known: sorted.length,
    spread: sorted.length === 0 ? null : { least: at(0), p25: at(0.25), median: at(0.5), p75: at(0.75), most: at(1) },
    step: shown(step),
    cuts: cuts.map(shown),
    bands: sorted.length === 0 ? [] : bandsOf(cuts.map(shown)).map((band, i) => ({ ...band, customers: counts[i]!, rule: bandRule(field.id, band) })),
    unknownRule: { combinator: 'and', rules: [{ field: field.id, operator: 'null', value: null }] },
    bars: histogramBars(sorted, step).map(({ from, to, count }) => ({ from: shown(from), to: to === null ? null : shown(to), customers: count })),
    definition: `analysis:define.bands`,
    sql: bandsSql(people, field, cuts),
  };
}

export const attributeStep = (db: ReadDb, { metrics, shopId, asOf, currency }: People, { field, sorted }: AttributeValues): number => remember(db, `step ${metrics}/${shopId} ${asOf} ${currency} ${field.id}`, () => stepOf(sorted));

/** Cuts in the kept unit. */
export function keptCuts(attribute: AttributeValues, cutting: Cutting, step: number): number[] {
  const kept = toKept(attribute);
  const asKept: Cutting = cutting.by === 'quantiles' ? cutting : cutting.by === 'width' ? { by: 'width', from: kept(cutting.from), width: kept(cutting.width) } : { by: 'cuts', cuts: cutting.cuts.map(kept) };
  return cutsOf(attribute.sorted, asKept, step);
}

/** Which band everyone is in, as SQL: from 0; NULL for those without a value. */
export function bandSql(value: string, bands: readonly Band[]): string {
  const whens = bands.slice(0, -1).map(({ to }, i) => `WHEN ${value} < ${literal(to!)} THEN ${i}`);
  return `CASE WHEN ${value} IS NULL THEN NULL ${whens.join(' ')} ELSE ${bands.length - 1} END`;
}

function bandsSql(people: People, field: Field, cuts: readonly number[]): string {
  const value = attributeSql(field, sqlContext(people, literal));
  return withPeople(people, (from) => `SELECT ${bandSql('value', bandsOf(cuts))} AS band, min(value) AS least, max(value) AS most, count(*) AS customers FROM (SELECT ${value} AS value FROM ${from}) GROUP BY 1 ORDER BY 1`);
}
