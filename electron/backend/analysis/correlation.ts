import type { Correlation } from '../../../shared/contract/analysis.ts';
import { bandOf, bandsOf, cutsOf, histogramBars } from '../../../shared/domain/banding.ts';
import { LEAST_PAIRS, quartilesOf, rankCorrelation, whyNoCorrelation } from '../../../shared/domain/rank-correlation.ts';
import { literal } from '../../../shared/domain/rule-to-sql.ts';
import type { ReadDb } from '../db/executor.ts';
import { remember } from '../db/remember.ts';
import { sqlContext, type People } from '../segments/compile-rule.ts';
import { withPeople } from '../segments/with-people.ts';
import { attributeSql, readAttribute, toShown, type AttributeValues } from './attribute-values.ts';
import { attributeStep, tellAttribute } from './bands.ts';

const MOST_CELLS = 12;
const TREND_BANDS = 10;

/** Whether two attributes go together, of everyone of whom both are known. */
export function readCorrelation(db: ReadDb, people: People, xId: string, yId: string): Correlation {
  const x = readAttribute(db, people, xId);
  const y = readAttribute(db, people, yId);
  const places = bothKnown(x, y);
  const xs = Float64Array.from(places, (i) => x.values[i]!);
  const ys = Float64Array.from(places, (i) => y.values[i]!);
  const refused = whyNoCorrelation(xs, ys);
  const key = `${people.metrics}/${people.shopId} ${people.asOf} ${people.currency} ${x.field.id} ${y.field.id}`;
  return {
    asOf: people.asOf,
    currency: people.currency,
    x: tellAttribute(x.field),
    y: tellAttribute(y.field),
    of: x.values.length,
    n: xs.length,
    refused,
    leastPeople: LEAST_PAIRS,
    rho: refused === null ? remember(db, `rho ${key}`, () => rankCorrelation(xs, ys)) : null,
    ...heatOf({ ...x, values: xs }, { ...y, values: ys }, attributeStep(db, people, x), attributeStep(db, people, y)),
    trend: refused === null ? trendOf({ ...x, values: xs }, { ...y, values: ys }, attributeStep(db, people, x)) : [],
    definition: 'analysis:define.correlation',
    sql: correlationSql(people, x, y),
  };
}

function bothKnown(x: AttributeValues, y: AttributeValues): Int32Array {
  const places: number[] = [];
  for (let i = 0; i < x.values.length; i += 1) if (!Number.isNaN(x.values[i]) && !Number.isNaN(y.values[i])) places.push(i);
  return Int32Array.from(places);
}

/** Customers by bars of x and of y. */
function heatOf(x: AttributeValues, y: AttributeValues, xStep: number, yStep: number): Pick<Correlation, 'columns' | 'rows' | 'cells'> {
  const xBars = histogramBars(x.values.slice().sort(), xStep, MOST_CELLS);
  const yBars = histogramBars(y.values.slice().sort(), yStep, MOST_CELLS);
  const xCuts = xBars.slice(1).map(({ from }) => from);
  const yCuts = yBars.slice(1).map(({ from }) => from);
  const cells = yBars.map(() => new Array<number>(xBars.length).fill(0));
  for (let i = 0; i < x.values.length; i += 1) cells[bandOf(yCuts, y.values[i]!)]![bandOf(xCuts, x.values[i]!)]! += 1;
  const bounds = (attribute: AttributeValues, bars: typeof xBars) => bars.map(({ from, to }) => ({ from: toShown(attribute)(from), to: to === null ? null : toShown(attribute)(to) }));
  return { columns: bounds(x, xBars), rows: bounds(y, yBars), cells };
}

/** What y usually is in each tenth by x; equal cuts are one. */
function trendOf(x: AttributeValues, y: AttributeValues, step: number): Correlation['trend'] {
  const cuts = cutsOf(x.values.slice().sort(), { by: 'quantiles', bands: TREND_BANDS }, step);
  const groups = cuts.concat(0).map((): number[] => []);
  for (let i = 0; i < x.values.length; i += 1) groups[bandOf(cuts, x.values[i]!)]!.push(y.values[i]!);
  return bandsOf(cuts.map(toShown(x))).map((band, i) => {
    const { n, p25, median, p75 } = quartilesOf(Float64Array.from(groups[i]!));
    const shown = toShown(y);
    return { ...band, n, p25: shown(p25), median: shown(median), p75: shown(p75) };
  });
}

/** ρ as Pearson's r of mean ranks. */
function correlationSql(people: People, x: AttributeValues, y: AttributeValues): string {
  const context = sqlContext(people, literal);
  const rank = (name: string) => `rank() OVER (ORDER BY ${name}) + (count(*) OVER (PARTITION BY ${name}) - 1) / 2.0`;
  return withPeople(
    people,
    (from) => `SELECT count(*) AS n, sum((x - mx) * (y - my)) / sqrt(sum((x - mx) * (x - mx)) * sum((y - my) * (y - my))) AS rho FROM (
  SELECT x, y, avg(x) OVER () AS mx, avg(y) OVER () AS my FROM (
    SELECT ${rank('a')} AS x, ${rank('b')} AS y FROM (SELECT ${attributeSql(x.field, context)} AS a, ${attributeSql(y.field, context)} AS b FROM ${from}) WHERE a IS NOT NULL AND b IS NOT NULL))`,
  );
}
