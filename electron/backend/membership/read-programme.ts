import { versionOn, type Programme, type ProgrammeVersion } from '../../../shared/domain/programme.ts';
import type { ReadDb } from '../db/executor.ts';

export const hasProgramme = (db: ReadDb): boolean => db.get('SELECT 1 FROM programme_versions LIMIT 1') !== undefined;

/** Oldest first. */
export function readVersions(db: ReadDb): ProgrammeVersion[] {
  return db
    .all<{ versionId: number; fromDay: string; rules: string }>('SELECT id AS versionId, from_day AS fromDay, rules FROM programme_versions ORDER BY from_day, id')
    .map(({ rules, ...version }) => ({ ...version, rules: { tiers: null, ...(JSON.parse(rules) as Omit<Programme, 'tiers'> & Partial<Programme>) } }));
}

/** The rules by which an order of a day earns points; null after the programme's last day. */
export function earningRulesOn(versions: readonly ProgrammeVersion[]): (day: string) => Programme | null {
  const rulesOn = programmeOn(versions);
  return (day) => {
    const rules = rulesOn(day);
    const last = rules?.aims?.untilDay ?? null;
    return last !== null && day > last ? null : rules;
  };
}

/** The rules of a day, looked up once for each day. */
export function programmeOn(versions: readonly ProgrammeVersion[]): (day: string) => Programme | null {
  const known = new Map<string, Programme | null>();
  return (day) => {
    let rules = known.get(day);
    if (rules === undefined) known.set(day, (rules = versionOn(versions, day)?.rules ?? null));
    return rules;
  };
}
