import { Skeleton } from 'antd';
import { useMemo, type ReactNode } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import { api } from '../../lib/api.ts';
import { useChosenShop } from '../../lib/chosen-shop.ts';
import { CoverageNotice } from '../../lib/coverage-notice.tsx';
import { ExclusionsNote } from '../../lib/exclusions-note.tsx';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import { useQuery } from '../../lib/query.ts';
import { ShopFilter } from '../../lib/shop-filter.tsx';
import { Page } from '../../ui/page.tsx';
import { AsOfFilter } from './as-of-filter.tsx';
import { useLifecycleView } from './lifecycle-store.ts';
import { DecileTable } from './decile-table.tsx';
import { LorenzChart } from './lorenz-chart.tsx';
import { ReturnRatesPanels } from './return-rates.tsx';
import { SecondPurchase } from './second-purchase.tsx';
import { TopCustomers } from './top-customers.tsx';

/** Whom the money comes from. */
export function ValueView({ choice }: { choice: ReactNode }) {
  const { t } = useTranslation('lifecycle');
  const format = useFormat();
  const shop = useChosenShop((s) => s.shop);
  const asOf = useLifecycleView((s) => s.asOf);
  const { data, error } = useQuery(api.lifecycle.value, useMemo(() => ({ ...(shop === null ? {} : { shop }), ...(asOf === null ? {} : { asOf }) }), [shop, asOf]));
  const known = data !== undefined && data.topShare !== null;
  const of = data?.forEighty == null ? null : data.forEighty / data.customers;
  return (
    <Page
      title={t('title')}
      sentence={data && (known ? <Trans t={t} i18nKey="value.sentence" values={{ share: format.share(data.topShare), forEighty: format.count(data.forEighty), of: format.share(of) }} components={{ b: <strong /> }} /> : t('value.nobody'))}
      filters={
        <>
          {choice}
          <ShopFilter />
          <AsOfFilter />
        </>
      }
    >
      <Failure error={error} />
      {!data && !error && <Skeleton active />}
      {known && (
        <>
          <CoverageNotice shop={shop} end={asOf ?? undefined} />
          <div className="columns">
            <LorenzChart value={data} />
            <DecileTable value={data} />
          </div>
          <SecondPurchase value={data} />
          <ReturnRatesPanels />
          <TopCustomers value={data} />
          <ExclusionsNote shop={shop} />
        </>
      )}
    </Page>
  );
}
