import { Button, Select } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CampaignScores, ShopScore } from '../../../shared/contract/results-scores.ts';
import { scoreNames } from '../../../shared/domain/shop-scores.ts';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import { useShopName } from '../../lib/platform-name.ts';
import { useQuery } from '../../lib/query.ts';
import { go } from '../../lib/route.ts';
import { Chart } from '../../ui/chart.tsx';
import { Definition } from '../../ui/definition.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Stat } from '../../ui/stat.tsx';
import { useChartWords } from './chart-words.ts';
import { useDayLabel } from './day-label.ts';
import { scoresOption } from './scores-chart.ts';
import { scoreText, useScoreWords } from './scores-words.ts';

/** The shop's scores under a campaign's days: did it cost service? */
export function ScoresPanel({ campaignId }: { campaignId: number }) {
  const { t } = useTranslation('results');
  const shopName = useShopName();
  const { data, error } = useQuery(api.results.campaignScores, { campaignId });
  const [chosen, setChosen] = useState<number | null>(null);
  if (!data) return <Failure error={error} />;
  const shop = data.shops.find((s) => s.shopId === chosen) ?? data.shops[0];
  const options = data.shops.map((s) => ({ value: s.shopId, label: shopName(s.name, s.platform) }));
  const choose = options.length > 1 && <Select size="small" className="shop-filter" aria-label={t('scores.shop')} value={shop?.shopId ?? null} options={options} onChange={setChosen} />;
  return (
    <Panel title={t('scores.title')} extra={choose}>
      {shop ? (
        <Around data={data} shop={shop} />
      ) : (
        <p className="soft">
          {t('scores.noneThen')}{' '}
          <Button type="link" size="small" onClick={() => go('results', 'campaign', 'scores')}>
            {t('scores.toPage')}
          </Button>
        </p>
      )}
    </Panel>
  );
}

function Around({ data: { from, firstDay, lastDay }, shop: { scores, phases } }: { data: CampaignScores; shop: CampaignScores['shops'][number] }) {
  const { t } = useTranslation('results');
  const { t: common } = useTranslation('common');
  const format = useFormat();
  const chartWords = useChartWords();
  const words = useScoreWords();
  const day = useDayLabel();
  const option = useMemo(() => scoresOption({ names: words.names, tip: words.tip, day, unit: t('scores.unit'), window: { from, firstDay, lastDay, name: t('scores.window') } }), [words, day, t, from, firstDay, lastDay]);
  // The one that fell furthest, of those that were told both before and since.
  const both = scoreNames.flatMap((name) => (phases[name].before && phases[name].lowest ? [{ name, before: phases[name].before, lowest: phases[name].lowest }] : []));
  const worst = both.toSorted((a, b) => a.lowest.value - a.before.value - (b.lowest.value - b.before.value))[0];
  const title =
    worst === undefined
      ? t('scores.notBoth')
      : worst.lowest.value < worst.before.value
        ? t('scores.fell', { name: words.names[worst.name], before: scoreText(worst.before.value), lowest: scoreText(worst.lowest.value), day: format.day(worst.lowest.day) })
        : t('scores.held');
  return (
    <>
      <div className="stats traffic-stats">
        {scoreNames.map((name) => {
          const { before, lowest, nBefore, nDuring } = phases[name];
          return <Stat key={name} label={words.names[name]} value={t('scores.fromTo', { before: scoreText(before?.value ?? null), lowest: scoreText(lowest?.value ?? null) })} note={t(before && lowest ? 'scores.counts' : 'scores.countsOnly', { before: nBefore, during: nDuring })} />;
        })}
      </div>
      <Chart<ShopScore>
        title={title}
        rows={scores}
        option={option}
        words={chartWords}
        height={220}
        definition={<Definition label={common('definition')} text={t('scores.defineAround')} n={common('nOf', { n: t('scores.readings', { count: scores.length }) })} />}
        columns={[{ title: t('scores.period'), value: words.period }, ...scoreNames.map((name) => ({ title: words.names[name], numeric: true, value: (r: ShopScore) => (r[name] === null ? null : scoreText(r[name])) }))]}
      />
      <p className="soft">{t('scores.caution')}</p>
    </>
  );
}
