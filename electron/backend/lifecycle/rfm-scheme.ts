import type { RfmThresholds } from '../../../shared/contract/lifecycle.ts';
import { fixedEdges, meanScores, proposeThresholds, rankEdges, scoresOf, valueEdges, type RfmColumns, type RfmMethod, type RfmScheme, type RfmWindows } from '../../../shared/domain/rfm.ts';
import { epochDay } from '../../../shared/lib/dates.ts';
import { minorPerUnit } from '../../../shared/lib/money.ts';
import type { Measured } from '../customers/measured.ts';
import type { ReadDb } from '../db/executor.ts';
import { remember } from '../db/remember.ts';
import { readBuyers } from './buyers.ts';
import { readLifecycleSettings } from './lifecycle-settings.ts';
import { daysWithin, perDayWithin } from './rfm-windows.ts';

/** Settings of the moment; what isn't given is as kept. */
export interface RfmAsked {
  method?: RfmMethod | undefined;
  grouping?: 'eight' | 'ten' | undefined;
  thresholds?: RfmThresholds | undefined;
  windows?: RfmWindows | undefined;
}

/** What everyone who is scored is scored by. */
export function rfmColumns(db: ReadDb, scope: Measured, { f, m }: RfmWindows): RfmColumns {
  const { ids, lastDay, purchaseDays, perDay } = readBuyers(db, scope);
  const today = epochDay(scope.asOf);
  return { ids, r: lastDay.map((day) => today - day), f: f === null ? purchaseDays : daysWithin(db, scope, ids, f), m: m === null ? perDay : perDayWithin(db, scope, ids, m) };
}

/** The scheme that holds: the owner's settings, over the people as of the day. */
export function rfmInForce(db: ReadDb, scope: Measured, asked: RfmAsked = {}) {
  const kept = readLifecycleSettings(db);
  const buyers = readBuyers(db, scope);
  const unit = minorPerUnit(scope.currency);
  const method = asked.thresholds ? 'fixed' : (asked.method ?? kept.rfmMethod);
  const grouping = asked.grouping ?? kept.rfmGrouping;
  const frozen = asked.thresholds ?? kept.rfmThresholds;
  const windows = asked.windows ?? kept.rfmWindows;
  return remember(db, `rfm scheme ${scope.metrics}/${scope.shopId} ${scope.asOf} ${scope.currency} ${JSON.stringify([method, grouping, frozen, windows])}`, () => {
    const today = epochDay(scope.asOf);
    const { sorted } = buyers;
    const columns = rfmColumns(db, scope, windows);
    const proposed: RfmThresholds = { r: [...proposeThresholds(sorted.lastDay.map((day) => today - day).reverse(), 5)], f: windows.f === null ? [2, 3, 4, 5] : [1, 2, 3, 4], m: inUnits(proposeThresholds(windows.m === null ? sorted.perDay : Float64Array.from(columns.m).sort(), 10 * unit), unit) };
    const thresholds = frozen ?? proposed;
    const edges: RfmScheme['edges'] =
      method === 'fixed'
        ? { r: fixedEdges(thresholds.r), f: fixedEdges(thresholds.f), m: fixedEdges(thresholds.m.map((x) => x * unit)) }
        : method === 'value'
          ? { r: valueEdges(columns.r), f: valueEdges(columns.f), m: valueEdges(columns.m) }
          : { r: rankEdges(columns.r, columns.ids), f: rankEdges(columns.f, columns.ids), m: rankEdges(columns.m, columns.ids) };
    const scores = scoresOf(columns, edges);
    const scheme: RfmScheme | null = columns.ids.length === 0 ? null : { groups: grouping, windows, edges, means: meanScores(scores) };
    return { method, grouping, windows, thresholds: method === 'fixed' ? thresholds : null, frozen: frozen !== null, proposed, scheme, scores };
  });
}

const inUnits = ([a, b, c, d]: readonly [number, number, number, number], unit: number): [number, number, number, number] => [a / unit, b / unit, c / unit, d / unit];
