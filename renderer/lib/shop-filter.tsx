import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from './api.ts';
import { useChosenShop } from './chosen-shop.ts';
import { useShopName } from './platform-name.ts';
import { useQuery } from './query.ts';

/** The shop to look at, or all of them; nothing to choose where there is one. */
export function ShopFilter() {
  const { t } = useTranslation('people');
  const shopName = useShopName();
  const shops = useQuery(api.settings.shops, {});
  const { shop, choose } = useChosenShop();
  if ((shops.data?.length ?? 0) < 2) return null;
  return (
    <Select
      className="shop-filter"
      aria-label={t('shop.label')}
      value={shop ?? 0}
      options={[{ value: 0, label: t('shop.all') }, ...(shops.data ?? []).map((s) => ({ value: s.id, label: shopName(s.name, s.platform) }))]}
      onChange={(id) => choose(id || null)}
    />
  );
}
