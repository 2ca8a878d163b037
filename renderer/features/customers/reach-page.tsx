import { Button, Skeleton } from 'antd';
import { useMemo, useState } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import { unreachableReasons, type Reach, type ReachAt } from '../../../shared/contract/reach.ts';
import type { RuleGroup } from '../../../shared/contract/rule.ts';
import { api } from '../../lib/api.ts';
import { useChosenShop } from '../../lib/chosen-shop.ts';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import { useTaskQuery } from '../../lib/query.ts';
import { RulePeople } from '../../lib/rule-people.tsx';
import { ShopFilter } from '../../lib/shop-filter.tsx';
import { Chart } from '../../ui/chart.tsx';
import { Definition } from '../../ui/definition.tsx';
import { Page } from '../../ui/page.tsx';
import { Panel } from '../../ui/panel.tsx';
import { AcquisitionPanel } from './acquisition-panel.tsx';
import { FollowersPanel } from './followers-panel.tsx';
import { NewMember } from './new-member.tsx';
import { NoCustomers } from './no-customers.tsx';
import { reachLines, reachOption, type ReachLine } from './reach-option.ts';
import { WechatFunnel } from './wechat-funnel.tsx';
import './customers.css';

const bought: RuleGroup['rules'][number] = { field: 'first_order_days', operator: 'notNull' };
const reachRules: Record<'sms' | 'email', RuleGroup> = {
  sms: { combinator: 'and', rules: [bought, { field: 'reachable_sms', operator: '=', value: true }] },
  email: { combinator: 'and', rules: [bought, { field: 'reachable_email', operator: '=', value: true }] },
};

/** How many can be reached outside of the marketplace, why the others not, and how that grew. */
export function ReachPage() {
  const { t } = useTranslation('customers');
  const format = useFormat();
  const shop = useChosenShop((s) => s.shop);
  const { data, error } = useTaskQuery(api.customers.reach, useMemo(() => (shop === null ? {} : { shop }), [shop]));
  const [asked, ask] = useState<{ rule: RuleGroup; title: string } | null>(null);
  if (data?.buyers === 0 && shop === null) {
    return (
      <>
        <NoCustomers />
        <NewMember />
      </>
    );
  }
  return (
    <Page title={t('reachPage.title')} filters={<ShopFilter />} sentence={data && <Trans t={t} i18nKey="reachPage.sentence" values={{ any: format.count(data.any), buyers: format.count(data.buyers), share: format.share(data.buyers === 0 ? null : data.any / data.buyers) }} components={{ b: <strong /> }} />}>
      <Failure error={error} />
      {!data && !error && <Skeleton active />}
      {data && data.buyers > 0 && (
        <>
          <ReachChart reach={data} />
          <ReachTable reach={data} onAsk={ask} />
        </>
      )}
      <AcquisitionPanel />
      <WechatFunnel onAsk={ask} />
      <FollowersPanel onAsk={ask} />
      {asked && <RulePeople {...asked} onClose={() => ask(null)} />}
    </Page>
  );
}

function ReachChart({ reach }: { reach: Reach }) {
  const { t } = useTranslation(['customers', 'common']);
  const format = useFormat();
  const option = useMemo(() => {
    const names = { any: t('reachPage.any'), sms: t('reachPage.sms'), email: t('reachPage.email') };
    return reachOption({ names, unit: t('reachPage.unit'), share: (n) => format.share(n), tip: (at, line) => t('reachPage.tip', { day: format.day(at.day), name: names[line], n: format.count(at[line]), share: format.share(at.buyers === 0 ? null : at[line] / at.buyers) }) });
  }, [t, format]);
  const [first, last] = [reach.months[0]!, reach.months.at(-1)!];
  const share = (at: ReachAt, line: ReachLine) => format.share(at.buyers === 0 ? null : at[line] / at.buyers);
  return (
    <section className="panel">
      <Chart<ReachAt>
        title={t('reachPage.chart', { from: share(first, 'any'), to: share(last, 'any'), since: format.day(first.day) })}
        rows={reach.months}
        option={option}
        height={260}
        columns={[{ title: t('reachPage.day'), value: (r) => r.day }, { title: t('reachPage.buyers'), numeric: true, value: (r) => r.buyers }, ...reachLines.map((line) => ({ title: t(`reachPage.${line}`), numeric: true, value: (r: ReachAt) => r[line] }))]}
        words={{ table: t('common:chart.table'), chart: t('common:chart.chart'), png: t('common:chart.png'), csv: t('common:chart.csv') }}
        definition={<Definition label={t('common:definition')} text={t('reachPage.define')} n={t('common:nOf', { n: format.count(reach.buyers) })} sql={reach.sql} />}
      />
    </section>
  );
}

function ReachTable({ reach, onAsk }: { reach: Reach; onAsk: (asked: { rule: RuleGroup; title: string }) => void }) {
  const { t } = useTranslation('customers');
  const format = useFormat();
  return (
    <Panel title={t('reachPage.why')}>
      <div className="wide-table">
        <table className="plain-table" aria-label={t('reachPage.why')}>
          <thead>
            <tr>
              <th>{t('reachPage.channel')}</th>
              <th className="is-number">{t('reachPage.reachable')}</th>
              {unreachableReasons.map((reason) => (
                <th key={reason} className="is-number">
                  {t(`reachPage.reason.${reason}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {reach.channels.map(({ channel, reachable, unreachable }) => (
              <tr key={channel}>
                <th scope="row">{t(`reachPage.${channel}`)}</th>
                <td className="is-number">
                  <Button type="link" size="small" disabled={reachable === 0} onClick={() => onAsk({ rule: reachRules[channel], title: t('reachPage.people', { name: t(`reachPage.${channel}`) }) })}>
                    {format.count(reachable)}
                  </Button>
                </td>
                {unreachableReasons.map((reason) => (
                  <td key={reason} className="is-number">
                    {unreachable[reason] === 0 ? '–' : format.count(unreachable[reason])}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="soft">{t('reachPage.more')}</p>
    </Panel>
  );
}
