import { LineChartOutlined } from '@ant-design/icons';
import { Button, Segmented, Select, Skeleton } from 'antd';
import { useMemo, useState } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import { useShopName } from '../../lib/platform-name.ts';
import { useQuery } from '../../lib/query.ts';
import { go } from '../../lib/route.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page.tsx';
import './sales.css';
import { TrafficChart } from './traffic-chart.tsx';
import { fillDays } from './traffic-option.ts';
import { TrafficProducts } from './traffic-products.tsx';
import { summariseTraffic } from './traffic-summary.ts';

const platforms = ['taobao', 'amazon', 'ebay'] as const;
const spans = [30, 90] as const;

/** Who came, day by day, beside what was sold: fewer visitors, or visitors who didn't buy? */
export function TrafficPage() {
  const { t } = useTranslation('insights');
  const format = useFormat();
  const shopName = useShopName();
  const [shop, setShop] = useState<number | null>(null);
  const [source, setSource] = useState<string | null>(null);
  const [span, setSpan] = useState<number>(90);
  const input = useMemo(() => ({ ...(shop === null ? {} : { shop }), ...(source === null ? {} : { source }) }), [shop, source]);
  const traffic = useQuery(api.insights.traffic, input);
  const days = useMemo(() => fillDays(traffic.data?.days ?? []), [traffic.data]);
  const shown = useMemo(() => (span === 0 ? days : days.slice(-span)), [days, span]);
  const summary = useMemo(() => summariseTraffic(shown), [shown]);
  if (!traffic.data) {
    return (
      <Page title={t('traffic.title')}>
        <Failure error={traffic.error} />
        {traffic.isLoading && <Skeleton active />}
      </Page>
    );
  }
  const { shops, sources, currency, products, sql } = traffic.data;
  const importButton = (
    <Button type="primary" onClick={() => go('data', 'import')}>
      {t('traffic.import')}
    </Button>
  );
  if (shops.length === 0) {
    return (
      <Page title={t('traffic.title')}>
        <EmptyState icon={<LineChartOutlined />} title={t('traffic.empty.title')} text={t('traffic.empty.text')}>
          {importButton}
        </EmptyState>
        <div className="columns">
          {platforms.map((platform) => (
            <section key={platform} className="panel">
              <h2>{t(`traffic.empty.${platform}.title`)}</h2>
              <p className="soft traffic-where">{t(`traffic.empty.${platform}.text`)}</p>
            </section>
          ))}
        </div>
      </Page>
    );
  }
  const sentence = () => {
    if (!summary) return <Trans t={t} i18nKey="traffic.productsOnly" count={products.length} components={{ b: <strong /> }} />;
    const values = { first: format.day(summary.firstDay), last: format.day(summary.lastDay), visitors: format.count(summary.visitorsPerDay === null ? null : Math.round(summary.visitorsPerDay)), conversion: format.share(summary.conversion) };
    return <Trans t={t} i18nKey={summary.conversion === null ? 'traffic.sentence' : 'traffic.sentenceConversion'} values={values} components={{ b: <strong /> }} />;
  };
  return (
    <Page
      title={t('traffic.title')}
      sentence={sentence()}
      action={importButton}
      filters={
        <>
          {shops.length > 1 && (
            <Select
              className="sales-shop"
              aria-label={t('traffic.shop')}
              value={traffic.data.shop}
              options={shops.map((s) => ({ value: s.shopId, label: shopName(s.name, s.platform) }))}
              onChange={(id) => {
                setShop(id);
                setSource(null);
              }}
            />
          )}
          {sources.length > 1 && <Select className="sales-shop" aria-label={t('traffic.source')} value={traffic.data.source} options={sources.map((s) => ({ value: s, label: s === '' ? t('traffic.wholeShop') : s }))} onChange={setSource} />}
          {days.length > spans[0] && <Segmented aria-label={t('traffic.period')} value={span} options={[...spans.map((n) => ({ value: n, label: t('traffic.lastDays', { count: n }) })), { value: 0, label: t('traffic.allDays') }]} onChange={setSpan} />}
        </>
      }
    >
      <Failure error={traffic.error} />
      {summary && <TrafficChart days={shown} currency={currency} summary={summary} sql={sql} />}
      {products.length > 0 && <TrafficProducts key={traffic.data.shop} products={products} />}
    </Page>
  );
}
