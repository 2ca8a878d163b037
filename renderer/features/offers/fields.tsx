import { InputNumber, Modal, Select } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { AppError } from '../../../shared/lib/app-error.ts';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useQuery } from '../../lib/query.ts';

export function Labelled({ label, help, wide = false, children }: { label: string; help?: ReactNode; wide?: boolean; children: ReactNode }) {
  return (
    <label className={`offer-field${wide ? ' is-wide' : ''}`}>
      <span>{label}</span>
      {children}
      {help !== undefined && <small>{help}</small>}
    </label>
  );
}

export function Whole({ label, value, least = 0, most = 1_000_000_000, placeholder, onValue }: { label: string; value: number | null; least?: number; most?: number; placeholder?: string; onValue: (n: number | null) => void }) {
  return <InputNumber<number> aria-label={label} min={least} max={most} precision={0} placeholder={placeholder} value={value} onChange={onValue} />;
}

export function SegmentSelect({ value, onValue }: { value: number | null; onValue: (segmentId: number | null) => void }) {
  const { t } = useTranslation('offers');
  const segments = useQuery(api.segments.list, {});
  const options = (segments.data ?? []).map((s) => ({ value: s.segmentId, label: t('segmentOption', { name: s.name, count: s.count }) }));
  return <Select<number | null> aria-label={t('segment')} allowClear showSearch={{ optionFilterProp: 'label' }} placeholder={t('segmentHint')} value={value} options={options} onChange={(id) => onValue(id ?? null)} notFoundContent={t('noSegments')} />;
}

interface FormModalProps {
  title: string;
  okText: string;
  ready: boolean;
  busy: boolean;
  error: AppError | null;
  width?: number;
  onOk: () => void;
  onCancel: () => void;
  children: ReactNode;
}

/** A form above the screen. */
export function FormModal({ title, okText, ready, busy, error, width = 600, onOk, onCancel, children }: FormModalProps) {
  const { t: common } = useTranslation('common');
  return (
    <Modal open width={width} title={title} okText={okText} cancelText={common('cancel')} okButtonProps={{ disabled: !ready, loading: busy }} onOk={onOk} onCancel={onCancel}>
      <div className="offer-fields">{children}</div>
      <Failure error={error} />
    </Modal>
  );
}
