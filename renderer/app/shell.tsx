import { EyeInvisibleOutlined, EyeOutlined } from '@ant-design/icons';
import { Button, Layout, Menu, Tabs, Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import { MissedBanner } from '../features/vault/missed-banner.tsx';
import { usePrivacy } from '../lib/privacy.ts';
import { useRefetchOnChange } from '../lib/query.ts';
import { go, useRoute } from '../lib/route.ts';
import { ErrorBoundary } from './error-boundary.tsx';
import { LockButton } from './lock-button.tsx';
import { places, type Place } from './places.tsx';
import { Search } from './search.tsx';
import { WritingNotice } from './writing-notice.tsx';

export function Shell() {
  const { t } = useTranslation('common');
  const [placeId, tabId, ...rest] = useRoute();
  const place = places.find((p) => p.id === placeId) ?? places[0]!;
  const tab = place.tabs.find((x) => x.id === tabId) ?? place.tabs[0]!;
  useRefetchOnChange();

  const item = (p: Place) => ({ key: p.id, icon: p.icon, label: t(`place.${p.id}`) });
  return (
    <Layout className="shell">
      <Layout.Sider width={184} className="nav">
        <a className="brand" href="#/today">
          <span className="brand-mark" aria-hidden />
          {t('appName')}
        </a>
        <Search />
        <Menu mode="inline" selectedKeys={[place.id]} items={places.filter((p) => p.id !== 'settings').map(item)} onClick={({ key }) => go(key)} />
        <div className="nav-foot">
          <PrivacySwitch />
          <LockButton />
          <Menu mode="inline" selectedKeys={[place.id]} items={places.filter((p) => p.id === 'settings').map(item)} onClick={({ key }) => go(key)} />
        </div>
      </Layout.Sider>
      <Layout.Content className="content">
        {place.tabs.length > 1 && (
          <Tabs className="tabs" activeKey={tab.id} onChange={(key) => go(place.id, key)} items={place.tabs.map((x) => ({ key: x.id, label: t(`tab.${x.id}`) }))} />
        )}
        <WritingNotice hidden={tab.id === 'import'} />
        <MissedBanner hidden={tab.id === 'backups'} />
        <ErrorBoundary key={`${place.id}/${tab.id}`}>
          <main className="place">{tab.render(rest)}</main>
        </ErrorBoundary>
      </Layout.Content>
    </Layout>
  );
}

function PrivacySwitch() {
  const { t } = useTranslation('common');
  const { revealed, toggle } = usePrivacy();
  return (
    <Tooltip title={t('privacy.why')} placement="right">
      <Button type="text" block icon={revealed ? <EyeOutlined /> : <EyeInvisibleOutlined />} onClick={toggle} aria-pressed={revealed} className="privacy">
        {revealed ? t('privacy.hide') : t('privacy.show')}
      </Button>
    </Tooltip>
  );
}
