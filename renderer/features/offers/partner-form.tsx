import { Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Partner } from '../../../shared/contract/offers-partners.ts';
import { api } from '../../lib/api.ts';
import { useCommand } from '../../lib/query.ts';
import { AskButton } from '../../ui/ask-button.tsx';
import { FormModal, Labelled } from './fields.tsx';

export function PartnerForm({ partner, onDone }: { partner: Partner | null; onDone: (partnerId: number | null) => void }) {
  const { t } = useTranslation('offers');
  const { t: common } = useTranslation('common');
  const save = useCommand(api.offers.savePartner);
  const remove = useCommand(api.offers.removePartner);
  const [name, setName] = useState(partner?.name ?? '');
  const [note, setNote] = useState(partner?.note ?? '');
  const ok = async () => {
    const done = await save.run({ ...(partner ? { partnerId: partner.partnerId } : {}), name, note });
    if (done) onDone(done.partnerId);
  };
  return (
    <FormModal title={t(partner ? 'partner.edit' : 'partner.new')} okText={common('save')} ready={name.trim() !== ''} busy={save.busy} error={save.error ?? remove.error} onOk={() => void ok()} onCancel={() => onDone(partner?.partnerId ?? null)}>
      <Labelled label={t('partner.name')} wide>
        <Input autoFocus maxLength={80} value={name} onChange={(e) => setName(e.target.value)} />
      </Labelled>
      <Labelled label={t('partner.note')} wide>
        <Input.TextArea rows={3} maxLength={500} value={note} onChange={(e) => setNote(e.target.value)} />
      </Labelled>
      {partner && (
        <div className="is-wide">
          <AskButton label={t('partner.remove')} ask={t('partner.removeAsk')} cancelText={common('cancel')} onConfirm={() => void remove.run({ partnerId: partner.partnerId }).then((done) => done && onDone(null))} />
        </div>
      )}
    </FormModal>
  );
}
