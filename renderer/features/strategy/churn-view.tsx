import { Alert, Button, Skeleton } from 'antd';
import { useMemo, useState, type ReactNode } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import type { ChurnImpact } from '../../../shared/contract/playbook.ts';
import { api } from '../../lib/api.ts';
import { useChosenShop } from '../../lib/chosen-shop.ts';
import { CoverageNotice } from '../../lib/coverage-notice.tsx';
import { ExclusionsNote } from '../../lib/exclusions-note.tsx';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import { PeopleDrawer, type PeopleAsked } from '../../lib/people-drawer.tsx';
import { showName, usePrivacy } from '../../lib/privacy.ts';
import { useTaskQuery } from '../../lib/query.ts';
import { address } from '../../lib/route.ts';
import { ShopFilter } from '../../lib/shop-filter.tsx';
import { Definition } from '../../ui/definition.tsx';
import { Page } from '../../ui/page.tsx';
import { Panel } from '../../ui/panel.tsx';
import { TaskProgress } from '../../ui/task-progress.tsx';
import { SlipRates } from './slip-rates.tsx';

/** Who slipped into a later state this month, what that costs, and who of them is worth saving first. */
export function ChurnView({ choice }: { choice: ReactNode }) {
  const { t } = useTranslation('strategy');
  const { t: common } = useTranslation('common');
  const format = useFormat();
  const shop = useChosenShop((s) => s.shop);
  const { data, error, progress } = useTaskQuery(api.strategy.churn, useMemo(() => (shop === null ? {} : { shop }), [shop]));
  const [asked, ask] = useState<PeopleAsked | null>(null);
  const loss = data && format.money(data.lossMinor, data.currency);
  return (
    <Page
      title={t('churn.title')}
      sentence={data && (data.slipped === 0 ? t(data.canTell ? 'churn.nobody' : 'noCuts') : <Trans t={t} i18nKey={data.margin.share === null ? 'churn.sentenceSales' : 'churn.sentenceMargin'} values={{ people: format.count(data.slipped), loss }} components={{ b: <strong /> }} />)}
      filters={
        <>
          {choice}
          <ShopFilter />
        </>
      }
    >
      <Failure error={error} />
      {progress && <TaskProgress label={t('churn.working')} share={null} detail="" />}
      {!data && !error && <Skeleton active />}
      {data && !data.canTell && <Alert type="info" showIcon title={t('noCuts')} action={<a href={address('customers', 'lifecycle')}>{t('loop.toCuts')}</a>} />}
      {data && data.slipped > 0 && (
        <>
          <CoverageNotice shop={shop} />
          <Moves told={data} onAsk={ask} help={<Definition label={common('definition')} text={t('define.churn', { least: data.leastPeople })} n={common('nOf', { n: format.count(data.could) })} />} />
          <div className="columns">
            <SlipRates title={t('churn.products')} rates={data.products} least={data.leastPeople} />
            <SlipRates title={t('churn.regions')} rates={data.regions} least={data.leastPeople} />
            <Refunds told={data} />
          </div>
          <SlippedPeople told={data} />
          <ExclusionsNote shop={shop} />
        </>
      )}
      {asked && <PeopleDrawer asked={asked} asOf={data?.asOf} onClose={() => ask(null)} />}
    </Page>
  );
}

function Moves({ told, onAsk, help }: { told: ChurnImpact; onAsk: (asked: PeopleAsked) => void; help: ReactNode }) {
  const { t } = useTranslation('strategy');
  const { t: lifecycle } = useTranslation('lifecycle');
  const format = useFormat();
  const { margin, currency } = told;
  return (
    <Panel title={t('churn.moves', { since: format.day(told.since) })} extra={help}>
      <table className="plain-table">
        <thead>
          <tr>
            <th>{t('churn.move')}</th>
            <th className="is-number">{t('churn.people')}</th>
            <th className="is-number">{t(margin.share === null ? 'churn.lossSales' : 'churn.lossMargin')}</th>
          </tr>
        </thead>
        <tbody>
          {told.moves.map(({ from, to, customers, lossMinor, rule }) => {
            const name = t('churn.fromTo', { from: lifecycle(`state.${from}`), to: lifecycle(`state.${to}`) });
            return (
              <tr key={name}>
                <td>{name}</td>
                <td className="is-number">
                  <Button type="link" className="flat-link" aria-label={`${name} ${t('see')}`} onClick={() => onAsk({ title: name, rule, saveAs: name })}>
                    {format.count(customers)}
                  </Button>
                </td>
                <td className="is-number">{format.money(lossMinor, currency)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <p className="chart-note soft">
        {margin.share === null ? t('churn.noMargin', { covered: format.share(margin.covered) }) : t('churn.margin', { share: format.share(margin.share), covered: format.share(margin.covered) })} {t('churn.meanDay', { money: format.money(told.meanDayMinor, currency) })}
      </p>
    </Panel>
  );
}

function Refunds({ told }: { told: ChurnImpact }) {
  const { t } = useTranslation('strategy');
  const format = useFormat();
  const { withRefund, without, difference } = told.refunds;
  const share = ({ could, slipped }: { could: number; slipped: number }) => (could === 0 ? '–' : format.share(slipped / could));
  return (
    <Panel title={t('churn.refunds')}>
      <dl className="plain-pairs">
        <dt>{t('churn.withRefund', { count: withRefund.could })}</dt>
        <dd className="number">{share(withRefund)}</dd>
        <dt>{t('churn.withoutRefund', { count: without.could })}</dt>
        <dd className="number">{share(without)}</dd>
      </dl>
      <p className="chart-note soft">{difference === null ? t('churn.fewRefunds') : t(difference.low > 0 ? 'churn.refundsMore' : difference.high < 0 ? 'churn.refundsLess' : 'churn.refundsSame', { low: format.points(difference.low), high: format.points(difference.high) })}</p>
    </Panel>
  );
}

function SlippedPeople({ told }: { told: ChurnImpact }) {
  const { t } = useTranslation('strategy');
  const { t: lifecycle } = useTranslation('lifecycle');
  const format = useFormat();
  const { revealed } = usePrivacy();
  return (
    <Panel title={t('churn.first', { count: told.people.length })}>
      <div className="long-table">
        <table className="plain-table">
          <thead>
            <tr>
              <th>{t('churn.nick')}</th>
              <th>{t('churn.move')}</th>
              <th className="is-number">{t('churn.last')}</th>
              <th className="is-number">{t('churn.net')}</th>
              <th className="is-number">{t(told.margin.share === null ? 'churn.lossSales' : 'churn.lossMargin')}</th>
              <th>{t('churn.sms')}</th>
            </tr>
          </thead>
          <tbody>
            {told.people.map((c) => (
              <tr key={c.customerId}>
                <td>
                  <a href={address('customers', 'list', c.customerId)}>{showName(c.nick ?? c.name, revealed)}</a>
                </td>
                <td>{t('churn.fromTo', { from: lifecycle(`state.${c.from}`), to: lifecycle(`state.${c.to}`) })}</td>
                <td className="is-number">{c.lastOrderDays === null ? '–' : t('days', { count: c.lastOrderDays })}</td>
                <td className="is-number">{format.money(c.netTotalMinor, told.currency)}</td>
                <td className="is-number">{format.money(c.lossMinor, told.currency)}</td>
                <td>{t(c.reachable ? 'churn.canSms' : 'churn.noSms')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}
