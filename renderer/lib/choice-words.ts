import { useTranslation } from 'react-i18next';
import type { Field } from '../../shared/domain/fields.ts';
import { states } from '../../shared/domain/lifecycle-states.ts';
import { rfmGroups } from '../../shared/domain/rfm.ts';
import { stages } from '../../shared/domain/relationship-stage.ts';
import { tiers } from '../../shared/domain/tiers.ts';
import { api } from './api.ts';
import { useOwnFields } from './own-fields.ts';
import { useQuery } from './query.ts';
import { useSeasonGroups } from './season-groups.ts';
import { useSeasonChoices } from './season-names.ts';
import { useTierNames } from './tier-names.ts';

/** What a field that offers a choice can be, in the language in use; nothing for other fields. */
export function useChoiceWords(): (field: Field['id']) => { value: string; label: string; /** Only a condition that already has it. */ disabled?: boolean }[] {
  const { t } = useTranslation('segments');
  const { t: life } = useTranslation('lifecycle');
  // The owner may have named the groups.
  const own = useQuery(api.lifecycle.settings, {}).data?.rfmNames ?? {};
  const { named } = useOwnFields();
  const { nameOf } = useTierNames();
  const seasons = useSeasonChoices();
  const seasonGroups = useSeasonGroups().choices;
  return (field) => {
    switch (field) {
      case 'tier':
        return tiers.map((value) => ({ value, label: nameOf(value) }));
      case 'gender':
        return (['male', 'female'] as const).map((value) => ({ value, label: t(`value.${value}`) }));
      case 'state':
        return states.map((value) => ({ value, label: life(`state.${value}`) }));
      case 'stage':
        return stages.map((value) => ({ value, label: life(`stage.${value}`) }));
      case 'rfm':
        return rfmGroups.map((value) => ({ value, label: own[value] ?? life(`rfmGroup.${value}`) }));
      case 'season_group':
        return seasonGroups;
      case 'bought_season':
        return seasons;
      default:
        return named(field)?.options.map((value) => ({ value, label: value })) ?? [];
    }
  };
}
