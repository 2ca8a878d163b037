import { useTranslation } from 'react-i18next';
import type { CampaignVariant } from '../../../shared/contract/campaigns.ts';
import type { RuleGroup } from '../../../shared/contract/rule.ts';
import { fields } from '../../../shared/domain/fields.ts';
import { useChoiceWords } from '../../lib/choice-words.ts';
import { api } from '../../lib/api.ts';
import { useQuery } from '../../lib/query.ts';

type Who = Pick<CampaignVariant, 'segmentId' | 'rule'>;
const groups = ['state', 'tier', 'stage'] as const;

const ruleOf = (field: string, value: string): RuleGroup => ({ combinator: 'and', rules: [{ field, operator: '=', value }] });

/** What a choice of people is called by: a segment, or one value of a state, tier or stage; else the rule as it is. */
export function whoKey({ segmentId, rule }: Who): string {
  if (segmentId !== null) return `segment:${segmentId}`;
  const [only, ...more] = rule.rules;
  if (only && more.length === 0 && 'field' in only && only.operator === '=' && (groups as readonly string[]).includes(only.field)) return `${only.field}:${String(only.value)}`;
  return JSON.stringify(rule);
}

/** The people that words can be for: saved segments, states, tiers and stages. */
export function useVariantWho() {
  const { t } = useTranslation('campaigns');
  const segments = useQuery(api.segments.list, {}).data ?? [];
  const choices = useChoiceWords();
  const options = [
    ...groups.map((group) => ({ label: t(`variant.group.${group}`), options: choices(fields[group].id).map(({ value, label }) => ({ value: `${group}:${value}`, label })) })),
    { label: t('who.segment'), options: segments.map((s) => ({ value: `segment:${s.segmentId}`, label: s.name })) },
  ].filter((g) => g.options.length > 0);
  const find = (key: string): Who | undefined => {
    const at = key.indexOf(':');
    const [kind, value] = [key.slice(0, at), key.slice(at + 1)];
    if (kind === 'segment') {
      const segment = segments.find((s) => s.segmentId === Number(value));
      return segment && { segmentId: segment.segmentId, rule: segment.rule };
    }
    return (groups as readonly string[]).includes(kind) ? { segmentId: null, rule: ruleOf(kind, value) } : undefined;
  };
  return { options, find };
}
