import { App as AntApp, ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import { useEffect, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../lib/api.ts';
import { changeLanguage, resolveLanguage } from '../lib/i18n.ts';
import { useQuery } from '../lib/query.ts';
import { ErrorBoundary } from './error-boundary.tsx';
import { Shell } from './shell.tsx';
import { nonce } from './style-nonce.ts';
import { themeOf } from './theme.ts';

const systemDark = window.matchMedia('(prefers-color-scheme: dark)');
const onSystemTheme = (changed: () => void) => {
  systemDark.addEventListener('change', changed);
  return () => systemDark.removeEventListener('change', changed);
};

export function App() {
  const { i18n } = useTranslation();
  const settings = useQuery(api.settings.get, {});
  const followsDark = useSyncExternalStore(onSystemTheme, () => systemDark.matches);
  const choice = settings.data?.theme ?? 'auto';
  const dark = choice === 'auto' ? followsDark : choice === 'dark';
  const language = resolveLanguage(settings.data?.language ?? 'auto');

  useEffect(() => {
    if (settings.data && language !== i18n.language) void changeLanguage(language);
    dayjs.locale(language === 'zh-CN' ? 'zh-cn' : 'en');
  }, [settings.data, language, i18n]);
  useEffect(() => {
    document.documentElement.dataset['theme'] = dark ? 'dark' : 'light';
  }, [dark]);

  return (
    <ConfigProvider locale={i18n.language === 'zh-CN' ? zhCN : enUS} csp={{ nonce }} theme={themeOf(dark)} button={{ autoInsertSpace: false }}>
      <AntApp>
        <ErrorBoundary>
          <Shell />
        </ErrorBoundary>
      </AntApp>
    </ConfigProvider>
  );
}
