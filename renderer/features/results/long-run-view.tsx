import { Alert, Skeleton } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Campaign } from '../../../shared/contract/campaigns.ts';
import type { Horizon } from '../../../shared/contract/results.ts';
import type { Estimate } from '../../../shared/domain/lift.ts';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import { useQuery } from '../../lib/query.ts';
import { Chart } from '../../ui/chart.tsx';
import { Definition } from '../../ui/definition.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Stat } from '../../ui/stat.tsx';
import { useChartWords } from './chart-words.ts';
import { useDifferenceText } from './difference-text.ts';
import { longRunOption } from './long-run-chart.ts';

/** Short and long term on the frozen arms. */
export function LongRunView({ campaign }: { campaign: Campaign }) {
  const { t } = useTranslation('results');
  const { t: common } = useTranslation('common');
  const { t: words } = useTranslation('campaigns');
  const format = useFormat();
  const chartWords = useChartWords();
  const difference = useDifferenceText();
  const { data, error } = useQuery(api.results.longRun, { campaignId: campaign.campaignId });
  const option = useMemo(() => longRunOption({ treated: words('check.treated'), heldOut: words('results.heldOutShort'), days: (n) => t('longRun.days', { count: n }), share: format.share }), [words, t, format]);
  if (!data) return error ? <Failure error={error} /> : <Skeleton active />;
  const done = data.horizons.filter((h) => h.state === 'done');
  const hasMargin = data.horizons.some((h) => h.marginPerPersonMinor !== null);
  const money = (d: Estimate | null) => (d === null ? '–' : t('moneyRange', { value: format.money(d.value, data.currency), low: format.money(d.low, data.currency), high: format.money(d.high, data.currency) }));
  const changed = data.horizons.filter((h) => h.before !== null);
  const help = <Definition label={common('definition')} text={t('longRun.define')} n={common('nOf', { n: format.count((campaign.treated ?? 0) + (campaign.heldOut ?? 0)) })} />;
  return (
    <>
      {changed.map(({ days, before, treated }) => (
        <Alert key={days} type="info" showIcon title={t('longRun.changed', { count: days, at: format.time(before!.at), was: before!.treatedBuyers, now: treated!.buyers, wasNet: format.money(before!.treatedNetMinor, data.currency), net: format.money(treated!.netMinor, data.currency) })} />
      ))}
      <Panel title={t('longRun.title')}>
        {done.length === 0 ? (
          <p className="soft">{t('longRun.none', { day: format.day(data.knownUntil) })}</p>
        ) : (
          <Chart<Horizon>
            title={t('longRun.sentence', { count: done.at(-1)!.days, treated: format.share(done.at(-1)!.treated!.rate) })}
            rows={done}
            option={option}
            height={220}
            words={chartWords}
            definition={help}
            columns={[
              { title: t('longRun.after'), value: (h) => t('longRun.days', { count: h.days }) },
              { title: words('check.treated'), numeric: true, value: (h) => format.share(h.treated!.rate) },
              { title: words('results.heldOutShort'), numeric: true, value: (h) => format.share(h.heldOut?.rate ?? null) },
            ]}
          />
        )}
        <table className="plain-table effect-table">
          <thead>
            <tr>
              <th>{t('longRun.after')}</th>
              <th className="number">{words('check.treated')}</th>
              <th className="number">{words('results.heldOutShort')}</th>
              <th className="number">{t('differs')}</th>
              <th className="number">{t('longRun.perPerson')}</th>
              {hasMargin && <th className="number">{t('longRun.margin')}</th>}
            </tr>
          </thead>
          <tbody>
            {data.horizons.map(({ days, lastDay, state, treated, heldOut, lift, marginPerPersonMinor }) => (
              <tr key={days}>
                <th scope="row">
                  {t('longRun.days', { count: days })} <small className="number">{format.day(lastDay)}</small>
                </th>
                {treated === null ? (
                  <td className="soft" colSpan={hasMargin ? 5 : 4}>
                    {t(`longRun.${state as 'running' | 'ahead'}`)}
                  </td>
                ) : (
                  <>
                    <td className="number">{t('rateOf', { rate: format.share(treated.rate), buyers: treated.buyers, people: treated.people })}</td>
                    <td className="number">{heldOut === null ? '–' : t('rateOf', { rate: format.share(heldOut.rate), buyers: heldOut.buyers, people: heldOut.people })}</td>
                    <td className="number">{difference(lift && { value: lift.rateDifference, low: lift.rateLow, high: lift.rateHigh })}</td>
                    <td className="number">{money(lift && { value: lift.netPerPersonDifferenceMinor, low: lift.netPerPersonLowMinor, high: lift.netPerPersonHighMinor })}</td>
                    {hasMargin && <td className="number">{money(marginPerPersonMinor)}</td>}
                  </>
                )}
              </tr>
            ))}
          </tbody>
        </table>
        {campaign.heldOut === 0 && <p className="soft">{t('noHoldout')}</p>}
      </Panel>
      <Panel title={t('longRun.since')}>
        <div className="stats">
          {(['optedOut', 'tierUp', 'tierDown'] as const).map((key) => (
            <Stat key={key} label={t(`longRun.${key}`)} value={format.count(data[key].treated)} note={t('ofHeldOut', { n: format.count(data[key].heldOut) })} />
          ))}
        </div>
      </Panel>
    </>
  );
}
