import { lifecycleSettings, type LifecycleSettings } from '../../../shared/contract/lifecycle.ts';
import { LEAST_SPANS, ownSeasonsProblem, seasonCount, usualCalendar, type SeasonCalendar } from '../../../shared/domain/season-calendar.ts';
import { ownGroupsProblem } from '../../../shared/domain/own-season-groups.ts';
import { AppError } from '../../../shared/lib/app-error.ts';
import type { ReadDb, WriteDb } from '../db/executor.ts';
import { getShop } from '../settings/shops.ts';
import { readStored, writeStored } from '../settings/stored-value.ts';

const KEY = 'lifecycle';

/** A stored choice that no longer fits counts as not made. */
export function readLifecycleSettings(db: ReadDb): LifecycleSettings {
  const stored = readStored(db, KEY);
  const kept: Record<string, unknown> = {};
  for (const [name, schema] of Object.entries(lifecycleSettings.shape)) {
    const value = typeof stored === 'object' && stored !== null ? (stored as Record<string, unknown>)[name] : undefined;
    const parsed = schema.safeParse(value);
    if (parsed.success) kept[name] = parsed.data;
  }
  const settings = lifecycleSettings.parse(kept);
  const isUsable = (calendar: SeasonCalendar) => seasonCount(calendar) >= LEAST_SPANS;
  const shopCalendars = Object.fromEntries(Object.entries(settings.shopCalendars).filter(([, calendar]) => isUsable(calendar)));
  return { ...settings, shopCalendars, seasonCalendar: isUsable(settings.seasonCalendar) ? settings.seasonCalendar : usualCalendar };
}

export function saveLifecycleSettings(db: WriteDb, change: { [N in keyof LifecycleSettings]?: LifecycleSettings[N] | undefined }): LifecycleSettings {
  if (change.seasonCalendar) refuseUnfit(change.seasonCalendar, 'seasonCalendar');
  for (const [shopId, calendar] of Object.entries(change.shopCalendars ?? {})) {
    getShop(db, Number(shopId));
    refuseUnfit(calendar, 'shopCalendars');
  }
  const groups = change.seasonGroups ?? [];
  const unfit = new Set(groups.map((g) => g.seasons)).size < groups.length ? 'season' : groups.map(ownGroupsProblem).find((problem) => problem !== null);
  if (unfit) throw new AppError('bad_input', { field: 'seasonGroups', reason: unfit });
  const given = Object.entries(change).filter(([, value]) => value !== undefined);
  const next: LifecycleSettings = { ...readLifecycleSettings(db), ...Object.fromEntries(given) };
  writeStored(db, KEY, next);
  return next;
}

function refuseUnfit({ kind, own }: SeasonCalendar, field: 'seasonCalendar' | 'shopCalendars'): void {
  const problem = kind === 'own' || own.length > 0 ? ownSeasonsProblem(own) : null;
  if (problem) throw new AppError('bad_input', { field, reason: problem });
}
