import { MessageOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Skeleton, Tag } from 'antd';
import { useState, type ReactNode } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import type { DeskHead } from '../../../shared/contract/outreach-desk.ts';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import { useCommand, useQuery } from '../../lib/query.ts';
import { address, go } from '../../lib/route.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page.tsx';
import { Panel } from '../../ui/panel.tsx';
import { DeskForm } from './desk-form.tsx';
import { DeskRoom } from './desk-room.tsx';

/** The rounds of one-to-one work, or one of them. */
export function DeskView({ choice, chosen }: { choice: ReactNode; chosen: number | null }) {
  return chosen === null ? <DeskList choice={choice} /> : <DeskRoom key={chosen} deskId={chosen} />;
}

function DeskList({ choice }: { choice: ReactNode }) {
  const { t } = useTranslation('outreach');
  const desks = useQuery(api.outreach.desks, {});
  const [opening, setOpening] = useState(false);
  const list = desks.data;
  const waiting = (list ?? []).filter((d) => !d.closed && d.done < d.people);
  const button = (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => setOpening(true)}>
      {t('desk.new')}
    </Button>
  );
  return (
    <Page
      title={t('title')}
      filters={choice}
      sentence={list && list.length > 0 && <Trans t={t} i18nKey="desk.sentence" count={waiting.reduce((sum, d) => sum + d.people - d.done, 0)} values={{ rounds: waiting.length }} components={{ b: <strong /> }} />}
      action={list && list.length > 0 ? button : undefined}
    >
      <Failure error={desks.error} />
      {!list && !desks.error && <Skeleton active />}
      {list?.length === 0 && (
        <EmptyState icon={<MessageOutlined />} title={t('desk.emptyTitle')} text={t('desk.emptyText')}>
          {button}
        </EmptyState>
      )}
      {list && list.length > 0 && (
        <Panel>
          <DeskTable desks={list} />
        </Panel>
      )}
      {opening && <DeskForm onOpened={(deskId) => go('marketing', 'outreach', 'desk', deskId)} onCancel={() => setOpening(false)} />}
    </Page>
  );
}

function DeskTable({ desks }: { desks: DeskHead[] }) {
  const { t } = useTranslation('outreach');
  const format = useFormat();
  const close = useCommand(api.outreach.closeDesk);
  return (
    <>
      <Failure error={close.error} />
      <table className="plain-table">
        <thead>
          <tr>
            <th>{t('desk.name')}</th>
            <th>{t('desk.of')}</th>
            <th>{t('desk.way')}</th>
            <th>{t('desk.day')}</th>
            <th className="is-number">{t('desk.done')}</th>
            <th aria-label={t('desk.close')} />
          </tr>
        </thead>
        <tbody>
          {desks.map((d) => (
            <tr key={d.deskId}>
              <td>
                <a href={address('marketing', 'outreach', 'desk', d.deskId)}>{d.name}</a> {d.closed && <Tag>{t('desk.closed')}</Tag>}
              </td>
              <td>{d.campaignId === null ? t('desk.ofSegment', { name: d.segmentName }) : <a href={address('marketing', 'campaigns', d.campaignId)}>{t('desk.ofCampaign', { name: d.campaignName ?? '' })}</a>}</td>
              <td>{t(`channel.${d.way}`)}</td>
              <td className="number">{format.day(d.day)}</td>
              <td className="is-number">{t('desk.doneOf', { done: format.count(d.done), people: format.count(d.people) })}</td>
              <td className="is-number">
                <Button size="small" type="text" onClick={() => void close.run({ deskId: d.deskId, closed: !d.closed })}>
                  {t(d.closed ? 'desk.reopen' : 'desk.close')}
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
