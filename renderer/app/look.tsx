import { App as AntApp, ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import { useEffect, useSyncExternalStore, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { nonce } from './style-nonce.ts';
import { themeOf } from './theme.ts';

const systemDark = window.matchMedia('(prefers-color-scheme: dark)');
const onSystemTheme = (changed: () => void) => {
  systemDark.addEventListener('change', changed);
  return () => systemDark.removeEventListener('change', changed);
};

export const useSystemDark = (): boolean => useSyncExternalStore(onSystemTheme, () => systemDark.matches);

/** The theme, and the components' own words in the language in use. */
export function Look({ dark, children }: { dark: boolean; children: ReactNode }) {
  const { i18n } = useTranslation();
  useEffect(() => {
    document.documentElement.dataset['theme'] = dark ? 'dark' : 'light';
  }, [dark]);
  return (
    <ConfigProvider locale={i18n.language === 'zh-CN' ? zhCN : enUS} csp={{ nonce }} theme={themeOf(dark)} button={{ autoInsertSpace: false }}>
      <AntApp>{children}</AntApp>
    </ConfigProvider>
  );
}
