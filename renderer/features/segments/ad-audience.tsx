import { Button, Checkbox, InputNumber, Modal, Select, Space } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Output } from '../../../shared/contract/endpoint.ts';
import type { RuleGroup } from '../../../shared/contract/rule.ts';
import type { segments } from '../../../shared/contract/segments.ts';
import { adFormatIds, type AdFormatId } from '../../../shared/domain/ad-formats.ts';
import { api, files } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import { useTask } from '../../lib/query.ts';

const BOUGHT_DAYS = 30;
const reasons = ['notAllowed', 'bought', 'heldOut', 'duplicate', 'format'] as const;

/** Writes a segment as the list of people that an ad tool takes. */
export function AdAudience({ rule, name }: { rule: RuleGroup; name: string }) {
  const { t } = useTranslation('segments');
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('ad.button')}</Button>
      {open && <AdDialog rule={rule} name={name} onClose={() => setOpen(false)} />}
    </>
  );
}

function AdDialog({ rule, name, onClose }: { rule: RuleGroup; name: string; onClose: () => void }) {
  const { t } = useTranslation(['segments', 'common']);
  const task = useTask(api.segments.adAudience);
  const [format, setFormat] = useState<AdFormatId>('phones_md5');
  const [bought, setBought] = useState<number | null>(BOUGHT_DAYS);
  const [heldOut, setHeldOut] = useState(true);
  const [written, setWritten] = useState<Output<typeof segments.adAudience> | null>(null);
  const write = async () => {
    const to = await files.saveTarget(t(format.endsWith('column') || format.endsWith('plus') ? 'ad.fileNameCsv' : 'ad.fileName', { name: name.replaceAll(/[\\/:*?"<>|]/g, ' ') }));
    if (!to) return;
    const done = await task.run({ rule, format, leaveOutBoughtDays: bought, leaveOutHeldOut: heldOut, to });
    if (!done) return;
    await files.deliver(to);
    setWritten(done);
  };
  return (
    <Modal
      open
      title={t('ad.title')}
      onCancel={onClose}
      footer={
        <Space>
          <Button onClick={onClose}>{t('common:close')}</Button>
          <Button type="primary" loading={task.busy} onClick={() => void write()}>
            {t('ad.write')}
          </Button>
        </Space>
      }
    >
      <p className="soft">{t('ad.text')}</p>
      <Space orientation="vertical" style={{ width: '100%' }}>
        <Select<AdFormatId> aria-label={t('ad.format')} style={{ width: '100%' }} value={format} options={adFormatIds.map((id) => ({ value: id, label: t(`ad.formats.${id}`) }))} onChange={setFormat} />
        <Space>
          <Checkbox checked={bought !== null} onChange={(e) => setBought(e.target.checked ? BOUGHT_DAYS : null)}>
            {t('ad.bought')}
          </Checkbox>
          <InputNumber<number> aria-label={t('ad.boughtDays')} min={0} max={3650} precision={0} disabled={bought === null} value={bought} suffix={t('value.days')} onChange={(days) => setBought(days ?? BOUGHT_DAYS)} />
        </Space>
        <Checkbox checked={heldOut} onChange={(e) => setHeldOut(e.target.checked)}>
          {t('ad.heldOut')}
        </Checkbox>
      </Space>
      <Failure error={task.error} onClose={task.clearError} />
      {written && <Written written={written} />}
    </Modal>
  );
}

function Written({ written }: { written: Output<typeof segments.adAudience> }) {
  const { t } = useTranslation('segments');
  const format = useFormat();
  return (
    <div role="status">
      <p>{t('ad.written', { count: written.rows })}</p>
      <ul>
        {reasons.map((reason) => written.leftOut[reason] > 0 && <li key={reason}>{t(`ad.leftOut.${reason}`, { n: format.count(written.leftOut[reason]) })}</li>)}
      </ul>
    </div>
  );
}
