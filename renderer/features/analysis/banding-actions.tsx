import { DeleteOutlined, SaveOutlined } from '@ant-design/icons';
import { App, Button, Popconfirm, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Banding, Bands } from '../../../shared/contract/analysis.ts';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useFieldNames } from '../../lib/own-fields.ts';
import { useCommand, useQuery } from '../../lib/query.ts';
import { NameDialog } from '../../ui/name-dialog.tsx';
import { useAnalysisView } from './analysis-store.ts';

const none: Banding[] = [];

/** Keeps the bands for use again (rows of a cross-tab), and takes up one that was kept. */
export function BandingActions({ bands }: { bands: Bands }) {
  const { t } = useTranslation('analysis');
  const { t: common } = useTranslation('common');
  const { message } = App.useApp();
  const { bandingId, names, cut } = useAnalysisView();
  const kept = useQuery(api.analysis.bandings, {}).data ?? none;
  const save = useCommand(api.analysis.saveBanding);
  const remove = useCommand(api.analysis.deleteBanding);
  const fieldName = useFieldNames();
  const [naming, setNaming] = useState(false);
  const current = kept.find((b) => b.bandingId === bandingId && b.field === bands.field);
  const take = (id: number | null) => {
    const banding = kept.find((b) => b.bandingId === id);
    cut(banding ? { bandingId: banding.bandingId, field: banding.field, cutting: { by: 'cuts', cuts: banding.cuts }, names: banding.names } : { bandingId: null });
  };
  const onName = async (name: string) => {
    const saved = await save.run({ ...(current?.name === name ? { bandingId: current.bandingId } : {}), name, field: bands.field, cuts: bands.cuts, names: bands.bands.map((_, i) => (names[i] ?? '').trim()) });
    if (!saved) return;
    setNaming(false);
    cut({ bandingId: saved.bandingId, cutting: { by: 'cuts', cuts: saved.cuts }, names: saved.names });
    void message.success(t('banding.saved', { name }));
  };
  const onDelete = async () => {
    if (current && (await remove.run({ bandingId: current.bandingId }))) cut({ bandingId: null });
  };
  return (
    <div className="banding-actions">
      {kept.length > 0 && (
        <Select
          allowClear
          className="attribute-select"
          aria-label={t('banding.kept')}
          placeholder={t('banding.kept')}
          value={current?.bandingId ?? null}
          onChange={(id: number | null | undefined) => take(id ?? null)}
          options={kept.map((b) => ({ value: b.bandingId, label: t('banding.option', { name: b.name, field: fieldName(b.field) }) }))}
        />
      )}
      {current && (
        <Popconfirm title={t('banding.delete', { name: current.name })} okText={common('delete')} cancelText={common('cancel')} onConfirm={() => void onDelete()}>
          <Button icon={<DeleteOutlined />} aria-label={t('banding.delete', { name: current.name })} />
        </Popconfirm>
      )}
      <Button type="primary" icon={<SaveOutlined />} disabled={bands.cuts.length === 0} onClick={() => setNaming(true)}>
        {t('banding.save')}
      </Button>
      <Failure error={remove.error} />
      {naming && <NameDialog title={t('banding.save')} label={t('banding.name')} initial={current?.name ?? fieldName(bands.field)} okText={common('save')} maxLength={40} busy={save.busy} failure={<Failure error={save.error} />} onOk={(name) => void onName(name)} onCancel={() => setNaming(false)} />}
    </div>
  );
}
