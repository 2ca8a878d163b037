import { useTranslation } from 'react-i18next';
import { posterFields, type PosterTemplate, type PosterTexts } from '../../../../shared/domain/posters.ts';

/** Words to begin with, in the language in use. */
export function useSampleTexts(): (template: PosterTemplate) => PosterTexts {
  const { t } = useTranslation('assets');
  return (template) => Object.fromEntries(posterFields.map((field) => [field, field === 'note' || field === 'shop' ? t(`poster.sample.${field}`) : t(`poster.sample.${template}.${field}`)])) as PosterTexts;
}
