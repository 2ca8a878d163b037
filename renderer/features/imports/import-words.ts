import { useTranslation } from 'react-i18next';
import { ownIdOf } from '../../../shared/domain/own-fields.ts';
import type { FileWarning } from '../../../shared/contract/imports.ts';
import type zhImports from '../../../shared/locales/zh-CN/imports.json';
import { api } from '../../lib/api.ts';
import { useFormat } from '../../lib/format.ts';
import { useShopName } from '../../lib/platform-name.ts';
import { useOwnFields } from '../../lib/own-fields.ts';
import { useQuery } from '../../lib/query.ts';
import { monthRanges } from './month-ranges.ts';

type Words = typeof zhImports;
export type Tell = keyof Words['tells'];

/** The back end's keys in words. tests/renderer holds that each of them has its words. */
export function useImportWords() {
  const { t, i18n } = useTranslation('imports');
  const format = useFormat();
  const shopName = useShopName();
  const { named } = useOwnFields();
  const profiles = useQuery(api.imports.profiles, {});
  return {
    layout: (profile: string | null) => {
      if (profile === null) return t('profile.unknown');
      if (!profile.startsWith('own')) return t(`profile.${profile as keyof Words['profile']}`);
      return profiles.data?.find(({ id }) => profile.startsWith(`own-${id}.`))?.name ?? t('profile.own');
    },
    field: (field: string) => (ownIdOf(field) === undefined ? '' : (named(field)?.name ?? t('field.gone'))) || t(`field.${field as keyof Words['field']}`),
    reason: (reason: string) => t(`reason.${reason as keyof Words['reason']}`),
    warning: ({ code, count = 0, values = [] }: FileWarning) => t(`warning.${code as 'masked_buyers'}`, { count, values: new Intl.ListFormat(i18n.language).format(values) }),
    tells: (key: string) => t(`tells.${key as Tell}`),
    next: (key: string) => ({ title: t(`next.${key as keyof Words['next']}.title`), text: t(`next.${key as keyof Words['next']}.text`) }),
    shop: (name: string | null, platform: string | null) => (name === null ? '–' : shopName(name, platform ?? '')),
    encoding: (encoding: string | null) => {
      const key = encoding?.startsWith('html') ? 'html' : (encoding ?? '');
      return i18n.exists(`imports:encoding.${key}`) ? t(`encoding.${key as keyof Words['encoding']}`) : (encoding ?? t('noEncoding'));
    },
    months: (months: string[]) => new Intl.ListFormat(i18n.language).format(monthRanges(months).map(([first, last]) => (first === last ? first : t('span', { first, last })))),
    span: (first: string | null, last: string | null) => (first === null ? t('noDates') : t('span', { first: format.day(first), last: format.day(last) })),
  };
}
