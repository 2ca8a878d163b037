import { Button, Checkbox, Form, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TierState } from '../../shared/contract/membership.ts';
import { rankOf, tiers, type Tier } from '../../shared/domain/tiers.ts';
import { api } from './api.ts';
import { Failure } from './failure.tsx';
import { useFormat } from './format.ts';
import { useCommand, useQuery } from './query.ts';
import { useTierNames } from './tier-names.ts';
import { TierMark } from '../ui/tier-mark.tsx';

/** Where a member stands, what they have, and what is missing to the next tier. */
export function MemberTier({ customerId, tier, currency }: { customerId: number; tier: TierState; currency: string }) {
  const { t } = useTranslation('membership');
  const format = useFormat();
  const { nameOf } = useTierNames();
  const [setting, setSetting] = useState(false);
  const { next } = tier;
  const notes = [
    ...(tier.locked ? [t('tiers.locked')] : tier.until === null ? [] : [t('tiers.until', { day: format.day(tier.until) })]),
    ...(next?.missingMinor ? [t('tiers.missing', { money: format.money(next.missingMinor, currency), name: next.name })] : []),
    ...(next?.missingOrders ? [t('tiers.missingOrders', { count: next.missingOrders, name: next.name })] : []),
  ];
  return (
    <div className="member-tier">
      <div>
        <strong>
          <TierMark rank={rankOf(tier.tier)}>{nameOf(tier.tier)}</TierMark>
        </strong>
        <span className="soft">{notes.join(' · ')}</span>
        <Button size="small" type="text" onClick={() => setSetting(true)}>
          {t('tiers.set')}
        </Button>
      </div>
      {tier.benefits !== '' && <p>{`${t('tiers.benefits')}: ${tier.benefits}`}</p>}
      {setting && <SetTier customerId={customerId} tier={tier} onDone={() => setSetting(false)} />}
    </div>
  );
}

function SetTier({ customerId, tier: now, onDone }: { customerId: number; tier: TierState; onDone: () => void }) {
  const { t } = useTranslation('membership');
  const { t: common } = useTranslation('common');
  const { nameOf } = useTierNames();
  const known = useQuery(api.membership.programme, {}).data?.current?.rules.tiers?.tiers.map((r) => r.tier) ?? [...tiers];
  const set = useCommand(api.membership.setTier);
  const [tier, setTier] = useState<Tier | null>(now.tier);
  const [locked, setLocked] = useState(now.locked);
  const [reason, setReason] = useState('');
  const ok = async () => {
    if (reason.trim() !== '' && (await set.run({ customerId, tier, locked, reason: reason.trim() }))) onDone();
  };
  return (
    <Modal open title={t('tiers.setTitle')} okText={t('tiers.set')} cancelText={common('cancel')} okButtonProps={{ disabled: reason.trim() === '', loading: set.busy }} onOk={() => void ok()} onCancel={onDone}>
      <Form layout="vertical" component={false}>
        <Form.Item label={t('column.tier')} htmlFor="set-tier">
          <Select<string> id="set-tier" value={tier ?? ''} options={[null, ...known].map((value) => ({ value: value ?? '', label: nameOf(value) }))} onChange={(value) => setTier(value === '' ? null : (value as Tier))} />
        </Form.Item>
        <Form.Item>
          <Checkbox checked={locked} onChange={(e) => setLocked(e.target.checked)}>
            {t('tiers.lock')}
          </Checkbox>
        </Form.Item>
        <Form.Item label={t('points.reason')} htmlFor="tier-reason">
          <Input id="tier-reason" maxLength={200} value={reason} onChange={(e) => setReason(e.target.value)} onPressEnter={() => void ok()} />
        </Form.Item>
      </Form>
      <Failure error={set.error} />
    </Modal>
  );
}

/** A member's moves, newest first. */
export function TierHistory({ customerId, currency }: { customerId: number; currency: string }) {
  const { t } = useTranslation('membership');
  const format = useFormat();
  const { nameOf } = useTierNames();
  const moves = useQuery(api.membership.tierMoves, { customerId }).data ?? [];
  if (moves.length === 0) return null;
  return (
    <>
      <h4>{t('tiers.history')}</h4>
      <ul className="points-history tier-history">
        {moves.slice(0, 20).map((m, i) => (
          <li key={i}>
            <span className="soft number">{format.day(m.day)}</span>
            <span>
              {t(`tiers.kind.${m.kind}`)}
              {m.figures && <small>{t('tiers.why', { money: format.money(m.figures.spendMinor, currency), orders: m.figures.orders, points: m.figures.points })}</small>}
              {m.reason !== '' && <small>{m.reason}</small>}
            </span>
            <span>{m.kind === 'keep' ? nameOf(m.to) : t('tiers.flow', { from: nameOf(m.from), to: nameOf(m.to) })}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
