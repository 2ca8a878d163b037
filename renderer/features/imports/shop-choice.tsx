import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PreviewFile } from '../../../shared/contract/imports.ts';
import { api } from '../../lib/api.ts';
import { usePlatformName } from '../../lib/platform-name.ts';
import { useQuery } from '../../lib/query.ts';
import { CurrencySelect } from '../../ui/currency-select.tsx';
import { TimeZoneSelect } from '../../ui/time-zone-select.tsx';
import { useImport } from './import-store.ts';
import { useImportWords } from './import-words.ts';

const AUTO = 'auto';
const NEW = 'new';
const usual: Record<string, { currency: string; timeZone: string }> = {
  shopify: { currency: 'USD', timeZone: 'UTC' },
  woocommerce: { currency: 'USD', timeZone: 'UTC' },
  amazon: { currency: 'USD', timeZone: 'America/New_York' },
  ebay: { currency: 'USD', timeZone: 'America/New_York' },
  aliexpress: { currency: 'USD', timeZone: 'America/Los_Angeles' },
  tiktok: { currency: 'USD', timeZone: 'America/Los_Angeles' },
};

/** Which shop the files belong to, where the files don't say it themselves. */
export function ShopChoice({ files }: { files: PreviewFile[] }) {
  const { t, i18n } = useTranslation('imports');
  const words = useImportWords();
  const platformName = usePlatformName();
  const shops = useQuery(api.settings.shops, {});
  const { shop, choose } = useImport();
  const platforms = [...new Set(files.map((f) => f.platform).filter((p) => p !== null))];
  const platform = platforms[0] ?? 'taobao';
  const [naming, setNaming] = useState(typeof shop === 'object' && shop !== null);
  const [fresh, setFresh] = useState(() => (typeof shop === 'object' && shop !== null ? shop : { name: '', platform, ...(usual[platform] ?? { currency: 'CNY', timeZone: 'Asia/Shanghai' }) }));
  // A list of the owner's own may belong to any shop.
  const fitting = (shops.data ?? []).filter((s) => platforms.includes(s.platform) || platforms.includes('other'));
  const pick = (value: string) => {
    setNaming(value === NEW);
    if (value !== NEW) void choose({ shop: value === AUTO ? null : Number(value) });
  };
  return (
    <section className="shop-choice" aria-label={t('shop.label')}>
      <label>
        {t('shop.label')}
        <Select
          value={naming ? NEW : shop === null || typeof shop === 'object' ? AUTO : String(shop)}
          options={[
            { value: AUTO, label: t('shop.auto', { shop: [...new Set(files.map((f) => words.shop(f.shopName, f.platform)))].join(' / ') }) },
            ...fitting.map((s) => ({ value: String(s.id), label: `${words.shop(s.name, s.platform)} (${platformName(s.platform)})` })),
            { value: NEW, label: t('shop.new') },
          ]}
          onChange={pick}
        />
      </label>
      {naming && (
        <form
          className="shop-new"
          onSubmit={(e) => {
            e.preventDefault();
            if (fresh.name.trim() !== '') void choose({ shop: { ...fresh, name: fresh.name.trim(), platform } });
          }}
        >
          <Input autoFocus maxLength={60} value={fresh.name} placeholder={t('shop.name')} aria-label={t('shop.name')} onChange={(e) => setFresh({ ...fresh, name: e.target.value })} />
          <CurrencySelect label={t('shop.currency')} locale={i18n.language} value={fresh.currency ?? 'CNY'} onChange={(currency) => setFresh({ ...fresh, currency })} />
          <TimeZoneSelect label={t('shop.timeZone')} value={fresh.timeZone ?? 'Asia/Shanghai'} onChange={(timeZone) => setFresh({ ...fresh, timeZone })} />
          <Button htmlType="submit" disabled={fresh.name.trim() === ''}>
            {t('shop.apply')}
          </Button>
        </form>
      )}
    </section>
  );
}
