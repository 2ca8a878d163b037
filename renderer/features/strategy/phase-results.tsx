import { InputNumber } from 'antd';
import { useMemo, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { SalePhases } from '../../../shared/contract/category-seasons.ts';
import type { PhaseResult, PhaseResults } from '../../../shared/contract/strategy-phase-results.ts';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import { useCommand, useTaskQuery } from '../../lib/query.ts';
import { address } from '../../lib/route.ts';
import { AmountField } from '../../ui/amount-field.tsx';
import { Definition } from '../../ui/definition.tsx';
import { Panel } from '../../ui/panel.tsx';

interface PhaseResultsProps {
  told: SalePhases;
  groupKey: string;
  shop: number | null;
}

/** What each phase is judged by: early by sales, response and clicks saved; hot by orders and baskets; the end by who came back and what was left. */
export function PhaseResultsPanel({ told, groupKey, shop }: PhaseResultsProps) {
  const { t } = useTranslation('strategy');
  const { t: common } = useTranslation('common');
  const { groupBy, next } = told;
  const dayOf = (phase: 'hot' | 'end') => next.phases.find((p) => p.phase === phase)!.from;
  const [hotDay, endDay] = [dayOf('hot'), dayOf('end')];
  const { data, error } = useTaskQuery(api.strategy.phaseResults, useMemo(() => ({ groupBy, key: groupKey, firstDay: next.firstDay, hotDay, endDay, lastDay: next.lastDay, ...(shop === null ? {} : { shop }) }), [groupBy, groupKey, next.firstDay, next.lastDay, hotDay, endDay, shop]));
  return (
    <Panel title={t('phaseResults.title')} extra={<Definition label={common('definition')} text={t('define.phaseResults', { least: data?.bundle.leastOrders ?? 10 })} />}>
      <Failure error={error} />
      {data && (
        <div className="stage-boards">
          {data.phases.map((result) => (
            <PhaseBoard key={result.phase} result={result} currency={data.currency}>
              {result.phase === 'early' && <TrafficPairs told={data} groupKey={groupKey} firstDay={next.firstDay} />}
              {result.phase === 'hot' && <BundlePairs told={data} />}
              {result.phase === 'end' && <EndPairs told={data} />}
            </PhaseBoard>
          ))}
        </div>
      )}
    </Panel>
  );
}

function PhaseBoard({ result, currency, children }: { result: PhaseResult; currency: string; children: ReactNode }) {
  const { t } = useTranslation('strategy');
  const format = useFormat();
  const { sales, campaigns, treated, buyers, orders, netMinor, costMinor, difference, heldOut } = result;
  return (
    <section>
      <h3>{t(`phases.phase.${result.phase}`)}</h3>
      <dl className="plain-pairs">
        <dt>{t('phaseResults.sales')}</dt>
        <dd>{sales === null ? t('phaseResults.notYet') : t('phaseResults.sold', { units: sales.units, orders: sales.orders, money: format.money(sales.netMinor, currency) })}</dd>
        <dt>{t('phaseResults.response')}</dt>
        <dd>
          {treated === 0 ? t('phaseResults.noCampaign') : t('phaseResults.bought', { treated, buyers, share: format.share(buyers / treated), orders, money: format.money(netMinor, currency), cost: format.money(costMinor, currency) })}
          {difference && <small className="budget-room">{t('phaseResults.difference', { points: format.points(difference.value), low: format.points(difference.low), high: format.points(difference.high), heldOut })}</small>}
          {treated > 0 && !difference && <small className="budget-room soft">{t(heldOut === 0 ? 'phaseResults.noHoldout' : 'phaseResults.tooFew')}</small>}
          {campaigns.map((c) => (
            <small key={c.campaignId} className="budget-room">
              <a href={address('results', 'campaign', c.campaignId)}>{c.name}</a>
            </small>
          ))}
        </dd>
        {children}
      </dl>
    </section>
  );
}

function TrafficPairs({ told: { traffic, currency }, groupKey, firstDay }: { told: PhaseResults; groupKey: string; firstDay: string }) {
  const { t } = useTranslation('strategy');
  const format = useFormat();
  const save = useCommand(api.strategy.savePhaseTraffic);
  const [typed, setTyped] = useState<{ clickMinor: number | null; visitors: number | null } | null>(null);
  const { clickMinor, visitors } = typed ?? traffic;
  const keep = () => {
    if (typed) void save.run({ key: groupKey, firstDay, clickMinor, visitors }).then(() => setTyped(null));
  };
  return (
    <>
      <dt>{t('phaseResults.saved')}</dt>
      <dd onBlur={keep}>
        <span className="phase-traffic">
          <InputNumber<number> aria-label={t('phaseResults.visitors')} min={0} max={1e9} precision={0} suffix={t('phaseResults.visitorsUnit')} placeholder={t('phaseResults.atLeast', { count: traffic.atLeast })} value={visitors} onChange={(v) => setTyped({ clickMinor, visitors: v })} onPressEnter={keep} />
        </span>
        <span className="phase-traffic">
          <span className="soft">{t('phaseResults.click')}</span>
          <AmountField label={t('phaseResults.click')} currency={currency} minor={clickMinor} onMinor={(v) => setTyped({ clickMinor: v, visitors })} />
        </span>
        {traffic.savedMinor === null ? <small className="budget-room soft">{t('phaseResults.typeClick')}</small> : <span>{t(traffic.visitors === null ? 'phaseResults.savedLeast' : 'phaseResults.savedMoney', { money: format.money(traffic.savedMinor, currency) })}</span>}
        <Failure error={save.error} />
      </dd>
    </>
  );
}

function BundlePairs({ told: { bundle, currency } }: { told: PhaseResults }) {
  const { t } = useTranslation('strategy');
  const format = useFormat();
  const { together, alone, leastOrders } = bundle;
  return (
    <>
      <dt>{t('phaseResults.bundle')}</dt>
      <dd>
        {together.aovMinor === null || alone.aovMinor === null ? t('phaseResults.fewBundles', { together: together.orders, alone: alone.orders, least: leastOrders }) : t('phaseResults.aov', { together: format.money(together.aovMinor, currency), alone: format.money(alone.aovMinor, currency), more: format.money(together.aovMinor - alone.aovMinor, currency), orders: together.orders, others: alone.orders })}
        <small className="budget-room soft">{t('phaseResults.notEffect')}</small>
      </dd>
    </>
  );
}

function EndPairs({ told: { reactivated, endMarginMinor, currency, phases } }: { told: PhaseResults }) {
  const { t } = useTranslation('strategy');
  const format = useFormat();
  const campaigns = phases.find((p) => p.phase === 'end')!.campaigns.length;
  return (
    <>
      <dt>{t('phaseResults.reactivated')}</dt>
      <dd>
        {campaigns === 0 ? t('phaseResults.noCampaign') : reactivated === null ? t('noCuts') : t('phaseResults.back', { away: reactivated.away, back: reactivated.back })}
        {reactivated && reactivated.heldOutAway > 0 && <small className="budget-room soft">{t('phaseResults.backAlone', { away: reactivated.heldOutAway, back: reactivated.heldOutBack })}</small>}
        {reactivated?.difference && <small className="budget-room">{t('phaseResults.difference', { points: format.points(reactivated.difference.value), low: format.points(reactivated.difference.low), high: format.points(reactivated.difference.high), heldOut: reactivated.heldOutAway })}</small>}
      </dd>
      <dt>{t('phaseResults.margin')}</dt>
      <dd>{endMarginMinor === null ? t(campaigns === 0 ? 'phaseResults.noCampaign' : 'phaseResults.noCosts') : format.money(endMarginMinor, currency)}</dd>
    </>
  );
}
