import { Skeleton } from 'antd';
import { useMemo, useState, type ReactNode } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import { api } from '../../lib/api.ts';
import { useChoiceWords } from '../../lib/choice-words.ts';
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
import { PeopleDrawer, type PeopleAsked } from '../../lib/people-drawer.tsx';
import { RfmGroups } from './rfm-groups.tsx';
import { RfmHeat } from './rfm-heat.tsx';
import { RfmMovesTable } from './rfm-moves.tsx';
import { RfmSettings } from './rfm-settings.tsx';

/** Everyone by how lately, how often and for how much they buy. */
export function RfmView({ choice }: { choice: ReactNode }) {
  const { t } = useTranslation('lifecycle');
  const format = useFormat();
  const words = useChoiceWords();
  const shop = useChosenShop((s) => s.shop);
  const asOf = useLifecycleView((s) => s.asOf);
  const [asked, ask] = useState<PeopleAsked | null>(null);
  const { data, error } = useQuery(api.lifecycle.rfm, useMemo(() => ({ ...(shop === null ? {} : { shop }), ...(asOf === null ? {} : { asOf }) }), [shop, asOf]));
  const names = useMemo(() => new Map(words('rfm').map((w) => [w.value, w.label])), [words]);
  const best = data?.groups[0];
  const sentence = data && best && (data.customers === 0 ? t('rfm.nobody') : <Trans t={t} i18nKey="rfm.sentence" count={best.customers} values={{ people: format.count(data.customers), name: names.get(best.group), share: format.share(data.netMinor === 0 ? null : best.netMinor / data.netMinor) }} components={{ b: <strong /> }} />);
  return (
    <Page
      title={t('title')}
      sentence={sentence}
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
      {data && <RfmSettings key={JSON.stringify([data.thresholds, data.windows])} rfm={data} />}
      {data && data.customers > 0 && (
        <>
          <CoverageNotice shop={shop} end={asOf ?? undefined} />
          <div className="rfm-columns">
            <RfmHeat rfm={data} />
            <RfmGroups rfm={data} names={names} onAsk={ask} />
          </div>
          <RfmMovesTable names={names} windows={data.windows} />
          <ExclusionsNote shop={shop} />
        </>
      )}
      {asked && <PeopleDrawer asked={asked} asOf={asOf ?? undefined} onClose={() => ask(null)} />}
    </Page>
  );
}
