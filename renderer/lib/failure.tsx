import { useTranslation } from 'react-i18next';
import type { AppError } from '../../shared/lib/app-error.ts';
import { ErrorNotice } from '../ui/error-notice.tsx';
import { useErrorText } from './errors.ts';

/** An error of the back end in words; nothing where there is none. */
export function Failure({ error, onClose }: { error: AppError | null; onClose?: () => void }) {
  const { t } = useTranslation('common');
  const words = useErrorText();
  if (!error) return null;
  return <ErrorNotice {...words(error)} technicalLabel={t('technical')} {...(onClose ? { onClose } : {})} />;
}
