import { GiftOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Skeleton, Space } from 'antd';
import { useState, type ReactNode } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import type { Redemption, Reward } from '../../../shared/contract/rewards.ts';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import { showName, usePrivacy } from '../../lib/privacy.ts';
import { useCommand, useQuery } from '../../lib/query.ts';
import { AskButton } from '../../ui/ask-button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page.tsx';
import { Panel } from '../../ui/panel.tsx';
import { RewardForm } from './reward-form.tsx';

/** What points are good for, and what has been given for them. */
export function RewardsView({ choice }: { choice: ReactNode }) {
  const { t } = useTranslation('membership');
  const rewards = useQuery(api.membership.rewards, {});
  const [editing, setEditing] = useState<Reward | 'new' | null>(null);
  const currency = useQuery(api.settings.get, {}).data?.baseCurrency ?? 'CNY';
  const all = rewards.data;
  const add = (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => setEditing('new')}>
      {t('reward.new')}
    </Button>
  );
  return (
    <Page
      title={t('title')}
      filters={choice}
      action={all && all.length > 0 ? add : undefined}
      sentence={all && all.length > 0 && <Trans t={t} i18nKey="reward.sentence" count={all.filter((r) => !r.ended).length} values={{ waiting: all.reduce((sum, r) => sum + r.waiting, 0) }} components={{ b: <strong /> }} />}
    >
      <Failure error={rewards.error} />
      {!all && !rewards.error && <Skeleton active />}
      {all?.length === 0 && (
        <EmptyState icon={<GiftOutlined />} title={t('reward.emptyTitle')} text={t('reward.emptyText')}>
          {add}
        </EmptyState>
      )}
      {all && all.length > 0 && (
        <>
          <Panel>
            <RewardTable rewards={all} currency={currency} onEdit={setEditing} />
          </Panel>
          <RedemptionLog />
        </>
      )}
      {editing !== null && <RewardForm reward={editing === 'new' ? null : editing} currency={currency} onDone={() => setEditing(null)} />}
    </Page>
  );
}

function RewardTable({ rewards, currency, onEdit }: { rewards: Reward[]; currency: string; onEdit: (reward: Reward) => void }) {
  const { t } = useTranslation('membership');
  const { t: common } = useTranslation('common');
  const format = useFormat();
  const numbers = ['points', 'cost', 'left', 'perPerson', 'given', 'waiting'] as const;
  return (
    <table className="plain-table">
      <thead>
        <tr>
          <th>{t('reward.name')}</th>
          <th>{t('reward.kind')}</th>
          {numbers.map((key) => (
            <th key={key} className="is-number">
              {t(`reward.${key}`)}
            </th>
          ))}
          <th aria-label={common('edit')} />
        </tr>
      </thead>
      <tbody>
        {rewards.map((r) => (
          <tr key={r.rewardId} className={r.ended ? 'soft' : ''}>
            <td>
              {r.name}
              {r.ended && ` · ${t('reward.ended')}`}
              {r.note !== '' && <div className="soft">{r.note}</div>}
            </td>
            <td>{t(`reward.kinds.${r.kind}`)}</td>
            <td className="is-number">{format.count(r.points)}</td>
            <td className="is-number" title={t('reward.worth', { money: format.money(Math.round((r.unitCostMinor * 100) / r.points), currency) })}>
              {format.money(r.unitCostMinor, currency)}
            </td>
            <td className="is-number">{r.stock === null ? t('reward.noLimit') : format.count(Math.max(0, r.stock - r.given))}</td>
            <td className="is-number">{r.perPerson === null ? t('reward.noLimit') : format.count(r.perPerson)}</td>
            <td className="is-number">{format.count(r.given)}</td>
            <td className="is-number">{format.count(r.waiting)}</td>
            <td className="is-number">
              <Button size="small" type="text" onClick={() => onEdit(r)}>
                {common('edit')}
              </Button>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function RedemptionLog() {
  const { t } = useTranslation('membership');
  const log = useQuery(api.membership.redemptions, {});
  const fulfil = useCommand(api.membership.fulfil);
  const undo = useCommand(api.membership.undoAct);
  return (
    <Panel title={t('reward.log')}>
      <Failure error={log.error ?? fulfil.error ?? undo.error} />
      {log.data?.length === 0 && <p className="soft">{t('reward.noLog')}</p>}
      {log.data && log.data.length > 0 && (
        <table className="plain-table">
          <tbody>
            {log.data.map((r) => (
              <RedemptionLine key={r.actId} redemption={r} onFulfil={(fulfilled) => void fulfil.run({ actId: r.actId, fulfilled })} onUndo={() => void undo.run({ actId: r.actId })} />
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  );
}

function RedemptionLine({ redemption: r, onFulfil, onUndo }: { redemption: Redemption; onFulfil: (fulfilled: boolean) => void; onUndo: () => void }) {
  const { t } = useTranslation('membership');
  const { t: common } = useTranslation('common');
  const format = useFormat();
  const { revealed } = usePrivacy();
  return (
    <tr className={r.undoneAt === null ? '' : 'soft'}>
      <td className="number">{format.day(r.day)}</td>
      <td>{`${r.number ?? '–'} · ${showName(r.nick, revealed)}`}</td>
      <td>{`${r.rewardName} × ${format.count(r.quantity)}`}</td>
      <td className="is-number">{`${format.count(r.points)} ${t('wizard.pts')}`}</td>
      <td>{r.undoneAt !== null ? t('reward.undone') : r.fulfilledAt === null ? t('reward.waiting') : t('reward.fulfilled', { day: format.time(r.fulfilledAt) })}</td>
      <td className="is-number">
        {r.undoneAt === null && (
          <Space size={4}>
            <Button size="small" onClick={() => onFulfil(r.fulfilledAt === null)}>
              {t(r.fulfilledAt === null ? 'reward.done' : 'reward.notDone')}
            </Button>
            <AskButton label={t('points.undo')} ask={t('points.undoAsk')} cancelText={common('cancel')} onConfirm={onUndo} />
          </Space>
        )}
      </td>
    </tr>
  );
}
