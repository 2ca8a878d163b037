import { InputNumber } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Rfm } from '../../../shared/contract/lifecycle.ts';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useCommand } from '../../lib/query.ts';

/** How far back purchases count for F and for M; empty: all of history. R needs none. */
export function RfmWindowsChoice({ windows }: { windows: Rfm['windows'] }) {
  const { t } = useTranslation('lifecycle');
  const save = useCommand(api.lifecycle.saveSettings);
  return (
    <>
      <span className="rfm-windows">
        {(['f', 'm'] as const).map((axis) => (
          <WindowDays key={`${axis} ${windows[axis]}`} label={t(`rfm.window.${axis}`)} days={windows[axis]} onChange={(days) => void save.run({ rfmWindows: { ...windows, [axis]: days } })} />
        ))}
      </span>
      <Failure error={save.error} />
    </>
  );
}

function WindowDays({ label, days, onChange }: { label: string; days: number | null; onChange: (days: number | null) => void }) {
  const { t } = useTranslation('lifecycle');
  const [typed, type] = useState(days);
  const done = () => {
    if (typed !== days) onChange(typed);
  };
  return (
    <label>
      <span className="soft">{label}</span>
      <InputNumber<number> aria-label={label} min={1} max={10_000} precision={0} placeholder={t('rfm.window.all')} suffix={typed === null ? undefined : t('cuts.unit')} value={typed} onChange={type} onBlur={done} onPressEnter={done} />
    </label>
  );
}
