import { App, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useCommand } from '../../lib/query.ts';

interface OpenCasesProps {
  asked: { from: string; to: string; shop?: number; shipDays: number; signDays: number };
  onClose: () => void;
}

/** Asks what the cases shall say, and opens one for each late customer. */
export function OpenCases({ asked, onClose }: OpenCasesProps) {
  const { t } = useTranslation('parcels');
  const { t: common } = useTranslation('common');
  const { message } = App.useApp();
  const [text, setText] = useState(() => t('caseDefault'));
  const command = useCommand(api.parcels.openCases);
  const onOk = async () => {
    const done = await command.run({ ...asked, text });
    if (!done) return;
    onClose();
    void message.success(t(done.left > 0 ? 'openedLeft' : 'opened', { opened: done.opened, already: done.already, left: done.left }), 6);
  };
  return (
    <Modal open title={t('openTitle')} okText={t('openCases')} cancelText={common('cancel')} confirmLoading={command.busy} okButtonProps={{ disabled: text.trim() === '' }} onOk={() => void onOk()} onCancel={onClose}>
      <p className="soft">{t('openText')}</p>
      <Input.TextArea aria-label={t('caseText')} value={text} maxLength={500} autoSize={{ minRows: 2, maxRows: 6 }} onChange={(e) => setText(e.target.value)} />
      <Failure error={command.error} />
    </Modal>
  );
}
