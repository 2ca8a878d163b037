import { Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useQuery } from '../../lib/query.ts';
import { Page } from '../../ui/page.tsx';
import { AboutPanel } from './about-panel.tsx';
import { BasisSetting } from './basis-setting.tsx';
import { LooksPanel } from './looks-panel.tsx';
import { LockPanel } from './lock-panel.tsx';
import { PeoplePanel } from './people-panel.tsx';
import { RatesPanel } from './rates-panel.tsx';
import './settings.css';
import { ShopsPanel } from './shops-panel.tsx';
import { SmsPanel } from './sms-panel.tsx';

/** What the owner chooses once. */
export function SettingsPage() {
  const { t } = useTranslation('settings');
  const settings = useQuery(api.settings.get, {});
  return (
    <Page title={t('title')} sentence={t('sentence')} narrow>
      <Failure error={settings.error} />
      {settings.data ? (
        <>
          <LooksPanel settings={settings.data} />
          <SmsPanel settings={settings.data} />
          <BasisSetting />
          <PeoplePanel settings={settings.data} />
          <ShopsPanel settings={settings.data} />
          <RatesPanel />
          <LockPanel />
          <AboutPanel />
        </>
      ) : (
        settings.isLoading && <Skeleton active />
      )}
    </Page>
  );
}
