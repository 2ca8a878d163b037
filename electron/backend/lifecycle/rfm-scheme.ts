import type { RfmThresholds } from '../../../shared/contract/lifecycle.ts';
import { fixedEdges, meanScores, proposeThresholds, rankEdges, valueEdges, type RfmColumns, type RfmMethod, type RfmScheme } from '../../../shared/domain/rfm.ts';
import { epochDay } from '../../../shared/lib/dates.ts';
import { minorPerUnit } from '../../../shared/lib/money.ts';
import type { ReadDb } from '../db/executor.ts';
import { remember } from '../db/remember.ts';
import type { Scope } from './cuts-in-force.ts';
import { readLifecycleSettings } from './lifecycle-settings.ts';

export interface MetricScope extends Scope {
  currency: string;
  /** Table of the people's metrics. */
  metrics: string;
}

/** Settings of the moment; what isn't given is as kept. */
export interface RfmAsked {
  method?: RfmMethod | undefined;
  grouping?: 'eight' | 'ten' | undefined;
  thresholds?: RfmThresholds | undefined;
}

/** Everyone who can be scored: who has bought, in the currency asked about. */
function readRfmColumns(db: ReadDb, { metrics, shopId, asOf, currency }: MetricScope): RfmColumns {
  return remember(db, `rfm ${metrics}/${shopId} ${asOf} ${currency}`, () => {
    const rows = db.connection
      .prepare(`SELECT m.customer_id, m.last_day, m.purchase_days, m.net_minor / m.purchase_days FROM ${metrics} m WHERE +m.shop_id = ? AND m.last_day IS NOT NULL AND m.currency = ? AND m.net_minor IS NOT NULL ORDER BY m.customer_id`)
      .raw()
      .all(shopId, currency) as [number, string, number, number][];
    const today = epochDay(asOf);
    return { ids: Int32Array.from(rows, (r) => r[0]), r: Float64Array.from(rows, (r) => today - epochDay(r[1])), f: Float64Array.from(rows, (r) => r[2]), m: Float64Array.from(rows, (r) => r[3]) };
  });
}

/** The scheme that holds: the owner's settings, over the people as of the day. */
export function rfmInForce(db: ReadDb, scope: MetricScope, asked: RfmAsked = {}) {
  const kept = readLifecycleSettings(db);
  const columns = readRfmColumns(db, scope);
  const unit = minorPerUnit(scope.currency);
  const method = asked.thresholds ? 'fixed' : (asked.method ?? kept.rfmMethod);
  const grouping = asked.grouping ?? kept.rfmGrouping;
  const frozen = asked.thresholds ?? kept.rfmThresholds;
  return remember(db, `rfm scheme ${scope.metrics}/${scope.shopId} ${scope.asOf} ${scope.currency} ${JSON.stringify([method, grouping, frozen])}`, () => {
    const proposed: RfmThresholds = { r: [...proposeThresholds(columns.r, 5)], f: [2, 3, 4, 5], m: inUnits(proposeThresholds(columns.m, 10 * unit), unit) };
    const thresholds = frozen ?? proposed;
    const edges: RfmScheme['edges'] =
      method === 'fixed'
        ? { r: fixedEdges(thresholds.r), f: fixedEdges(thresholds.f), m: fixedEdges(thresholds.m.map((x) => x * unit)) }
        : method === 'value'
          ? { r: valueEdges(columns.r), f: valueEdges(columns.f), m: valueEdges(columns.m) }
          : { r: rankEdges(columns.r, columns.ids), f: rankEdges(columns.f, columns.ids), m: rankEdges(columns.m, columns.ids) };
    const scheme: RfmScheme | null = columns.ids.length === 0 ? null : { groups: grouping, edges, means: meanScores(columns, edges) };
    return { method, grouping, thresholds: method === 'fixed' ? thresholds : null, frozen: frozen !== null, proposed, scheme };
  });
}

const inUnits = ([a, b, c, d]: readonly [number, number, number, number], unit: number): [number, number, number, number] => [a / unit, b / unit, c / unit, d / unit];
