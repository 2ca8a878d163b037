import type { WinBack, WinBackCustomer } from '../../../shared/contract/outlook.ts';
import type { State } from '../../../shared/domain/lifecycle-states.ts';
import { rankWinBack } from '../../../shared/domain/win-back.ts';
import { assumedUplift } from '../../../shared/domain/win-back-rungs.ts';
import { readCustomerRows } from '../customers/customer-rows.ts';
import { snapshot } from '../db/remember.ts';
import type { People } from '../segments/compile-rule.ts';
import type { QueryContext, TaskContext } from '../serve.ts';
import { readMarginShare } from './margin-share.ts';
import { contactMinorOf, measureUplift, readLapsing, WIN_BACK_WINDOW, winBackChances } from './win-back-facts.ts';

const MOST_POINTS = 100;

interface Asked {
  states: State[];
  uplift: number | undefined;
  marginShare: number | undefined;
  offerMinor: number;
  top: number;
}

export function readWinBack(context: QueryContext & Pick<TaskContext, 'progress' | 'checkCancelled'>, people: People, asked: Asked): WinBack {
  const { db } = context;
  return snapshot(db, () => {
    const { asOf, currency } = people;
    context.progress({ step: 'forecast', done: 0, total: 0 });
    const margin = readMarginShare(db, people);
    const marginShare = asked.marginShare ?? margin.share;
    const measured = measureUplift(context, null);
    const uplift = asked.uplift ?? (measured && measured.value > 0 ? measured.value : assumedUplift.none);
    const contactMinor = contactMinorOf(db, 'sms', currency);
    const { missing, chanceOf } = winBackChances(db, people, marginShare);
    const basis = { asOf, currency, canTell: missing.length === 0, missing, windowDays: WIN_BACK_WINDOW, measured, uplift, isAssumed: asked.uplift === undefined && !(measured && measured.value > 0), margin, marginShare, contactMinor, definition: 'strategy:define.winBack' };
    if (missing.length > 0 || marginShare === null) return { ...basis, candidates: 0, unreachable: 0, worth: 0, gainMinor: 0, costMinor: 0, curve: [], worthIds: [], people: [] };
    context.checkCancelled();
    const { lapsing, stateOf, unreachable } = readLapsing(db, people, { states: asked.states }, 'sms', chanceOf);
    const { ranked, worth, gainMinor } = rankWinBack(lapsing, { uplift, marginShare, offerMinor: asked.offerMinor, contactMinor });
    const chosen = ranked.slice(0, worth);
    const top = ranked.slice(0, asked.top);
    const rows = new Map(readCustomerRows(db, top.map((p) => p.customerId), people).map((row) => [row.customerId, row]));
    return {
      ...basis,
      candidates: ranked.length,
      unreachable,
      worth,
      gainMinor: Math.round(gainMinor),
      costMinor: Math.round(chosen.reduce((sum, p) => sum + contactMinor + (p.chance + uplift) * asked.offerMinor, 0)),
      curve: curveOf(ranked.map((p) => p.gainMinor)),
      worthIds: chosen.map((p) => p.customerId),
      people: top.flatMap((p): WinBackCustomer[] => {
        const row = rows.get(p.customerId);
        return row ? [{ ...row, state: stateOf.get(p.customerId)!, chance: p.chance, dayMinor: Math.round(p.dayMinor), gainMinor: Math.round(p.gainMinor) }] : [];
      }),
    };
  });
}

function curveOf(gains: readonly number[]): WinBack['curve'] {
  const points = Math.min(MOST_POINTS, gains.length);
  const found: WinBack['curve'] = [];
  let sum = 0;
  let at = 0;
  for (let p = 1; p <= points; p += 1) {
    for (const until = Math.round((gains.length * p) / points); at < until; at += 1) sum += gains[at]!;
    found.push({ people: at, gainMinor: Math.round(sum) });
  }
  return found;
}
