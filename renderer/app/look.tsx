import { App as AntApp, ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import { useEffect, useSyncExternalStore, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { nonce } from './style-nonce.ts';
import { themeOf } from './theme.ts';

/** A hook that says whether the system wishes it, now and when that changes. */
function systemWish(query: string): () => boolean {
  const wish = window.matchMedia(query);
  const onChange = (changed: () => void) => {
    wish.addEventListener('change', changed);
    return () => wish.removeEventListener('change', changed);
  };
  return () => useSyncExternalStore(onChange, () => wish.matches);
}

export const useSystemDark = systemWish('(prefers-color-scheme: dark)');
const useReducedMotion = systemWish('(prefers-reduced-motion: reduce)');

/** The theme, and the components' own words in the language in use. */
export function Look({ dark, children }: { dark: boolean; children: ReactNode }) {
  const { i18n } = useTranslation();
  const isStill = useReducedMotion();
  useEffect(() => {
    document.documentElement.dataset['theme'] = dark ? 'dark' : 'light';
  }, [dark]);
  return (
    <ConfigProvider locale={i18n.language === 'zh-CN' ? zhCN : enUS} csp={{ nonce }} theme={themeOf(dark, isStill)} button={{ autoInsertSpace: false }}>
      <AntApp>{children}</AntApp>
    </ConfigProvider>
  );
}
