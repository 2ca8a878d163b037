import { useTranslation } from 'react-i18next';
import type { TextProblem } from '../../shared/contract/copy.ts';
import { templateVariables } from '../../shared/domain/template-variables.ts';

const known = ['syntax', 'unknown_variable', 'unknown_filter', 'unknown_tag', 'no_fallback', 'signature_missing', 'brackets_in_body', 'link_with_variables', 'special_symbols', 'empty', 'too_long', 'conditions_whole_text', 'fill_in_left'] as const;
const isKnown = (code: string): code is (typeof known)[number] => (known as readonly string[]).includes(code);

const isFixedVariable = (path: string): path is (typeof templateVariables)[number] => (templateVariables as readonly string[]).includes(path);

/** What is wrong with a text, in a sentence. */
export function useProblemText() {
  const { t, i18n } = useTranslation('copy');
  const list = new Intl.ListFormat(i18n.language);
  const named = (variable: string): string => (isFixedVariable(variable) ? t(`variable.${variable}`) : variable);
  const say = ({ code, values }: TextProblem): string =>
    isKnown(code) ? t(`problem.${code}`, { list: list.format(code === 'no_fallback' ? values.map(named) : values), first: values[0] ?? '', second: values[1] ?? '', count: Number(values[0] ?? 0) || 0 }) : t('problem.other', { code });
  const sayWhere = (problem: TextProblem): string => (problem.inSubject ? t('problem.inSubject', { problem: say(problem) }) : say(problem));
  return (problem: TextProblem): string => (problem.variant === undefined ? sayWhere(problem) : t('problem.ofVariant', { variant: problem.variant, problem: say(problem) }));
}
