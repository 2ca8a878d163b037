import { InboxOutlined } from '@ant-design/icons';
import { Button, Skeleton } from 'antd';
import { Trans, useTranslation } from 'react-i18next';
import type { TodayReport } from '../../../shared/contract/planner.ts';
import { api } from '../../lib/api.ts';
import { useChosenShop } from '../../lib/chosen-shop.ts';
import { useErrorText } from '../../lib/errors.ts';
import { CoverageNotice } from '../../lib/coverage-notice.tsx';
import { useFormat } from '../../lib/format.ts';
import { useQuery } from '../../lib/query.ts';
import { go } from '../../lib/route.ts';
import { SampleShop } from '../../lib/sample-shop.tsx';
import { ShopFilter } from '../../lib/shop-filter.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Page } from '../../ui/page.tsx';
import { DueCard } from './due-card.tsx';
import { LastImportCard } from './last-import-card.tsx';
import { NextStepCard } from './next-step-card.tsx';
import './today.css';
import { WaitingCard } from './waiting-card.tsx';

/** Whom do I talk to today, and what is to be done next? The next step, who is due, and at most two cards more. */
export function TodayPage() {
  const { t } = useTranslation('planner');
  const { t: common } = useTranslation('common');
  const errorText = useErrorText();
  const shop = useChosenShop((s) => s.shop);
  const report = useQuery(api.planner.today, shop === null ? {} : { shop });
  if (report.error) {
    return (
      <Page title={t('title')}>
        <ErrorNotice {...errorText(report.error)} technicalLabel={common('technical')} />
      </Page>
    );
  }
  if (!report.data) {
    return (
      <Page title={t('title')}>
        <Skeleton active />
      </Page>
    );
  }
  if (report.data.orders === 0 && shop === null) return <FirstRun />;
  return (
    <Page title={t('title')} sentence={<Sentence report={report.data} />} filters={<ShopFilter />} narrow>
      <CoverageNotice end="latest" />
      <NextStepCard report={report.data} />
      <DueCard />
      <div className="columns">
        <WaitingCard report={report.data} />
        {report.data.lastImport && <LastImportCard last={report.data.lastImport} />}
      </div>
    </Page>
  );
}

function Sentence({ report }: { report: TodayReport }) {
  const { t } = useTranslation('planner');
  const format = useFormat();
  const values = { customers: format.count(report.customers), orders: format.count(report.orders), day: format.day(report.lastOrderDay) };
  return <Trans t={t} i18nKey={report.customers > 0 ? 'sentence' : 'sentenceNoPeople'} values={values} components={{ b: <strong /> }} />;
}

function FirstRun() {
  const { t } = useTranslation('planner');
  return (
    <Page title={t('title')} full>
      <EmptyState icon={<InboxOutlined />} title={t('first.title')} text={t('first.text')}>
        <Button type="primary" size="large" onClick={() => go('data', 'import')}>
          {t('first.button')}
        </Button>
        <SampleShop />
      </EmptyState>
    </Page>
  );
}
