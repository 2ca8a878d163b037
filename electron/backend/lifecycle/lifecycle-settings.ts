import { lifecycleSettings, type LifecycleSettings } from '../../../shared/contract/lifecycle.ts';
import { LEAST_SPANS, ownSeasonsProblem, seasonCount, usualCalendar } from '../../../shared/domain/season-calendar.ts';
import { ownGroupsProblem } from '../../../shared/domain/own-season-groups.ts';
import { AppError } from '../../../shared/lib/app-error.ts';
import type { ReadDb, WriteDb } from '../db/executor.ts';
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
  return seasonCount(settings.seasonCalendar) < LEAST_SPANS ? { ...settings, seasonCalendar: usualCalendar } : settings;
}

export function saveLifecycleSettings(db: WriteDb, change: { [N in keyof LifecycleSettings]?: LifecycleSettings[N] | undefined }): LifecycleSettings {
  const problem = change.seasonCalendar && (change.seasonCalendar.kind === 'own' || change.seasonCalendar.own.length > 0) ? ownSeasonsProblem(change.seasonCalendar.own) : null;
  if (problem) throw new AppError('bad_input', { field: 'seasonCalendar', reason: problem });
  const unfit = change.seasonGroups ? ownGroupsProblem(change.seasonGroups) : null;
  if (unfit) throw new AppError('bad_input', { field: 'seasonGroups', reason: unfit });
  const given = Object.entries(change).filter(([, value]) => value !== undefined);
  const next: LifecycleSettings = { ...readLifecycleSettings(db), ...Object.fromEntries(given) };
  writeStored(db, KEY, next);
  return next;
}
