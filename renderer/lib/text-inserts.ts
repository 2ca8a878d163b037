import { useTranslation } from 'react-i18next';
import { canBeMissing, ownVariable, templateVariables, type TemplateVariable } from '../../shared/domain/template-variables.ts';
import { useOwnFields } from './own-fields.ts';
import type { Insert } from '../ui/insert-text-area.tsx';

type Missing = Exclude<(typeof templateVariables)[number], 'customer.orders' | 'shop.name'>;
const mayMiss = (variable: TemplateVariable): variable is Missing => canBeMissing(variable);

/** A variable as a text says it: `{{ customer.name | default: "亲" }}`. */
export const variableText = (variable: TemplateVariable, fallback: string | null): string => (fallback === null ? `{{ ${variable} }}` : `{{ ${variable} | default: "${fallback}" }}`);

/** The variables of a text as a menu, each with what stands there where a customer has no value. */
export function useTextInserts(): Insert[] {
  const { t } = useTranslation('copy');
  const { fields } = useOwnFields();
  const own = fields.map(({ fieldId, name }) => ({ key: ownVariable(fieldId), label: name, text: variableText(ownVariable(fieldId), '') }));
  const fixed = templateVariables.map((variable) => {
    if (!mayMiss(variable)) return { key: variable, label: t(`variable.${variable}`), text: variableText(variable, null) };
    const fallback = t(`fallback.${variable}`);
    return { key: variable, label: t('withFallback', { variable: t(`variable.${variable}`), fallback }), text: variableText(variable, fallback) };
  });
  return [...fixed, ...own];
}
