import { FundProjectionScreenOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/api.ts';
import { CoverageNotice } from '../../lib/coverage-notice.tsx';
import { ExclusionsNote } from '../../lib/exclusions-note.tsx';
import { AsOfPicker } from '../../lib/as-of-picker.tsx';
import { useChosenShop } from '../../lib/chosen-shop.ts';
import { useQuery } from '../../lib/query.ts';
import { go } from '../../lib/route.ts';
import { ShopFilter } from '../../lib/shop-filter.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page.tsx';
import { useAnalysisView } from './analysis-store.ts';

/** What all analysis screens have around them; without any customer, how to come by some. */
export function AnalysisFrame({ choice, sentence, filters, children }: { choice: ReactNode; sentence: ReactNode; filters?: ReactNode; children: ReactNode }) {
  const { t } = useTranslation('analysis');
  const shop = useChosenShop((s) => s.shop);
  const { asOf, show } = useAnalysisView();
  const anybody = useQuery(api.customers.list, { limit: 1 });
  if (anybody.data?.total === 0) {
    return (
      <Page title={t('title')} full>
        <EmptyState icon={<FundProjectionScreenOutlined />} title={t('empty.title')} text={t('empty.text')}>
          <Button type="primary" size="large" onClick={() => go('data', 'import')}>
            {t('empty.button')}
          </Button>
        </EmptyState>
      </Page>
    );
  }
  return (
    <Page
      title={t('title')}
      sentence={sentence}
      filters={
        <>
          {choice}
          {filters}
          <ShopFilter />
          <AsOfPicker asOf={asOf} onChange={show} />
        </>
      }
    >
      <CoverageNotice shop={shop} end={asOf ?? undefined} />
      {children}
      <ExclusionsNote shop={shop} />
    </Page>
  );
}
