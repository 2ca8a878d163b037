import { useTranslation } from 'react-i18next';
import type zhCommon from '../../shared/locales/zh-CN/common.json';

type Known = keyof typeof zhCommon.platform;

/** A marketplace's name in words; its own id where it has none. */
export function usePlatformName(): (platform: string) => string {
  const { t, i18n } = useTranslation('common');
  return (platform) => (i18n.exists(`common:platform.${platform}`) ? t(`platform.${platform as Known}`) : platform);
}

/** A shop's name; one without a name of its own bears its platform's id, and is shown under the platform's words. */
export function useShopName(): (name: string, platform: string) => string {
  const platformName = usePlatformName();
  return (name, platform) => (name === platform ? platformName(platform) : name);
}
