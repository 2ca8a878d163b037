import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../lib/api.ts';
import { changeLanguage, resolveLanguage } from '../lib/i18n.ts';
import { useQuery } from '../lib/query.ts';
import { ErrorBoundary } from './error-boundary.tsx';
import { Look, useSystemDark } from './look.tsx';
import { Shell } from './shell.tsx';

export function App() {
  const { i18n } = useTranslation();
  const settings = useQuery(api.settings.get, {});
  const followsDark = useSystemDark();
  const choice = settings.data?.theme ?? 'auto';
  const dark = choice === 'auto' ? followsDark : choice === 'dark';
  const language = resolveLanguage(settings.data?.language ?? 'auto');

  useEffect(() => {
    if (settings.data && language !== i18n.language) void changeLanguage(language);
    dayjs.locale(language === 'zh-CN' ? 'zh-cn' : 'en');
  }, [settings.data, language, i18n]);

  return (
    <Look dark={dark}>
      <ErrorBoundary>
        <Shell />
      </ErrorBoundary>
    </Look>
  );
}
