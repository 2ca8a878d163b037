import { useTranslation } from 'react-i18next';
import type { FileWarning } from '../../../shared/contract/imports.ts';
import type zhImports from '../../../shared/locales/zh-CN/imports.json';
import { useFormat } from '../../lib/format.ts';
import { usePlatformName } from '../../lib/platform-name.ts';

type Words = typeof zhImports;
export type Tell = keyof Words['tells'];

/** The back end's keys in words. tests/renderer holds that each of them has its words. */
export function useImportWords() {
  const { t, i18n } = useTranslation('imports');
  const format = useFormat();
  const platformName = usePlatformName();
  return {
    layout: (profile: string | null) => (profile === null ? t('profile.unknown') : t(`profile.${profile as keyof Words['profile']}`)),
    field: (field: string) => t(`field.${field as keyof Words['field']}`),
    reason: (reason: string) => t(`reason.${reason as keyof Words['reason']}`),
    warning: ({ code, count = 0, values = [] }: FileWarning) => t(`warning.${code as 'masked_buyers'}`, { count, values: new Intl.ListFormat(i18n.language).format(values) }),
    tells: (key: string) => t(`tells.${key as Tell}`),
    next: (key: string) => ({ title: t(`next.${key as keyof Words['next']}.title`), text: t(`next.${key as keyof Words['next']}.text`) }),
    /** A shop without a name of its own bears its platform's. */
    shop: (name: string | null, platform: string | null) => (name === null ? '–' : name === platform ? platformName(platform) : name),
    encoding: (encoding: string | null) => {
      const key = encoding?.startsWith('html') ? 'html' : (encoding ?? '');
      return i18n.exists(`imports:encoding.${key}`) ? t(`encoding.${key as keyof Words['encoding']}`) : (encoding ?? t('noEncoding'));
    },
    months: (months: string[]) => new Intl.ListFormat(i18n.language).format(months),
    span: (first: string | null, last: string | null) => (first === null ? t('noDates') : t('span', { first: format.day(first), last: format.day(last) })),
  };
}
