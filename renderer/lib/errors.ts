import { useTranslation } from 'react-i18next';
import type { AppError } from '../../shared/lib/app-error.ts';

/** The one place where an error gets its words: what happened, what is safe, what to do. */
export function useErrorText() {
  const { t, i18n } = useTranslation('errors');
  return (error: Pick<AppError, 'code' | 'detail'>): { title: string; advice: string; technical: string } => {
    const values = Object.fromEntries(Object.entries(error.detail).map(([k, v]) => [k, Array.isArray(v) ? new Intl.ListFormat(i18n.language).format(v.filter(Boolean)) : v]));
    return {
      title: t(`${error.code}.title`, values),
      advice: t(`${error.code}.advice`, values),
      technical: `${error.code} ${JSON.stringify(error.detail)}`,
    };
  };
}
