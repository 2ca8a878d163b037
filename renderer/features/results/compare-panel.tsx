import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { CampaignResults } from '../../../shared/contract/campaigns.ts';
import { useFormat } from '../../lib/format.ts';
import { Chart } from '../../ui/chart.tsx';
import { Panel } from '../../ui/panel.tsx';
import { useChartWords } from './chart-words.ts';
import { armRows, compareOption, type ArmRow } from './compare-chart.ts';
import { FigureHelp } from './figure-help.tsx';
import type { MemberGroup } from '../../lib/members-drawer.tsx';

/** Treated against held out: bars with whiskers, and the difference in words. */
export function ComparePanel({ results, onShow }: { results: CampaignResults; onShow: (group: MemberGroup) => void }) {
  const { t } = useTranslation('campaigns');
  const format = useFormat();
  const words = useChartWords();
  const rows = useMemo(() => armRows(results, { treated: t('check.treated'), held_out: t('check.heldOut') }), [results, t]);
  const option = useMemo(() => compareOption(format.share), [format]);
  const { treated, heldOut, lift, currency } = results;
  const money = (minor: number) => format.money(minor, currency);
  const title = heldOut
    ? t('results.compareTitle', { treated: format.share(treated.rate), heldOut: format.share(heldOut.rate) })
    : t('results.compareAlone', { treated: format.share(treated.rate) });
  return (
    <Panel title={t('results.compare')}>
      <div className="compare-grid">
        <Chart<ArmRow>
          title={title}
          rows={rows}
          option={option}
          height={rows.length === 1 ? 120 : 184}
          words={words}
          definition={<FigureHelp figure="rate" results={results} />}
          onPick={(row) => onShow(row.arm === 'treated' ? 'buyers_treated' : 'buyers_held_out')}
          columns={[
            { title: t('results.arm'), value: (r) => r.label },
            { title: t('results.people'), numeric: true, value: (r) => r.people },
            { title: t('results.buyers'), numeric: true, opens: 0, value: (r) => r.buyers },
            { title: t('results.rate'), numeric: true, value: (r) => format.share(r.rate) },
            { title: t('results.low'), numeric: true, value: (r) => format.share(r.low) },
            { title: t('results.high'), numeric: true, value: (r) => format.share(r.high) },
          ]}
        />
        <div className="compare-words">
          {lift ? (
            <>
              <p>{t('results.rateDifference', { points: format.points(lift.rateDifference), low: format.points(lift.rateLow), high: format.points(lift.rateHigh) })}</p>
              <p>{t('results.buyersDifference', { buyers: format.signedCount(lift.incrementalBuyers), low: format.signedCount(lift.incrementalBuyersLow), high: format.signedCount(lift.incrementalBuyersHigh) })}</p>
              <p>{t('results.moneyDifference', { money: money(lift.netPerPersonDifferenceMinor), low: money(lift.netPerPersonLowMinor), high: money(lift.netPerPersonHighMinor) })}</p>
              <p className="soft">{t(lift.rateLow <= 0 && lift.rateHigh >= 0 ? 'results.holdsZero' : 'results.clearOfZero')}</p>
            </>
          ) : (
            <p className="soft">{t(heldOut ? 'results.tooFew' : 'results.noComparison')}</p>
          )}
        </div>
      </div>
    </Panel>
  );
}
