import { Checkbox, Input, InputNumber, Modal, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { rewardKinds, type Reward } from '../../../shared/contract/rewards.ts';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useCommand } from '../../lib/query.ts';
import { Labelled, Money } from './points-fields.tsx';

type Draft = Pick<Reward, 'name' | 'kind' | 'points' | 'unitCostMinor' | 'stock' | 'perPerson' | 'note' | 'ended'>;

/** A reward, new or another than before. What was given for it already keeps its points and cost. */
export function RewardForm({ reward, currency, onDone }: { reward: Reward | null; currency: string; onDone: () => void }) {
  const { t } = useTranslation('membership');
  const { t: common } = useTranslation('common');
  const save = useCommand(api.membership.saveReward);
  const [draft, setDraft] = useState<Draft>(() => ({ name: reward?.name ?? '', kind: reward?.kind ?? 'gift', points: reward?.points ?? 100, unitCostMinor: reward?.unitCostMinor ?? 0, stock: reward?.stock ?? null, perPerson: reward?.perPerson ?? null, note: reward?.note ?? '', ended: reward?.ended ?? false }));
  const edit = (part: Partial<Draft>) => setDraft({ ...draft, ...part });
  const ok = async () => {
    if (await save.run({ ...(reward ? { rewardId: reward.rewardId } : {}), ...draft })) onDone();
  };
  return (
    <Modal open title={reward ? reward.name : t('reward.new')} okText={common('save')} cancelText={common('cancel')} okButtonProps={{ disabled: draft.name.trim() === '', loading: save.busy }} onOk={() => void ok()} onCancel={onDone}>
      <div className="programme-fields">
        <Labelled label={t('reward.name')} wide>
          <Input autoFocus maxLength={40} value={draft.name} onChange={(e) => edit({ name: e.target.value })} />
        </Labelled>
        <Labelled label={t('reward.kind')}>
          <Select<Reward['kind']> aria-label={t('reward.kind')} value={draft.kind} options={rewardKinds.map((value) => ({ value, label: t(`reward.kinds.${value}`) }))} onChange={(kind) => edit({ kind })} />
        </Labelled>
        <Labelled label={t('reward.points')}>
          <InputNumber<number> aria-label={t('reward.points')} min={1} max={1_000_000_000} precision={0} value={draft.points} onChange={(n) => n !== null && edit({ points: n })} />
        </Labelled>
        <Labelled label={t('reward.cost')}>
          <Money label={t('reward.cost')} currency={currency} minor={draft.unitCostMinor} least={0} onMinor={(unitCostMinor) => edit({ unitCostMinor })} />
        </Labelled>
        <Labelled label={t('reward.stock')}>
          <InputNumber<number> aria-label={t('reward.stock')} min={0} max={1_000_000_000} precision={0} placeholder={t('reward.noLimit')} value={draft.stock} onChange={(stock) => edit({ stock })} />
        </Labelled>
        <Labelled label={t('reward.perPerson')}>
          <InputNumber<number> aria-label={t('reward.perPerson')} min={1} max={10_000} precision={0} placeholder={t('reward.noLimit')} value={draft.perPerson} onChange={(perPerson) => edit({ perPerson })} />
        </Labelled>
        <Labelled label={t('reward.note')} wide>
          <Input maxLength={200} value={draft.note} onChange={(e) => edit({ note: e.target.value })} />
        </Labelled>
        {reward && (
          <Checkbox checked={draft.ended} onChange={(e) => edit({ ended: e.target.checked })}>
            {t('reward.end')}
          </Checkbox>
        )}
      </div>
      <Failure error={save.error} />
    </Modal>
  );
}
