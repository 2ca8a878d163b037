import { FileSearchOutlined } from '@ant-design/icons';
import { App, Button, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Campaign, campaigns } from '../../../shared/contract/campaigns.ts';
import type { Output } from '../../../shared/contract/endpoint.ts';
import { api, files } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { ownTextKey } from '../../lib/own-text-key.ts';
import { useTask } from '../../lib/query.ts';
import { useSaveDocument } from '../../lib/save-document.ts';
import { useColumnName } from './preset-card.tsx';

type Sample = Output<typeof campaigns.vendorSample>;
const ALL = -1;

/** A list as the sample file of a tool that isn't among the presets. */
export function VendorCard({ campaign, columns }: { campaign: Campaign; columns: string[] }) {
  const { t } = useTranslation('campaigns');
  const read = useTask(api.campaigns.vendorSample);
  const [sample, setSample] = useState<Sample | null>(null);
  const onPick = async () => {
    const [file] = await files.pick(['csv', 'txt', 'xls', 'xlsx'], false);
    if (!file) return;
    const found = await read.run({ file });
    if (found) setSample(found);
  };
  return (
    <article className="preset" aria-label={t('vendor.name')}>
      <div className="preset-head">
        <strong>{t('vendor.name')}</strong>
        <span className="soft">{'.csv / .xlsx'}</span>
      </div>
      <p className="soft">{t('vendor.text')}</p>
      <Failure error={read.error} onClose={read.clearError} />
      <Button className="preset-button" icon={<FileSearchOutlined />} loading={read.busy} onClick={() => void onPick()}>
        {t('vendor.pick')}
      </Button>
      {sample && <VendorDialog campaign={campaign} columns={columns} sample={sample} onDone={() => setSample(null)} />}
    </article>
  );
}

function VendorDialog({ campaign, columns, sample, onDone }: { campaign: Campaign; columns: string[]; sample: Sample; onDone: () => void }) {
  const { t } = useTranslation(['campaigns', 'common']);
  const { message } = App.useApp();
  const write = useTask(api.campaigns.export);
  const document = useSaveDocument();
  const nameOf = useColumnName();
  const [cells, setCells] = useState(sample.columns.map((c) => ({ ...c, fixed: '' })));
  const [variant, setVariant] = useState(ALL);
  const byVariant = campaign.variants.length > 0;
  const waits = byVariant && variant === ALL && !cells.some((c) => c.column === 'text');
  const put = (index: number, change: Partial<(typeof cells)[number]>) => setCells(cells.map((c, i) => (i === index ? { ...c, ...change } : c)));
  const ok = async () => {
    let written: Output<typeof campaigns.export> | undefined;
    const saved = await document.save(`${campaign.name} ${t('vendor.file')}.${sample.type}`, async (to) => (written = await write.run({ campaignId: campaign.campaignId, preset: 'vendor-sample', layout: { type: sample.type, columns: cells }, ...(variant === ALL ? {} : { variant }), to })));
    if (!saved || !written) return;
    void message.success(t('export.done', { count: written.rows, leftOut: written.leftOutSinceLock > 0 ? t('export.leftOut', { count: written.leftOutSinceLock }) : '' }));
    onDone();
  };
  return (
    <Modal open width={620} title={t('vendor.title')} okText={t('export.button')} cancelText={t('common:cancel')} okButtonProps={{ loading: write.busy, disabled: waits }} onOk={() => void ok()} onCancel={onDone}>
      <p className="soft">{t('vendor.hint')}</p>
      {byVariant && <Select<number> aria-label={t('variant.which')} value={variant} onChange={setVariant} options={[{ value: ALL, label: t('vendor.all') }, ...campaign.variants.map((v) => ({ value: v.position, label: v.name })), { value: 0, label: t(ownTextKey(campaign)) }]} />}
      {waits && <p className="harm">{t('vendor.needText')}</p>}
      <div className="vendor-columns">
        <table className="plain-table">
          <thead>
            <tr>
              <th>{t('vendor.header')}</th>
              <th>{t('vendor.column')}</th>
            </tr>
          </thead>
          <tbody>
            {cells.map((cell, i) => (
              <tr key={i}>
                <td>{cell.header === '' ? '–' : cell.header}</td>
                <td>
                  <div className="vendor-cell">
                    <Select<string> aria-label={`${t('vendor.column')} ${cell.header}`} value={cell.column ?? ''} onChange={(column) => put(i, { column: column === '' ? null : column })} options={[{ value: '', label: t('vendor.nothing') }, ...columns.map((value) => ({ value, label: nameOf(value) }))]} />
                    {cell.column === null && <Input aria-label={`${t('vendor.fixed')} ${cell.header}`} placeholder={t('vendor.fixed')} maxLength={500} value={cell.fixed} onChange={(e) => put(i, { fixed: e.target.value })} />}
                  </div>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Failure error={write.error ?? document.error} onClose={write.error ? write.clearError : document.clearError} />
    </Modal>
  );
}
