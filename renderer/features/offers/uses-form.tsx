import { Button, Input, Space } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { UseReport } from '../../../shared/contract/offers-coupons.ts';
import { api, files } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useCommand, useTask } from '../../lib/query.ts';
import { TaskProgress } from '../../ui/task-progress.tsx';
import { FormModal, Labelled } from './fields.tsx';

/** Which codes were used: from an order export, from notes on orders, or pasted. */
export function UsesForm({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation('offers');
  const paste = useCommand(api.offers.pasteUses);
  const take = useTask(api.offers.takeUses);
  const find = useTask(api.offers.findUses);
  const [text, setText] = useState('');
  const [told, setTold] = useState<UseReport | null>(null);
  const fromFile = async () => {
    const [file] = await files.pick(['csv', 'xlsx', 'xls', 'txt'], false);
    const done = file && (await take.run({ file }));
    if (done) setTold(done);
  };
  const fromNotes = async () => {
    const done = await find.run({});
    if (done) setTold(done);
  };
  const ok = async () => {
    const done = await paste.run({ text });
    if (!done) return;
    setTold(done);
    setText('');
  };
  const progress = take.progress ?? find.progress;
  return (
    <FormModal title={t('uses.title')} okText={t('uses.ok')} ready={text.trim() !== ''} busy={paste.busy} error={paste.error} onOk={() => void ok()} onCancel={onDone}>
      <p className="is-wide soft">{t('uses.text')}</p>
      <Space wrap className="is-wide">
        <Button loading={take.busy} onClick={() => void fromFile()}>
          {t('uses.file')}
        </Button>
        <Button loading={find.busy} onClick={() => void fromNotes()}>
          {t('uses.notes')}
        </Button>
      </Space>
      {progress && (
        <div className="is-wide">
          <TaskProgress label={t('uses.working')} share={progress.total === 0 ? null : progress.done / progress.total} detail="" />
        </div>
      )}
      <Labelled label={t('uses.list')} help={t('uses.help')} wide>
        <Input.TextArea rows={6} maxLength={2_000_000} value={text} onChange={(e) => setText(e.target.value)} />
      </Labelled>
      <div className="is-wide">
        <Failure error={take.error ?? find.error} />
        {told && (
          <div role="status">
            {t('uses.told', { used: told.used, same: told.same, twice: told.twice, unknown: told.unknown })}
            <ul className="offer-refused">
              {told.first.map(({ code, why }, i) => (
                <li key={i}>{t('coupon.refused', { code, why: t(`uses.why.${why}`) })}</li>
              ))}
            </ul>
          </div>
        )}
      </div>
    </FormModal>
  );
}
