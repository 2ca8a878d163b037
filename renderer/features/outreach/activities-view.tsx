import { FundOutlined } from '@ant-design/icons';
import { Button, Skeleton, Space } from 'antd';
import { useState, type ReactNode } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import type { Activity } from '../../../shared/contract/outreach-register.ts';
import { api } from '../../lib/api.ts';
import { CountButton } from '../../lib/count-button.tsx';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import { FreezeFound } from '../../lib/freeze-found.tsx';
import { useCommand, useQuery } from '../../lib/query.ts';
import { address } from '../../lib/route.ts';
import { AskButton } from '../../ui/ask-button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page.tsx';
import { Panel } from '../../ui/panel.tsx';
import { ActivityForm } from './activity-form.tsx';
import { TouchList } from './touch-list.tsx';

/** What was done through channels that count for themselves, with their figures and the shop's own. */
export function ActivitiesView({ choice }: { choice: ReactNode }) {
  const { t } = useTranslation('outreach');
  const activities = useQuery(api.outreach.activities, {});
  const [open, setOpen] = useState<Activity | 'new' | null>(null);
  const [listing, setListing] = useState(false);
  const list = activities.data;
  const button = (
    <Button type="primary" onClick={() => setOpen('new')}>
      {t('activity.new')}
    </Button>
  );
  return (
    <Page title={t('title')} filters={choice} sentence={list && list.length > 0 && <Trans t={t} i18nKey="activity.sentence" count={list.length} components={{ b: <strong /> }} />} action={list && list.length > 0 ? <Space><Button onClick={() => setListing(true)}>{t('touchList.button')}</Button>{button}</Space> : undefined}>
      <Failure error={activities.error} />
      {!list && !activities.error && <Skeleton active />}
      {list?.length === 0 && (
        <EmptyState icon={<FundOutlined />} title={t('activity.emptyTitle')} text={t('activity.emptyText')}>
          {button}
        </EmptyState>
      )}
      {list && list.length > 0 && (
        <Panel>
          <ActivityTable list={list} onOpen={setOpen} />
          <p className="outreach-note">{t('activity.note')}</p>
        </Panel>
      )}
      {listing && <TouchList channel="event" onDone={() => setListing(false)} />}
      {open !== null && <ActivityForm activity={open === 'new' ? null : open} onDone={() => setOpen(null)} />}
    </Page>
  );
}

function ActivityTable({ list, onOpen }: { list: Activity[]; onOpen: (activity: Activity) => void }) {
  const { t } = useTranslation('outreach');
  const format = useFormat();
  const remove = useCommand(api.outreach.deleteActivity);
  const [naming, setNaming] = useState<Activity | null>(null);
  const each = (a: Activity, n: number | null) => (n === null || n === 0 ? '–' : format.money(Math.round(a.costMinor / n), a.currency));
  return (
    <>
      <Failure error={remove.error} />
      <div className="outreach-scroll">
        <table className="plain-table">
          <thead>
            <tr>
              <th rowSpan={2}>{t('activity.name')}</th>
              <th rowSpan={2}>{t('activity.days')}</th>
              <th rowSpan={2} className="is-number">
                {t('activity.cost')}
              </th>
              <th colSpan={4}>{t('activity.told')}</th>
              <th colSpan={3}>{t('activity.found')}</th>
              <th rowSpan={2} aria-label={t('activity.change')} />
            </tr>
            <tr>
              <th className="is-number">{t('activity.reach')}</th>
              <th className="is-number">{t('activity.responses')}</th>
              <th className="is-number">{t('activity.perResponse')}</th>
              <th className="is-number">{t('activity.toldOrders')}</th>
              <th className="is-number">{t('activity.orders')}</th>
              <th className="is-number">{t('activity.people')}</th>
              <th className="is-number">{t('activity.net')}</th>
            </tr>
          </thead>
          <tbody>
            {list.map((a) => (
              <tr key={a.activityId}>
                <td>
                  {a.name}
                  <div className="soft">
                    {t(`channel.${a.channel}`)}
                    {a.campaignId !== null && <a href={address('results', 'campaign', a.campaignId)}> {t('desk.ofCampaign', { name: a.campaignName ?? '' })}</a>}
                  </div>
                </td>
                <td className="number">{a.fromDay === a.untilDay ? format.day(a.fromDay) : t('crowd.between', { from: format.day(a.fromDay), to: format.day(a.untilDay) })}</td>
                <td className="is-number">{format.money(a.costMinor, a.currency)}</td>
                <td className="is-number">{format.count(a.reach)}</td>
                <td className="is-number">
                  {format.count(a.responses)}
                  {a.reach !== null && a.reach > 0 && a.responses !== null && <div className="soft">{format.share(a.responses / a.reach)}</div>}
                </td>
                <td className="is-number">{each(a, a.responses)}</td>
                <td className="is-number">
                  {format.count(a.toldOrders)}
                  {a.toldMinor !== null && <div className="soft">{format.money(a.toldMinor, a.currency)}</div>}
                </td>
                <td className="is-number">{a.byCode === null ? '–' : format.count(a.byCode.orders)}</td>
                <td className="is-number">{a.byCode === null ? '–' : <CountButton count={a.byCode.people} onClick={() => setNaming(a)} />}</td>
                <td className="is-number">
                  {a.byCode === null ? '–' : format.money(a.byCode.netMinor, a.currency)}
                  {a.byCode !== null && <div className="soft">{t('activity.perOrder', { money: each(a, a.byCode.orders) })}</div>}
                </td>
                <td className="is-number">
                  <Button size="small" type="text" onClick={() => onOpen(a)}>
                    {t('activity.change')}
                  </Button>
                  <AskButton label={t('register.delete')} ask={t('activity.deleteAsk')} onConfirm={() => void remove.run({ activityId: a.activityId })} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {naming?.byCode && <FreezeFound name={naming.name} customerIds={naming.byCode.customerIds} onDone={() => setNaming(null)} />}
    </>
  );
}
