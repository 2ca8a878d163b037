import { useTranslation } from 'react-i18next';
import { canBeMissing, ownVariable, templateVariables, type TemplateVariable } from '../../shared/domain/template-variables.ts';
import { useOwnFields } from './own-fields.ts';
import type { Insert } from '../ui/insert-text-area.tsx';

type Missing = Exclude<(typeof templateVariables)[number], 'customer.orders' | 'shop.name'>;
const mayMiss = (variable: TemplateVariable): variable is Missing => canBeMissing(variable);

/** Worked out from orders and the programme. */
const computed: ReadonlySet<TemplateVariable> = new Set<TemplateVariable>(['customer.orders', 'customer.last_order_days', 'customer.last_product', 'customer.interval_days', 'customer.first_order_days', 'customer.recommended', 'customer.net_total', 'customer.tier', 'customer.benefits', 'customer.vip_route', 'customer.tier_gap', 'customer.tier_until', 'customer.points']);

/** A variable as a text says it: `{{ customer.name | default: "亲" }}`. */
const variableText = (variable: TemplateVariable, fallback: string | null): string => (fallback === null ? `{{ ${variable} }}` : `{{ ${variable} | default: "${fallback}" }}`);

type Words = Record<'name' | 'nick' | 'shop' | 'product' | 'tier' | 'benefits' | 'points' | 'gap' | 'recommended' | 'orders' | 'firstDays' | 'lastDays', string>;

/** The variables for words of ours that speak of them, each with its fallback. */
export function useTextWords(): Words {
  const { t } = useTranslation('copy');
  const missing = (variable: Missing) => variableText(variable, t(`fallback.${variable}`));
  return {
    name: missing('customer.name'),
    nick: missing('customer.nick'),
    shop: variableText('shop.name', null),
    product: missing('customer.last_product'),
    tier: missing('customer.tier'),
    benefits: missing('customer.benefits'),
    points: missing('customer.points'),
    gap: missing('customer.tier_gap'),
    recommended: missing('customer.recommended'),
    orders: variableText('customer.orders', null),
    firstDays: missing('customer.first_order_days'),
    lastDays: missing('customer.last_order_days'),
  };
}

/** Words for some people only: what is asked, in the template's own language. */
const conditions = {
  tier: 'customer.tier',
  nearTier: 'customer.tier_gap > 0 and customer.tier_gap <= 100',
  points: 'customer.points > 0',
  returning: 'customer.orders > 1',
  recommended: 'customer.recommended',
} as const;
/** Those that say something to the others too. */
const others = { points: true, returning: true, recommended: true } as const;
const blocks = Object.keys(conditions) as (keyof typeof conditions)[];

/** The variables of a text as a menu, each with what stands there where a customer has no value; and blocks with a condition. */
export function useTextInserts(): Insert[] {
  const { t } = useTranslation('copy');
  const { fields } = useOwnFields();
  const words = useTextWords();
  const own = fields.map(({ fieldId, name }) => ({ key: ownVariable(fieldId), label: name, text: variableText(ownVariable(fieldId), ''), group: t('insertGroup.own') }));
  const fixed = templateVariables.map((variable): Insert => {
    const group = t(computed.has(variable) ? 'insertGroup.computed' : 'insertGroup.plain');
    if (!mayMiss(variable)) return { key: variable, label: t(`variable.${variable}`), text: variableText(variable, null), group };
    const fallback = t(`fallback.${variable}`);
    return { key: variable, label: t('withFallback', { variable: t(`variable.${variable}`), fallback }), text: variableText(variable, fallback), group };
  });
  const when = blocks.map((id) => ({ key: `if ${id}`, label: t(`block.${id}.name`), text: `{% if ${conditions[id]} %}${t(`block.${id}.yes`, words)}${id in others ? `{% else %}${t(`block.${id as keyof typeof others}.no`)}` : ''}{% endif %}`, group: t('insertGroup.blocks') }));
  return [...fixed.filter((i) => i.group === t('insertGroup.plain')), ...fixed.filter((i) => i.group !== t('insertGroup.plain')), ...when, ...own];
}
