import { Button, InputNumber, Skeleton } from 'antd';
import { useMemo, useState, type ReactNode } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import type { Bundle } from '../../../shared/contract/outlook.ts';
import { api } from '../../lib/api.ts';
import { useChosenShop } from '../../lib/chosen-shop.ts';
import { CoverageNotice } from '../../lib/coverage-notice.tsx';
import { ExclusionsNote } from '../../lib/exclusions-note.tsx';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import { PeopleDrawer, type PeopleAsked } from '../../lib/people-drawer.tsx';
import { useTaskQuery } from '../../lib/query.ts';
import { ShopFilter } from '../../lib/shop-filter.tsx';
import { Definition } from '../../ui/definition.tsx';
import { Page } from '../../ui/page.tsx';
import { Panel } from '../../ui/panel.tsx';
import { useStartCampaign } from './start-campaign.ts';

/** What is bought together more often than by accident, what a set of both could cost, and who has only one of them. */
export function BundlesView({ choice }: { choice: ReactNode }) {
  const { t } = useTranslation('strategy');
  const { t: common } = useTranslation('common');
  const format = useFormat();
  const shop = useChosenShop((s) => s.shop);
  const [days, setDays] = useState(365);
  const [off, setOff] = useState(5);
  const [asked, ask] = useState<PeopleAsked | null>(null);
  const { data, error } = useTaskQuery(api.strategy.bundles, useMemo(() => ({ days, ...(shop === null ? {} : { shop }) }), [days, shop]));
  const started = useStartCampaign();
  const best = data?.bundles[0];
  const titleOf = ({ a, b }: Bundle) => t('bundles.only', { a: a.title, b: b.title });
  return (
    <Page
      title={t('bundles.title')}
      sentence={data && (best ? <Trans t={t} i18nKey="bundles.sentence" values={{ a: best.a.title, b: best.b.title, share: format.share(best.confidence), lift: format.decimal(best.lift) }} components={{ b: <strong /> }} /> : t('bundles.nothing', { orders: data.orders, multiple: data.multiple, least: data.leastCount }))}
      filters={
        <>
          {choice}
          <ShopFilter />
          <InputNumber className="bundle-terms" aria-label={t('bundles.days')} min={7} max={3650} precision={0} prefix={<span className="soft">{t('bundles.last')}</span>} suffix={t('bundles.daysUnit')} value={days} onChange={(v) => v !== null && setDays(v)} />
          <InputNumber className="bundle-terms" aria-label={t('bundles.off')} min={0} max={90} prefix={<span className="soft">{t('bundles.off')}</span>} suffix="%" value={off} onChange={(v) => v !== null && setOff(v)} />
        </>
      }
    >
      <Failure error={error ?? started.error} />
      {!data && !error && <Skeleton active />}
      {data && (
        <>
          <CoverageNotice shop={shop} />
          {data.bundles.length > 0 && (
            <Panel title={t('bundles.table', { from: format.day(data.from) })} extra={<Definition label={common('definition')} text={t('define.bundles', { least: data.leastCount })} n={t('bundles.n', { count: data.orders, multiple: data.multiple })} />}>
              <div className="wide-table">
                <table className="plain-table">
                  <thead>
                    <tr>
                      <th>{t('bundles.pair')}</th>
                      <th className="is-number">{t('bundles.count')}</th>
                      <th className="is-number">{t('bundles.support')}</th>
                      <th className="is-number">{t('bundles.confidence')}</th>
                      <th className="is-number">{t('bundles.lift')}</th>
                      <th className="is-number">{t('bundles.price')}</th>
                      <th className="is-number">{t('bundles.who')}</th>
                      <th />
                    </tr>
                  </thead>
                  <tbody>
                    {data.bundles.map((bundle) => {
                      const price = bundle.priceMinor === null ? null : Math.round(bundle.priceMinor * (1 - off / 100));
                      const left = price === null || bundle.costMinor === null ? null : price - bundle.costMinor;
                      return (
                        <tr key={`${bundle.a.productId} ${bundle.b.productId}`}>
                          <td>{t('bundles.then', { a: bundle.a.title, b: bundle.b.title })}</td>
                          <td className="is-number">{format.count(bundle.count)}</td>
                          <td className="is-number">{format.share(bundle.support)}</td>
                          <td className="is-number">{format.share(bundle.confidence)}</td>
                          <td className="is-number">{format.decimal(bundle.lift)}</td>
                          <td className="is-number">
                            {format.money(price, data.currency)}
                            <small className={left !== null && left < 0 ? 'bundle-left is-over' : 'bundle-left soft'}>{left === null ? t('bundles.noCost') : t(left < 0 ? 'bundles.below' : 'bundles.left', { money: format.money(left, data.currency) })}</small>
                          </td>
                          <td className="is-number">
                            <Button type="link" className="flat-link" disabled={bundle.customers === 0} aria-label={`${titleOf(bundle)} ${t('see')}`} onClick={() => ask({ title: titleOf(bundle), rule: bundle.rule, saveAs: titleOf(bundle).slice(0, 60) })}>
                              {format.count(bundle.customers)}
                            </Button>
                          </td>
                          <td>
                            <Button size="small" disabled={bundle.customers === 0 || started.busy} aria-label={t('matrix.startFor', { state: titleOf(bundle) })} onClick={() => void started.start({ what: bundle.b.title, channel: 'sms', templateId: null, type: 'repeat', goal: 'revenue', rule: bundle.rule, origin: { card: 'bundle', key: `${bundle.a.productId} ${bundle.b.productId}`, offer: off > 0 ? 'light' : 'none' } })}>
                              {t('matrix.start')}
                            </Button>
                          </td>
                        </tr>
                      );
                    })}
                  </tbody>
                </table>
              </div>
              <p className="chart-note soft">{t('bundles.note')}</p>
            </Panel>
          )}
          <ExclusionsNote shop={shop} withProducts />
        </>
      )}
      {asked && <PeopleDrawer asked={asked} asOf={data?.asOf} onClose={() => ask(null)} />}
    </Page>
  );
}
