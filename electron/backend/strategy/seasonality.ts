import type { SaleGrouping, SalePhases, Seasonality } from '../../../shared/contract/category-seasons.ts';
import type { Calendar } from '../../../shared/domain/calendar-slots.ts';
import { LEAST_PHASE_ORDERS, phaseDates, phasesOfSeason } from '../../../shared/domain/sale-phases.ts';
import { LEAST_SEASONAL_ORDERS, seasonalIndex } from '../../../shared/domain/seasonal-index.ts';
import { calendarOf, seasonCount, seasonsOf } from '../../../shared/domain/season-calendar.ts';
import type { Season } from '../../../shared/domain/season-names.ts';
import { placeOfNumber, seasonNumber, seasonOfNumber, seasonStartDay, startOfSeason, yearOfNumber } from '../../../shared/domain/seasons.ts';
import { addDays, dayFromEpoch, epochDay } from '../../../shared/lib/dates.ts';
import { AppError } from '../../../shared/lib/app-error.ts';
import type { ReadDb } from '../db/executor.ts';
import { snapshot } from '../db/remember.ts';
import { readLifecycleSettings } from '../lifecycle/lifecycle-settings.ts';
import { readSeasons } from '../lifecycle/seasons.ts';
import type { People } from '../segments/compile-rule.ts';
import type { TaskContext } from '../serve.ts';
import { groupSalesSql, readGroupSales, saleGroupingOf, type GroupSales } from './group-sales.ts';

type Work = Pick<TaskContext, 'progress' | 'checkCancelled'>;
const YEAR = 365;
const MOST_GROUPS = 100;

/** When in the year each category or product sells. The years are counted back from the last day on which anything was sold. */
export function readSeasonality(db: ReadDb, people: People, { calendar, groupBy: asked }: { calendar: Calendar; groupBy: SaleGrouping | undefined }, work: Work): Seasonality {
  work.progress({ step: 'read', done: 0, total: 0 });
  const groupBy = saleGroupingOf(db, asked);
  const sales = snapshot(db, () => readGroupSales(db, people, groupBy));
  const all = sales.flatMap((s) => s.days);
  const [first, last] = spanOf(all);
  const known = all.length > 0;
  return {
    asOf: people.asOf,
    groupBy,
    calendar,
    firstDay: known ? dayFromEpoch(first) : null,
    lastDay: known ? dayFromEpoch(last) : null,
    years: known ? Math.floor((last - first + 1) / YEAR) : 0,
    leastOrders: LEAST_SEASONAL_ORDERS,
    groups: sales.slice(0, MOST_GROUPS).map(({ days, ...group }, i) => {
      work.checkCancelled();
      work.progress({ step: 'read', done: i, total: Math.min(sales.length, MOST_GROUPS) });
      return { ...group, told: seasonalIndex(days, first, last, calendar) };
    }),
    all: known ? seasonalIndex(all, first, last, calendar) : null,
    definition: 'strategy:define.seasonality',
    sql: groupSalesSql(people, groupBy),
  };
}

/** The phases of a category or product in a season of the years before, and the dates to expect in the one that is coming or running. */
export function readSalePhases(db: ReadDb, people: People, asked: { groupBy: SaleGrouping | undefined; key: string | undefined; season: Season | undefined }): SalePhases {
  return snapshot(db, () => {
    const groupBy = saleGroupingOf(db, asked.groupBy);
    const sales = readGroupSales(db, people, groupBy);
    const chosen = asked.key === undefined ? sales[0] : sales.find((s) => s.key === asked.key);
    if (asked.key !== undefined && !chosen) throw new AppError('not_found', { what: groupBy });
    const calendar = calendarOf(readLifecycleSettings(db), people.shopId);
    const running = seasonNumber(epochDay(people.asOf), calendar);
    const season = asked.season ?? seasonOfNumber(running, calendar);
    const place = seasonsOf(calendar).indexOf(season);
    if (place < 0) throw new AppError('bad_input', { field: 'season' });
    const ofYear = seasonCount(calendar);
    const next = running + ((place - placeOfNumber(running, calendar) + ofYear) % ofYear);
    const days = chosen?.days ?? [];
    const [first, last] = spanOf(sales.flatMap((s) => s.days));
    // A season of which only a part is known would look as if it began late or ended early.
    const years = [3, 2, 1].flatMap((back) => {
      const number = next - ofYear * back;
      return startOfSeason(number, calendar) < first || startOfSeason(number + 1, calendar) - 1 > last ? [] : (phasesOfSeason(days, number, calendar) ?? []);
    });
    return {
      asOf: people.asOf,
      groupBy,
      chosen: chosen ? nameOf(chosen) : null,
      season,
      choices: sales.slice(0, MOST_GROUPS).map(nameOf),
      years,
      leastOrders: LEAST_PHASE_ORDERS,
      next: { season: next, year: yearOfNumber(next, calendar), firstDay: seasonStartDay(next, calendar), lastDay: addDays(seasonStartDay(next + 1, calendar), -1), phases: phaseDates(years, next, calendar).map(({ phase, from, to }) => ({ phase, from: dayFromEpoch(from), to: dayFromEpoch(to) })) },
      groups: readSeasons(db, people, {}).groups.map(({ group, customers }) => ({ group, customers })),
      definition: 'strategy:define.phases',
    };
  });
}

/** The first and the last day on which anything was sold; nothing between infinities. */
function spanOf(sales: readonly { day: number }[]): [number, number] {
  let first = Infinity;
  let last = -Infinity;
  for (const { day } of sales) {
    first = Math.min(first, day);
    last = Math.max(last, day);
  }
  return [first, last];
}

const nameOf = ({ key, name, productId }: GroupSales) => ({ key, name, productId });
