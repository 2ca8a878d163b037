import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Input, InputNumber, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Procedure } from '../../../shared/contract/membership-care.ts';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useCommand } from '../../lib/query.ts';

const MOST_STEPS = 12;

interface DraftStep {
  id: number;
  stepId: number | null;
  text: string;
  days: number;
}

/** The steps for one kind of event; empty, nothing is asked for any more. */
export function ProcedureForm({ procedure: { event, steps }, onDone }: { procedure: Procedure; onDone: () => void }) {
  const { t } = useTranslation('membership');
  const { t: common } = useTranslation('common');
  const save = useCommand(api.membership.saveProcedure);
  const [draft, setDraft] = useState<DraftStep[]>(() => (steps.length === 0 ? [{ id: 0, stepId: null, text: t(`care.first.${event}`), days: event === 'birthday' ? -3 : 0 }] : steps.map((s) => ({ ...s, id: s.stepId }))));
  const edit = (id: number, part: Partial<DraftStep>) => setDraft(draft.map((s) => (s.id === id ? { ...s, ...part } : s)));
  const add = () => setDraft([...draft, { id: Math.max(0, ...draft.map((s) => s.id)) + 1, stepId: null, text: '', days: 0 }]);
  const ok = async () => {
    if (await save.run({ event, steps: draft.map(({ stepId, text, days }) => ({ stepId, text, days })) })) onDone();
  };
  return (
    <Modal open title={t('care.formTitle', { event: t(`care.event.${event}`) })} okText={common('save')} cancelText={common('cancel')} okButtonProps={{ disabled: draft.some((s) => s.text.trim() === ''), loading: save.busy }} onOk={() => void ok()} onCancel={onDone}>
      <p className="soft">{t(event === 'birthday' ? 'care.formBirthday' : 'care.formText')}</p>
      <div className="care-steps">
        {draft.map((s, i) => (
          <div key={s.id} className="care-step">
            <Input aria-label={t('care.step', { n: i + 1 })} maxLength={100} value={s.text} placeholder={t('care.stepHint')} onChange={(e) => edit(s.id, { text: e.target.value })} />
            <InputNumber<number> aria-label={t('care.days', { n: i + 1 })} min={event === 'birthday' ? -30 : 0} max={90} precision={0} suffix={t('care.daysUnit')} value={s.days} onChange={(days) => edit(s.id, { days: days ?? 0 })} />
            <Button type="text" aria-label={t('care.remove', { n: i + 1 })} icon={<DeleteOutlined />} onClick={() => setDraft(draft.filter((o) => o.id !== s.id))} />
          </div>
        ))}
        {draft.length < MOST_STEPS && (
          <Button type="dashed" icon={<PlusOutlined />} onClick={add}>
            {t('care.add')}
          </Button>
        )}
        {draft.length === 0 && <p className="soft">{t('care.empty')}</p>}
      </div>
      <Failure error={save.error} />
    </Modal>
  );
}
