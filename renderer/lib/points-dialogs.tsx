import { Form, Input, InputNumber, Modal, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from './api.ts';
import { Failure } from './failure.tsx';
import { useFormat } from './format.ts';
import { useCommand, useQuery } from './query.ts';

interface Asked {
  customerId: number;
  usable: number;
  onDone: () => void;
}

/** Points given or taken, with a reason that stays in the ledger. */
export function AdjustPoints({ customerId, usable, onDone }: Asked) {
  const { t } = useTranslation('membership');
  const { t: common } = useTranslation('common');
  const [delta, setDelta] = useState<number | null>(null);
  const [reason, setReason] = useState('');
  const adjust = useCommand(api.membership.adjustPoints);
  const ready = delta !== null && delta !== 0 && reason.trim() !== '';
  const ok = async () => {
    if (ready && (await adjust.run({ customerId, delta, reason: reason.trim() }))) onDone();
  };
  return (
    <Modal open title={t('points.adjustTitle')} okText={t('points.adjust')} cancelText={common('cancel')} okButtonProps={{ disabled: !ready, loading: adjust.busy }} onOk={() => void ok()} onCancel={onDone}>
      <Form layout="vertical" component={false}>
        <Form.Item label={t('points.delta')} htmlFor="points-delta" extra={t('points.deltaHint', { usable })}>
          <InputNumber<number> id="points-delta" autoFocus min={-1_000_000_000} max={1_000_000_000} precision={0} value={delta} onChange={setDelta} />
        </Form.Item>
        <Form.Item label={t('points.reason')} htmlFor="points-reason">
          <Input id="points-reason" maxLength={200} value={reason} onChange={(e) => setReason(e.target.value)} onPressEnter={() => void ok()} />
        </Form.Item>
      </Form>
      <Failure error={adjust.error} />
    </Modal>
  );
}

/** Something of the catalogue for this person. */
export function RedeemReward({ customerId, usable, onDone }: Asked) {
  const { t } = useTranslation('membership');
  const { t: common } = useTranslation('common');
  const format = useFormat();
  const rewards = (useQuery(api.membership.rewards, {}).data ?? []).filter((r) => !r.ended);
  const [rewardId, setRewardId] = useState<number | null>(null);
  const [quantity, setQuantity] = useState(1);
  const redeem = useCommand(api.membership.redeem);
  const reward = rewards.find((r) => r.rewardId === rewardId);
  const points = (reward?.points ?? 0) * quantity;
  const ok = async () => {
    if (reward && (await redeem.run({ customerId, rewardId: reward.rewardId, quantity }))) onDone();
  };
  return (
    <Modal open title={t('points.redeem')} okText={t('points.redeem')} cancelText={common('cancel')} okButtonProps={{ disabled: !reward || points > usable, loading: redeem.busy }} onOk={() => void ok()} onCancel={onDone}>
      {rewards.length === 0 ? (
        <p>{t('points.noRewards')}</p>
      ) : (
        <Form layout="vertical" component={false}>
          <Form.Item label={t('points.reward')} htmlFor="redeem-reward">
            <Select<number> id="redeem-reward" value={rewardId} options={rewards.map((r) => ({ value: r.rewardId, label: `${r.name} · ${format.count(r.points)} ${t('wizard.pts')}`, disabled: r.stock !== null && r.given >= r.stock }))} onChange={setRewardId} />
          </Form.Item>
          <Form.Item label={t('points.quantity')} htmlFor="redeem-quantity" extra={t('points.costs', { points, usable })}>
            <InputNumber<number> id="redeem-quantity" min={1} max={1000} precision={0} value={quantity} onChange={(n) => setQuantity(n ?? 1)} />
          </Form.Item>
        </Form>
      )}
      <Failure error={redeem.error} />
    </Modal>
  );
}
