import { StarOutlined } from '@ant-design/icons';
import { Button, Select, Skeleton } from 'antd';
import { useMemo, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ShopScore } from '../../../shared/contract/results-scores.ts';
import { scoreNames } from '../../../shared/domain/shop-scores.ts';
import { api } from '../../lib/api.ts';
import { useChosenShop } from '../../lib/chosen-shop.ts';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import { useShopName } from '../../lib/platform-name.ts';
import { useQuery } from '../../lib/query.ts';
import { go } from '../../lib/route.ts';
import { Chart } from '../../ui/chart.tsx';
import { Definition } from '../../ui/definition.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page.tsx';
import { Panel } from '../../ui/panel.tsx';
import { useChartWords } from './chart-words.ts';
import { ScoreForm } from './score-form.tsx';
import { scoresOption } from './scores-chart.ts';
import { ScoresTable } from './scores-table.tsx';
import { scoreText, useScoreWords } from './scores-words.ts';
import { TakeScores } from './take-scores.tsx';

/** What the marketplace says of a shop's description, service and logistics, as the owner reads it off. */
export function ScoresView({ choice }: { choice: ReactNode }) {
  const { t } = useTranslation('results');
  const shopName = useShopName();
  const shops = useQuery(api.settings.shops, {});
  const { shop, choose } = useChosenShop();
  const shopId = shop ?? shops.data?.[0]?.id ?? null;
  const { data, error } = useQuery(api.results.scores, { shopId: shopId ?? 1 }, { enabled: shopId !== null });
  const [doing, setDoing] = useState<'take' | 'new' | ShopScore | null>(null);
  const words = useScoreWords();
  const last = data?.at(-1);
  const buttons = (
    <div className="page-action">
      <Button onClick={() => setDoing('take')}>{t('scores.take.button')}</Button>
      <Button type="primary" onClick={() => setDoing('new')}>
        {t('scores.new')}
      </Button>
    </div>
  );
  const filters = (
    <>
      {choice}
      {(shops.data?.length ?? 0) > 1 && <Select className="shop-filter" aria-label={t('scores.shop')} value={shopId} options={(shops.data ?? []).map((s) => ({ value: s.id, label: shopName(s.name, s.platform) }))} onChange={choose} />}
    </>
  );
  return (
    <>
      <Page title={t('scores.title')} {...(last ? { sentence: t('scores.sentence', { period: words.period(last), scores: words.each(last).join(t('scores.join')), n: data!.length }), action: buttons } : {})} filters={filters}>
        <Failure error={error ?? shops.error} />
        {!shops.data && !shops.error && <Skeleton active />}
        {shops.data?.length === 0 && (
          <EmptyState icon={<StarOutlined />} title={t('scores.empty')} text={t('scores.noShop')}>
            <Button type="primary" onClick={() => go('data', 'import')}>
              {t('traffic.import')}
            </Button>
          </EmptyState>
        )}
        {data?.length === 0 && (
          <EmptyState icon={<StarOutlined />} title={t('scores.empty')} text={t('scores.emptyText')}>
            {buttons}
          </EmptyState>
        )}
        {data && data.length > 0 && (
          <>
            <ScoresChart scores={data} />
            <ScoresTable shopId={shopId!} scores={data} onEdit={setDoing} />
          </>
        )}
      </Page>
      {doing === 'take' && shopId !== null && <TakeScores shopId={shopId} onDone={() => setDoing(null)} />}
      {doing !== null && doing !== 'take' && shopId !== null && <ScoreForm shopId={shopId} scores={data ?? []} edited={doing === 'new' ? null : doing} onDone={() => setDoing(null)} />}
    </>
  );
}

function ScoresChart({ scores }: { scores: ShopScore[] }) {
  const { t } = useTranslation('results');
  const { t: common } = useTranslation('common');
  const format = useFormat();
  const chartWords = useChartWords();
  const words = useScoreWords();
  const option = useMemo(() => scoresOption({ names: words.names, tip: words.tip, day: format.day, unit: t('scores.unit') }), [words, format, t]);
  return (
    <Panel>
      <Chart<ShopScore>
        title={t('scores.chart', { count: scores.length, from: format.day(scores[0]!.day), to: format.day(scores.at(-1)!.day) })}
        rows={scores}
        option={option}
        words={chartWords}
        height={260}
        definition={<Definition label={common('definition')} text={t('scores.define')} n={common('nOf', { n: t('scores.readings', { count: scores.length }) })} />}
        columns={[{ title: t('scores.period'), value: words.period }, ...scoreNames.map((name) => ({ title: words.names[name], numeric: true, value: (r: ShopScore) => (r[name] === null ? null : scoreText(r[name])) }))]}
      />
      <p className="soft">{t('scores.caution')}</p>
    </Panel>
  );
}
