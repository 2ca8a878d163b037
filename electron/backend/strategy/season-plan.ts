import * as z from 'zod';
import type { SaleGrouping } from '../../../shared/contract/category-seasons.ts';
import type { PlannedSeason, SeasonPlan, SeasonPush } from '../../../shared/contract/strategy-season-plan.ts';
import { phaseKey } from '../../../shared/domain/push-key.ts';
import { salePhases } from '../../../shared/domain/sale-phases.ts';
import { calendarOf, seasonCount, seasonsOf } from '../../../shared/domain/season-calendar.ts';
import type { Season } from '../../../shared/domain/season-names.ts';
import { LEAST_SEASONAL_ORDERS, seasonalIndexBy, type SeasonalIndex } from '../../../shared/domain/seasonal-index.ts';
import { placeOfNumber, seasonNumber, seasonOfNumber, seasonStartDay, yearOfNumber } from '../../../shared/domain/seasons.ts';
import { addDays, epochDay } from '../../../shared/lib/dates.ts';
import type { ReadDb, WriteDb } from '../db/executor.ts';
import { snapshot } from '../db/remember.ts';
import { readLifecycleSettings } from '../lifecycle/lifecycle-settings.ts';
import type { People } from '../segments/compile-rule.ts';
import type { TaskContext } from '../serve.ts';
import { readStored, writeStored } from '../settings/stored-value.ts';
import { readGroupSales, saleGroupingOf, type GroupSales } from './group-sales.ts';

const KEY = 'seasonPlan';
const MOST_GROUPS = 100;
const MOST_SUGGESTED = 6;
const choices = z.record(z.string(), z.array(z.string()));
/** Seasons of a shop with a calendar of its own are its own. */
const choiceKey = (db: ReadDb, shopId: number, groupBy: SaleGrouping, season: Season): string => `${groupBy} ${season}${shopId !== 0 && String(shopId) in readLifecycleSettings(db).shopCalendars ? ` ${shopId}` : ''}`;

/** What no longer fits counts as not chosen. */
const readChoices = (db: ReadDb): Record<string, string[]> => choices.safeParse(readStored(db, KEY)).data ?? {};

export function saveSeasonPlan(db: WriteDb, { shop = 0, groupBy, season, keys }: { shop?: number | undefined; groupBy: SaleGrouping; season: Season; keys: string[] | null }): { chosen: number | null } {
  const key = choiceKey(db, shop, groupBy, season);
  const { [key]: _, ...rest } = readChoices(db);
  writeStored(db, KEY, keys === null ? rest : { ...rest, [key]: [...new Set(keys)] });
  return { chosen: keys?.length ?? null };
}

export function readSeasonPlan(db: ReadDb, people: People, asked: SaleGrouping | undefined, { checkCancelled }: Pick<TaskContext, 'checkCancelled'>): SeasonPlan {
  return snapshot(db, () => {
    const groupBy = saleGroupingOf(db, asked);
    const calendar = calendarOf(readLifecycleSettings(db), people.shopId);
    const all = readGroupSales(db, people, groupBy);
    const sales = all.slice(0, MOST_GROUPS);
    const known = all.flatMap((s) => s.days.map((d) => d.day));
    const first = known.reduce((a, b) => Math.min(a, b), Infinity);
    const last = known.reduce((a, b) => Math.max(a, b), -Infinity);
    const parts = { count: seasonCount(calendar), of: (day: number) => placeOfNumber(seasonNumber(day, calendar), calendar) };
    const told = new Map<string, SeasonalIndex | null>();
    for (const { key, days } of sales) {
      checkCancelled();
      told.set(key, known.length === 0 ? null : seasonalIndexBy(days, first, last, parts));
    }
    const running = seasonNumber(epochDay(people.asOf), calendar);
    const saved = readChoices(db);
    return {
      asOf: people.asOf,
      groupBy,
      years: Math.max(0, ...[...told.values()].map((t) => t?.years ?? 0)),
      leastOrders: LEAST_SEASONAL_ORDERS,
      seasons: seasonsOf(calendar).map((_, ahead): PlannedSeason => {
        const number = running + ahead;
        const season = seasonOfNumber(number, calendar);
        const [firstDay, lastDay] = [seasonStartDay(number, calendar), addDays(seasonStartDay(number + 1, calendar), -1)];
        const own = saved[choiceKey(db, people.shopId, groupBy, season)];
        const indexes = sales.map((group) => ({ group, slot: told.get(group.key)?.slots[placeOfNumber(number, calendar)] }));
        const suggested = new Set(
          indexes
            .filter(({ slot }) => slot?.flag === 'hot')
            .sort((a, b) => b.slot!.index - a.slot!.index)
            .slice(0, MOST_SUGGESTED)
            .map(({ group }) => group.key),
        );
        const campaigns = readCampaigns(db, firstDay, lastDay);
        const pushes = indexes.map(({ group, slot }): SeasonPush => {
          const isSuggested = suggested.has(group.key);
          return { ...nameOf(group), index: slot?.index ?? null, flag: slot?.flag ?? null, orders: slot?.orders ?? 0, buyers: group.buyers, isSuggested, isChosen: own ? own.includes(group.key) : isSuggested, campaigns: campaigns.filter((c) => keysOf(group.name).has(c.key)).map(({ key: _key, ...c }) => c) };
        });
        return { season, year: yearOfNumber(number, calendar), firstDay, lastDay, isRunning: ahead === 0, isSaved: own !== undefined, pushes: pushes.sort((a, b) => Number(b.isChosen) - Number(a.isChosen) || (b.index ?? -1) - (a.index ?? -1)) };
      }),
      definition: 'strategy:define.seasonPlan',
    };
  });
}

const nameOf = ({ key, name, productId }: GroupSales) => ({ key, name, productId });
const keysOf = (name: string): Set<string> => new Set((['push', ...salePhases] as const).map((phase) => phaseKey(phase, name)));

/** A draft without a day counts in the season in which it was made. */
const readCampaigns = (db: ReadDb, firstDay: string, lastDay: string): { campaignId: number; name: string; isDraft: boolean; key: string }[] =>
  db
    .all<{ campaignId: number; name: string; isDraft: number; key: string }>(
      `SELECT c.id AS campaignId, c.name, c.locked_at IS NULL AS isDraft, g.key FROM campaigns c JOIN campaign_origins g ON g.campaign_id = c.id
      WHERE g.card = 'phase' AND COALESCE(c.send_day, date(c.created_at / 1000, 'unixepoch')) BETWEEN :firstDay AND :lastDay ORDER BY c.id`,
      { firstDay, lastDay },
    )
    .map((c) => ({ ...c, isDraft: c.isDraft === 1 }));
