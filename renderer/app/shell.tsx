import { EyeInvisibleOutlined, EyeOutlined } from '@ant-design/icons';
import { Button, Layout, Menu, Tabs, Tooltip } from 'antd';
import { memo, useDeferredValue } from 'react';
import { useTranslation } from 'react-i18next';
import { MissedBanner } from '../features/vault/missed-banner.tsx';
import { usePrivacy } from '../lib/privacy.ts';
import { useRefetchOnChange } from '../lib/query.ts';
import { go, partsOf, useRoute } from '../lib/route.ts';
import { ErrorBoundary } from './error-boundary.tsx';
import { LockButton } from './lock-button.tsx';
import { places, type Place, type Tab } from './places.tsx';
import { Search } from './search.tsx';
import { useWarmCharts } from './warm-charts.ts';
import { WritingNotice } from './writing-notice.tsx';

export function Shell() {
  const { t } = useTranslation('common');
  const route = useRoute();
  // The bar answers at once; the room is drawn in pieces after it, so that no frame waits for a whole screen.
  const shown = useDeferredValue(route);
  const { place, tab } = roomOf(route);
  useRefetchOnChange();
  useWarmCharts();

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
        <Room route={shown} />
      </Layout.Content>
    </Layout>
  );
}

function roomOf(route: string): { place: Place; tab: Tab; rest: string[] } {
  const [placeId, tabId, ...rest] = partsOf(route);
  const place = places.find((p) => p.id === placeId) ?? places[0]!;
  return { place, tab: place.tabs.find((x) => x.id === tabId) ?? place.tabs[0]!, rest };
}

const Room = memo(function Room({ route }: { route: string }) {
  const { place, tab, rest } = roomOf(route);
  return (
    <ErrorBoundary key={`${place.id}/${tab.id}`}>
      <main className="place" data-route={route}>
        {tab.render(rest)}
      </main>
    </ErrorBoundary>
  );
});

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
