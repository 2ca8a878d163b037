import { useTranslation } from 'react-i18next';

/** The page was opened without the start program, or its session is over. */
export function NoHost() {
  const { t } = useTranslation('common');
  return (
    <main className="no-host" role="alert">
      <h1>{t('noHost.title')}</h1>
      <p>{t('noHost.advice')}</p>
    </main>
  );
}
