import { useTranslation } from 'react-i18next';
import { rankOf, type Tier } from '../../shared/domain/tiers.ts';
import { api } from './api.ts';
import { useQuery } from './query.ts';

/** What the owner calls the tiers, else their metals. */
export function useTierNames(): { nameOf: (tier: Tier | null) => string; rank: (tier: Tier | null) => number } {
  const { t } = useTranslation('membership');
  const rules = useQuery(api.membership.programme, {}).data?.current?.rules.tiers;
  return { nameOf: (tier) => (tier === null ? t('tier.none') : (rules?.tiers.find((r) => r.tier === tier)?.name ?? t(`tier.${tier}`))), rank: rankOf };
}
