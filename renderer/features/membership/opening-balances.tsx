import { App, Form, Input, Modal } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OpeningReport } from '../../../shared/contract/membership.ts';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useCommand } from '../../lib/query.ts';
import { readOpeningRows } from './opening-rows.ts';

const MOST = 5000;

/** Balances of an older programme, pasted. */
export function OpeningBalances({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('membership');
  const { t: common } = useTranslation('common');
  const { message } = App.useApp();
  const [text, setText] = useState('');
  const [reason, setReason] = useState(t('opening.reasonText'));
  const [report, setReport] = useState<OpeningReport | null>(null);
  const take = useCommand(api.membership.openingBalances);
  const { rows, bad } = useMemo(() => readOpeningRows(text), [text]);
  const ready = rows.length > 0 && rows.length <= MOST && reason.trim() !== '';
  const ok = async () => {
    const done = await take.run({ rows, reason: reason.trim() });
    if (!done) return;
    setReport(done);
    setText('');
    if (done.refused.length > 0) return;
    void message.success(t('opening.done', { ...done }));
    onClose();
  };
  return (
    <Modal open width={560} title={t('opening.title')} okText={t('opening.ok', { count: rows.length })} cancelText={common('close')} okButtonProps={{ disabled: !ready, loading: take.busy }} onOk={() => void ok()} onCancel={onClose}>
      <p>{t('opening.text')}</p>
      <Form layout="vertical" component={false}>
        <Form.Item label={t('opening.list')} htmlFor="opening-list" extra={text === '' ? undefined : <span role="status">{t('opening.read', { count: rows.length, bad })}</span>}>
          <Input.TextArea id="opening-list" autoFocus rows={8} value={text} onChange={(e) => setText(e.target.value)} />
        </Form.Item>
        <Form.Item label={t('opening.reason')} htmlFor="opening-reason">
          <Input id="opening-reason" maxLength={200} value={reason} onChange={(e) => setReason(e.target.value)} />
        </Form.Item>
      </Form>
      {report && (
        <div role="status">
          <p>{t('opening.done', { ...report })}</p>
          <ul className="opening-refused">
            {report.refused.slice(0, 50).map((r) => (
              <li key={r.row}>{t('opening.refused', { row: r.row, why: t(`opening.why.${r.reason}`) })}</li>
            ))}
          </ul>
        </div>
      )}
      <Failure error={take.error} />
    </Modal>
  );
}
