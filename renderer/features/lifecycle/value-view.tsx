import { Skeleton } from 'antd';
import dayjs from 'dayjs';
import { useMemo, useState, type ReactNode } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import { api } from '../../lib/api.ts';
import { useChosenShop } from '../../lib/chosen-shop.ts';
import { CoverageNotice } from '../../lib/coverage-notice.tsx';
import { ExclusionsNote } from '../../lib/exclusions-note.tsx';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import { PeopleDrawer, type PeopleAsked } from '../../lib/people-drawer.tsx';
import { useQuery, useTaskQuery } from '../../lib/query.ts';
import { ShopFilter } from '../../lib/shop-filter.tsx';
import { Page } from '../../ui/page.tsx';
import { AsOfFilter } from './as-of-filter.tsx';
import { useLifecycleView } from './lifecycle-store.ts';
import { DecileTable } from './decile-table.tsx';
import { LorenzChart } from './lorenz-chart.tsx';
import { ReturnRatesPanels } from './return-rates.tsx';
import { SecondByPanel } from './second-by.tsx';
import { SecondPurchase } from './second-purchase.tsx';
import { TopCustomers } from './top-customers.tsx';

/** Whom the money comes from. */
export function ValueView({ choice }: { choice: ReactNode }) {
  const { t } = useTranslation('lifecycle');
  const format = useFormat();
  const shop = useChosenShop((s) => s.shop);
  const asOf = useLifecycleView((s) => s.asOf);
  const [asked, ask] = useState<PeopleAsked | null>(null);
  const scope = useMemo(() => ({ ...(shop === null ? {} : { shop }), ...(asOf === null ? {} : { asOf }) }), [shop, asOf]);
  const { data, error } = useQuery(api.lifecycle.value, scope);
  // What is left and how it was: each comes when it is known.
  const margins = useTaskQuery(api.lifecycle.margins, scope);
  const left = margins.isPlaceholderData ? undefined : margins.data;
  const day = data?.asOf;
  const before = useQuery(api.lifecycle.value, useMemo(() => ({ ...(shop === null ? {} : { shop }), top: 1, asOf: dayjs(day).subtract(1, 'year').format('YYYY-MM-DD') }), [shop, day]), { enabled: day !== undefined });
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
      <Failure error={error ?? margins.error ?? before.error} />
      {!data && !error && <Skeleton active />}
      {known && (
        <>
          <CoverageNotice shop={shop} end={asOf ?? undefined} />
          <div className="columns">
            <LorenzChart value={data} before={before.isPlaceholderData || before.data?.topShare == null ? null : before.data} />
            <DecileTable value={data} margins={left} />
          </div>
          <SecondPurchase value={data} margins={left} />
          <SecondByPanel scope={scope} />
          <ReturnRatesPanels />
          <TopCustomers value={data} scope={scope} onAsk={ask} />
          <ExclusionsNote shop={shop} />
        </>
      )}
      {asked && <PeopleDrawer asked={asked} asOf={asOf ?? undefined} onClose={() => ask(null)} />}
    </Page>
  );
}
