import { Button, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlanArm, PlanTrial, PlanTrialArm, PlanTrialPair, PlanTrialVerdict } from '../../../shared/contract/lifecycle-plan-trials.ts';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import { useQuery } from '../../lib/query.ts';
import { address } from '../../lib/route.ts';
import { Definition } from '../../ui/definition.tsx';
import { Panel } from '../../ui/panel.tsx';
import { PlanTrialPeople, type TrialPeopleAsked } from './plan-trial-people.tsx';

type Ask = (asked: TrialPeopleAsked) => void;

/** Each trial with what came of it so far. */
export function PlanTrials() {
  const { t } = useTranslation('planTrials');
  const { data, error } = useQuery(api.lifecycle.planTrials, {});
  const [asked, ask] = useState<TrialPeopleAsked | null>(null);
  if (!data) return <Failure error={error} />;
  return (
    <>
      {data.length === 0 && (
        <Panel title={t('list')}>
          <p className="soft">{t('empty')}</p>
        </Panel>
      )}
      {data.map((trial) => (
        <TrialPanel key={trial.trialId} trial={trial} onAsk={ask} />
      ))}
      {asked && <PlanTrialPeople asked={asked} onClose={() => ask(null)} />}
    </>
  );
}

function TrialPanel({ trial, onAsk }: { trial: PlanTrial; onAsk: Ask }) {
  const { t, i18n } = useTranslation('planTrials');
  const { t: common } = useTranslation('common');
  const format = useFormat();
  const { arms, pairs, currency } = trial;
  const [first] = pairs;
  const unsent = arms.filter((a) => a.arm !== 'alone' && a.contacted === 0).map((a) => t(`arm.${a.arm}`));
  const n = arms.reduce((sum, a) => sum + a.people, 0);
  return (
    <Panel
      title={trial.name}
      extra={
        <span>
          {trial.decision !== null && <Tag>{t('kept', { decision: t(`decision.${trial.decision}`) })}</Tag>}
          <Definition label={common('definition')} text={t('define', { seed: trial.seed })} n={common('nOf', { n: format.count(n) })} />
        </span>
      }
    >
      <div className="plan-trial">
        <p>
          {first && <strong>{t(`sentence.${first.verdict}`, { until: format.day(trial.knownUntil) })}</strong>} <span className="soft">{t('head', { day: format.day(trial.day), last: format.day(trial.lastDay), days: trial.horizonDays, channel: common(`channel.${trial.channel}`) })}</span>
        </p>
        <p>{trial.hypothesis}</p>
        {unsent.length > 0 && <p className="soft">{t('unsent', { arms: new Intl.ListFormat(i18n.language).format(unsent) })}</p>}
        <div className="wide-table">
          <table className="plain-table" aria-label={trial.name}>
            <thead>
              <tr>
                <th>{t('column.arm')}</th>
                {(['people', 'chosen', 'contacted', 'else', 'buyers', 'rate', 'net', 'cost'] as const).map((column) => (
                  <th key={column} className="is-number">
                    {t(`column.${column}`)}
                  </th>
                ))}
                <th>{t('column.campaigns')}</th>
              </tr>
            </thead>
            <tbody>
              {arms.map((arm) => (
                <ArmRow key={arm.arm} trialId={trial.trialId} arm={arm} currency={currency} onAsk={onAsk} />
              ))}
            </tbody>
          </table>
        </div>
        <Pairs trial={trial} label={t('pairs', { name: trial.name })} />
        {trial.foreignOrders > 0 && <p className="soft">{t('foreign', { count: trial.foreignOrders })}</p>}
        {!trial.canShow && trial.neededPeople !== null && <p className="soft">{t('needed', { needed: trial.neededPeople })}</p>}
        {trial.decision === null && <a href={address('results', 'campaign', 'trials')}>{t('decide')}</a>}
      </div>
    </Panel>
  );
}

function ArmRow({ trialId, arm, currency, onAsk }: { trialId: number; arm: PlanTrialArm; currency: string; onAsk: Ask }) {
  const { t } = useTranslation('planTrials');
  const format = useFormat();
  const name = t(`arm.${arm.arm}`);
  const figure = (group: TrialPeopleAsked['group'], count: number) => (
    <td className="is-number">
      {count === 0 ? (
        format.count(0)
      ) : (
        <Button type="link" className="flat-link" aria-label={t('see', { arm: name, what: t(`column.${group}`) })} onClick={() => onAsk({ trialId, arm: arm.arm, group, currency })}>
          {format.count(count)}
        </Button>
      )}
    </td>
  );
  const alone = arm.arm === 'alone';
  return (
    <tr>
      <th scope="row">{name}</th>
      {figure('people', arm.people)}
      {alone ? <td className="is-number">–</td> : figure('chosen', arm.chosen)}
      {alone ? <td className="is-number">–</td> : figure('contacted', arm.contacted)}
      <td className="is-number">{format.count(arm.contactedElse)}</td>
      {figure('buyers', arm.buyers)}
      <td className="is-number">{t('range', { value: format.share(arm.rate), low: format.share(arm.rateLow), high: format.share(arm.rateHigh) })}</td>
      <td className="is-number">{format.money(Math.round(arm.netPerPersonMinor), currency)}</td>
      <td className="is-number">{alone ? '–' : format.money(arm.costMinor, currency)}</td>
      <td>
        {arm.campaigns.map((c) => (
          <div key={c.campaignId}>
            <a href={c.state === 'exported' ? address('results', 'campaign', c.campaignId) : address('marketing', 'campaigns', c.campaignId)}>{c.name}</a> <span className="soft">{t(`campaignState.${c.state}`)}</span>
          </div>
        ))}
      </td>
    </tr>
  );
}

function Pairs({ trial: { arms, pairs, currency }, label }: { trial: PlanTrial; label: string }) {
  const { t } = useTranslation('planTrials');
  const format = useFormat();
  const money = (minor: number) => format.money(Math.round(minor), currency);
  const bought = (arm: PlanArm) => (arms.find((a) => a.arm === arm)?.buyers ?? 0) > 0;
  const said = (pair: PlanTrialPair, text: string, verdict: PlanTrialVerdict) => (bought(pair.of) || bought(pair.than) ? t('told', { text, verdict: t(`verdict.${verdict}`) }) : t(`verdict.${verdict}`));
  return (
    <table className="plain-table" aria-label={label}>
      <thead>
        <tr>
          <th>{t('compared')}</th>
          <th>{t('buyersDifference')}</th>
          <th>{t('netDifference')}</th>
        </tr>
      </thead>
      <tbody>
        {pairs.map((pair) => (
          <tr key={`${pair.of} ${pair.than}`}>
            <th scope="row">{t('pair', { of: t(`arm.${pair.of}`), than: t(`arm.${pair.than}`) })}</th>
            <td>{said(pair, t('points', { value: format.points(pair.buyers.value), low: format.points(pair.buyers.low), high: format.points(pair.buyers.high) }), pair.verdict)}</td>
            <td>{said(pair, t('range', { value: money(pair.net.value), low: money(pair.net.low), high: money(pair.net.high) }), pair.netVerdict)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
