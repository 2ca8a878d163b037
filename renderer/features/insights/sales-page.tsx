import { BarChartOutlined } from '@ant-design/icons';
import { Alert, Button, Skeleton } from 'antd';
import { useMemo } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import type { MissingRate } from '../../../shared/contract/rates.ts';
import { api } from '../../lib/api.ts';
import { useChosenShop } from '../../lib/chosen-shop.ts';
import { CoverageNotice } from '../../lib/coverage-notice.tsx';
import { ExclusionsNote } from '../../lib/exclusions-note.tsx';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import { useQuery } from '../../lib/query.ts';
import { address, go } from '../../lib/route.ts';
import { ShopFilter } from '../../lib/shop-filter.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page.tsx';
import { AfterSales } from './after-sales.tsx';
import { ProductTable } from './product-table.tsx';
import { SalesChart } from './sales-chart.tsx';
import './sales.css';
import { summariseSales } from './sales-summary.ts';

const MOST_MONTHS = 12;

/** The months whose rate the owner hasn't typed. */
function MissingRates({ missing }: { missing: MissingRate[] }) {
  const { t, i18n } = useTranslation('insights');
  const list = new Intl.ListFormat(i18n.language, { type: 'unit' });
  return (
    <>
      {missing.map(({ currency, months }) => (
        <p key={currency} className="sales-missing">
          {t('missingRates', { count: months.length, currency, months: list.format(months.slice(0, MOST_MONTHS)) })}
        </p>
      ))}
      <a href={address('settings')}>{t('toRates')}</a>
    </>
  );
}

/** What every shop can know, also one whose files name no buyer: what was sold, and when. */
export function SalesPage() {
  const { t, i18n } = useTranslation('insights');
  const format = useFormat();
  const shop = useChosenShop((s) => s.shop);
  const input = useMemo(() => (shop === null ? {} : { shop }), [shop]);
  const sales = useQuery(api.insights.sales, input);
  const summary = useMemo(() => (sales.data ? summariseSales(sales.data.months) : null), [sales.data]);
  if (!sales.data || !summary) {
    return (
      <Page title={t('title')}>
        <Failure error={sales.error} />
        {sales.isLoading && <Skeleton active />}
      </Page>
    );
  }
  const { currency, months, products, otherCurrencies, converted, missingRates, sql } = sales.data;
  if (months.length === 0 && otherCurrencies.length === 0 && shop === null) {
    return (
      <Page title={t('title')} full>
        <EmptyState icon={<BarChartOutlined />} title={t('empty.title')} text={t('empty.text')}>
          <Button type="primary" size="large" onClick={() => go('data', 'import')}>
            {t('empty.button')}
          </Button>
        </EmptyState>
      </Page>
    );
  }
  const values = { money: format.money(summary.netMinor, currency), first: summary.firstMonth ?? '', last: summary.lastMonth ?? '' };
  const others = otherCurrencies.map((o) => t('otherCurrency', { currency: o.currency, count: o.orders }));
  return (
    <Page
      title={t('title')}
      sentence={months.length > 0 && <Trans t={t} i18nKey="sentence" count={summary.orders} values={values} components={{ b: <strong /> }} />}
      filters={<ShopFilter />}
    >
      <Failure error={sales.error} />
      {others.length > 0 && <Alert type="info" showIcon title={t('others', { list: new Intl.ListFormat(i18n.language).format(others), currency })} description={shop === null && <MissingRates missing={missingRates} />} />}
      {converted && <p className="soft sales-converted">{t('converted', { currency })} <a href={address('settings')}>{t('toRates')}</a></p>}
      <CoverageNotice shop={shop} />
      <ExclusionsNote shop={shop} withProducts />
      {months.length > 0 && <SalesChart months={months} currency={currency} summary={summary} sql={sql} />}
      {products.length > 0 && <ProductTable products={products} currency={currency} />}
      <AfterSales shop={shop} />
      {products.length === 0 && months.length > 0 && <Alert type="info" showIcon title={t('noProducts')} />}
    </Page>
  );
}
