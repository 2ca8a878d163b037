import { Input, Modal, Segmented, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Handle } from '../../../shared/contract/outreach-handles.ts';
import { handleKinds, type HandleKind } from '../../../shared/domain/handles.ts';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useCommand } from '../../lib/query.ts';
import '../../lib/cases.css';

const answers = ['unknown', 'yes', 'no'] as const;
type Answer = (typeof answers)[number];

export function HandleForm({ customerId, handle: old, onDone }: { customerId: number; handle: Handle | null; onDone: () => void }) {
  const { t } = useTranslation('customers');
  const { t: outreach } = useTranslation('outreach');
  const { t: common } = useTranslation('common');
  const save = useCommand(api.outreach.saveHandle);
  const [kind, setKind] = useState<HandleKind>(old?.kind ?? 'whatsapp');
  const [handle, setHandle] = useState(old?.handle ?? '');
  const [answer, setAnswer] = useState<Answer>(old?.consent ?? 'unknown');
  const [source, setSource] = useState(old?.source ?? '');
  const twice = save.error?.code === 'bad_input' && save.error.detail['reason'] === 'twice';
  const ok = async () => {
    if (await save.run({ ...(old ? { handleId: old.handleId } : {}), customerId, kind, handle: handle.trim(), consent: answer === 'unknown' ? null : answer, source: source.trim() })) onDone();
  };
  return (
    <Modal open title={t(old ? 'handles.edit' : 'handles.new')} okText={common('save')} cancelText={common('cancel')} okButtonProps={{ disabled: handle.trim() === '', loading: save.busy }} onOk={() => void ok()} onCancel={onDone}>
      <div className="case-fields">
        <label>
          <span>{t('handles.kind')}</span>
          <Select<HandleKind> aria-label={t('handles.kind')} value={kind} options={handleKinds.map((value) => ({ value, label: outreach(`channel.${value}`) }))} onChange={setKind} />
        </label>
        <label>
          <span>{t('handles.handle')}</span>
          <Input maxLength={100} aria-label={t('handles.handle')} placeholder={t(kind === 'whatsapp' ? 'handles.numberHint' : 'handles.nameHint')} value={handle} onChange={(e) => setHandle(e.target.value)} />
        </label>
        <div className="is-wide">
          <Segmented<Answer> aria-label={t('handles.asked')} value={answer} onChange={setAnswer} options={answers.map((value) => ({ value, label: t(`handles.consent.${value}`) }))} />
        </div>
        <label className="is-wide">
          <span>{t('handles.source')}</span>
          <Input maxLength={100} aria-label={t('handles.source')} placeholder={t('handles.sourceHint')} value={source} onChange={(e) => setSource(e.target.value)} />
        </label>
      </div>
      {twice ? (
        <p className="harm" role="alert">
          {t('handles.twice')}
        </p>
      ) : (
        <Failure error={save.error} onClose={save.clearError} />
      )}
    </Modal>
  );
}
