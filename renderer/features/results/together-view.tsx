import { Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Campaign } from '../../../shared/contract/campaigns.ts';
import type { AllResults, RateRow } from '../../../shared/contract/results.ts';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import { useQuery } from '../../lib/query.ts';
import { Definition } from '../../ui/definition.tsx';
import { Page } from '../../ui/page.tsx';
import { Panel } from '../../ui/panel.tsx';
import { AllocationPanel } from './allocation-panel.tsx';
import { AnswersPanel } from './answers-panel.tsx';
import { StandingControlPanel } from './standing-control-panel.tsx';

/** All campaigns whose window is over, and what a year of marketing was worth. */
export function TogetherView({ choice }: { choice: ReactNode }) {
  const { t } = useTranslation('results');
  const { t: words } = useTranslation('campaigns');
  const { t: common } = useTranslation('common');
  const format = useFormat();
  const { data, error } = useQuery(api.results.all, {});
  return (
    <Page title={words('results.title')} sentence={data && t('together.sentence', { count: data.campaigns, running: data.running })} filters={choice}>
      <Failure error={error} />
      {!data && !error && <Skeleton active />}
      {data && (
        <>
          <Added all={data} />
          <StandingControlPanel />
          {data.channels.length > 0 && (
            <Panel title={t('together.channels')} extra={<Definition label={common('definition')} text={t('together.define')} n={common('nOf', { n: format.count(data.campaigns) })} />}>
              <Rates rows={data.channels} currency={data.currency} name={(key) => common(`channel.${key as Campaign['channel']}`)} />
            </Panel>
          )}
          <AnswersPanel />
          {data.channels.length > 0 && <AllocationPanel all={data} name={(key) => common(`channel.${key as Campaign['channel']}`)} />}
          {data.types.length > 1 && (
            <Panel title={t('together.types')}>
              <Rates rows={data.types} currency={data.currency} name={(key) => words(`type.${key as Campaign['type']}`)} />
            </Panel>
          )}
        </>
      )}
    </Page>
  );
}

function Added({ all: { added, currency, otherCurrency } }: { all: AllResults }) {
  const { t } = useTranslation('results');
  const format = useFormat();
  if (added === null) return null;
  const money = (minor: number) => format.money(minor, currency);
  return (
    <Panel title={t('together.added')}>
      <p className="verdict">{t('together.addedSentence', { count: added.campaigns, value: money(added.value), low: money(added.low), high: money(added.high), cost: money(added.costMinor) })}</p>
      <p className="soft">{t(added.low > 0 ? 'together.proven' : 'together.unproven')}</p>
      {otherCurrency > 0 && <p className="soft">{t('together.otherCurrency', { count: otherCurrency })}</p>}
    </Panel>
  );
}

function Rates({ rows, currency, name }: { rows: RateRow[]; currency: string; name: (key: string) => string }) {
  const { t } = useTranslation('results');
  const format = useFormat();
  const money = (minor: number) => format.money(minor, currency);
  return (
    <table className="plain-table effect-table">
      <thead>
        <tr>
          {(['what', 'campaigns', 'treated', 'rate', 'shrunk', 'addedBuyers', 'cost', 'costPerAdded'] as const).map((key, i) => (
            <th key={key} className={i === 0 ? '' : 'number'}>
              {t(`together.column.${key}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((r) => (
          <tr key={r.key}>
            <th scope="row">{name(r.key)}</th>
            <td className="number">{format.count(r.campaigns)}</td>
            <td className="number">{format.count(r.treated)}</td>
            <td className="number">{t('range', { value: format.share(r.rate), low: format.share(r.low), high: format.share(r.high) })}</td>
            <td className="number">{format.share(r.shrunk)}</td>
            <td className="number">{r.added === null ? t('together.notProvable') : t('range', { value: format.signedCount(r.added.value), low: format.signedCount(r.added.low), high: format.signedCount(r.added.high) })}</td>
            <td className="number">{money(r.costMinor)}</td>
            <td className="number">{r.costPerAdded === null ? '–' : t('range', { value: money(r.costPerAdded.value), low: money(r.costPerAdded.low), high: r.costPerAdded.high === null ? t('together.unbounded') : money(r.costPerAdded.high) })}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
