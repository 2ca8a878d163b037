import { App, Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Settings, Shop } from '../../../shared/contract/settings.ts';
import { api } from '../../lib/api.ts';
import { useChosenShop } from '../../lib/chosen-shop.ts';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import { usePlatformName } from '../../lib/platform-name.ts';
import { useCommand, useQuery } from '../../lib/query.ts';
import { go } from '../../lib/route.ts';
import { CurrencySelect } from '../../ui/currency-select.tsx';
import { Panel } from '../../ui/panel.tsx';
import { TimeZoneSelect } from '../../ui/time-zone-select.tsx';
import { SettingRow } from './setting-row.tsx';

/** The base currency and the shops; what the orders that are in were read with stays as it is. */
export function ShopsPanel({ settings }: { settings: Settings }) {
  const { t, i18n } = useTranslation('settings');
  const shops = useQuery(api.settings.shops, {});
  const save = useCommand(api.settings.save);
  return (
    <Panel title={t('shops.title')}>
      <Failure error={save.error ?? shops.error} />
      <SettingRow label={t('shops.base')} help={t('shops.baseHelp')}>
        <div className="setting-text">
          <CurrencySelect label={t('shops.base')} locale={i18n.language} value={settings.baseCurrency} onChange={(baseCurrency) => void save.run({ baseCurrency })} />
        </div>
      </SettingRow>
      {shops.data?.length === 0 && <p className="soft">{t('shops.none')}</p>}
      {shops.data?.map((shop) => <ShopRow key={`${shop.id}/${shop.name}/${shop.currency}/${shop.timeZone}`} shop={shop} />)}
      {shops.data?.some((s) => s.orders > 0) && <p className="soft shop-note">{t('shops.fixed')}</p>}
    </Panel>
  );
}

function ShopRow({ shop }: { shop: Shop }) {
  const { t, i18n } = useTranslation('settings');
  const { t: common } = useTranslation('common');
  const format = useFormat();
  const platformName = usePlatformName();
  const { message } = App.useApp();
  const [draft, setDraft] = useState({ name: shop.name === shop.platform ? '' : shop.name, currency: shop.currency, timeZone: shop.timeZone });
  const save = useCommand(api.settings.saveShop);
  const { choose } = useChosenShop();
  const fixed = shop.orders > 0;
  const changed = (draft.name.trim() !== '' && draft.name.trim() !== shop.name) || draft.currency !== shop.currency || draft.timeZone !== shop.timeZone;
  const redo = () => {
    choose(shop.id);
    go('data', 'sources');
  };
  const submit = async () => {
    if (await save.run({ shopId: shop.id, name: draft.name.trim() || shop.name, currency: draft.currency, timeZone: draft.timeZone })) void message.success(common('saved'));
  };
  return (
    <form
      className="shop-row"
      onSubmit={(e) => {
        e.preventDefault();
        if (changed) void submit();
      }}
    >
      <p className="soft">
        {platformName(shop.platform)} · {t('shops.orders', { count: shop.orders })}
        {shop.lastDay !== null && ` · ${t('shops.until', { day: format.day(shop.lastDay) })}`}
        {fixed && (
          <Button type="link" size="small" onClick={redo}>
            {t('shops.redo')}
          </Button>
        )}
      </p>
      <div className="shop-fields">
        <Input value={draft.name} maxLength={60} placeholder={t('shops.unnamed', { platform: platformName(shop.platform) })} aria-label={t('shops.name')} onChange={(e) => setDraft({ ...draft, name: e.target.value })} />
        <CurrencySelect label={t('shops.currency')} locale={i18n.language} value={draft.currency} disabled={fixed} onChange={(currency) => setDraft({ ...draft, currency })} />
        <TimeZoneSelect label={t('shops.timeZone')} value={draft.timeZone} disabled={fixed} onChange={(timeZone) => setDraft({ ...draft, timeZone })} />
        <Button htmlType="submit" disabled={!changed} loading={save.busy}>
          {common('save')}
        </Button>
      </div>
      <Failure error={save.error} onClose={save.clearError} />
    </form>
  );
}
