import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { groupKeys, ownGroupsInForce, REST } from '../../shared/domain/own-season-groups.ts';
import { seasonGroups, type SeasonGroup } from '../../shared/domain/season-groups.ts';
import { api } from './api.ts';
import { useQuery } from './query.ts';
import { useSeasonCalendar } from './season-names.ts';

export const isPresetGroup = (group: string): group is SeasonGroup => (seasonGroups as readonly string[]).includes(group);

/** The season groups in force and what they are called; a key of no group is its own name. The same object while they stay the same. */
export function useSeasonGroups(): { groups: readonly string[]; nameOf: (group: string) => string; choices: { value: string; label: string; disabled?: boolean }[] } {
  const { t } = useTranslation('lifecycle');
  const calendar = useSeasonCalendar();
  const settings = useQuery(api.lifecycle.settings, {}).data;
  return useMemo(() => {
    const own = ownGroupsInForce(settings?.seasonGroups ?? [], calendar);
    const groups = groupKeys(own);
    const kept = settings?.seasonGroups.flatMap((own) => own.groups) ?? [];
    const wordOf = (group: string) => (group === REST ? t('seasonGroup.rest') : isPresetGroup(group) ? t(`seasonGroup.${group}`) : group);
    const nameOf = (group: string) => own?.find((g) => g.key === group)?.name ?? wordOf(group);
    // Those that an older condition may name and that aren't in force can't be chosen anew.
    const others = [...new Set([...seasonGroups, REST, ...kept.map((g) => g.key)])].filter((group) => !groups.includes(group));
    const past = (group: string) => ({ value: group, label: t('seasonGroups.notNow', { name: kept.find((g) => g.key === group)?.name ?? wordOf(group) }), disabled: true });
    return { groups, nameOf, choices: [...groups.map((value) => ({ value, label: nameOf(value) })), ...others.map(past)] };
  }, [settings, calendar, t]);
}
