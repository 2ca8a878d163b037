import { App, Button, InputNumber, Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Rfm, RfmThresholds } from '../../../shared/contract/lifecycle.ts';
import { rfmMethods } from '../../../shared/domain/rfm.ts';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useCommand } from '../../lib/query.ts';
import { Panel } from '../../ui/panel.tsx';
import { RfmWindowsChoice } from './rfm-windows.tsx';

const axes = ['r', 'f', 'm'] as const;
const groupings = ['eight', 'ten'] as const;
const places = [0, 1, 2, 3] as const;

/** How scores are given and how many groups there are. Thresholds are a proposal until the owner fixes them. */
export function RfmSettings({ rfm }: { rfm: Rfm }) {
  const { t } = useTranslation('lifecycle');
  const { message } = App.useApp();
  const save = useCommand(api.lifecycle.saveSettings);
  const [typed, setTyped] = useState<RfmThresholds | null>(null);
  const thresholds = typed ?? rfm.thresholds;
  const ascending = thresholds !== null && axes.every((axis) => thresholds[axis].every((x, i, all) => i === 0 || x > all[i - 1]!));
  const freeze = async () => {
    if (thresholds && (await save.run({ rfmThresholds: thresholds }))) void message.success(t('rfm.saved'));
  };
  const change = (axis: 'r' | 'f' | 'm', place: number, value: number | null) => {
    if (!thresholds || value === null) return;
    const [a, b, c, d] = thresholds[axis].map((x, i) => (i === place ? value : x));
    setTyped({ ...thresholds, [axis]: [a, b, c, d] });
  };
  const label = (axis: 'r' | 'f' | 'm') => {
    const days = axis === 'r' ? null : rfm.windows[axis];
    const name = t(`rfm.axis.${axis}`, { currency: rfm.currency });
    return days === null ? name : t('rfm.window.axis', { name, days });
  };
  return (
    <Panel>
      <div className="cuts">
        <div className="rfm-choices">
          <Segmented aria-label={t('rfm.method.label')} value={rfm.method} onChange={(rfmMethod) => void save.run({ rfmMethod })} options={rfmMethods.map((value) => ({ value, label: t(`rfm.method.${value}`) }))} />
          <Segmented aria-label={t('rfm.grouping.label')} value={rfm.grouping} onChange={(rfmGrouping) => void save.run({ rfmGrouping })} options={groupings.map((value) => ({ value, label: t(`rfm.grouping.${value}`) }))} />
        </div>
        <RfmWindowsChoice windows={rfm.windows} />
        <p className="soft">{t(`rfm.why.${rfm.method}`)}</p>
        {thresholds && (
          <div className="rfm-thresholds">
            {axes.map((axis) => (
              <div key={axis}>
                <span className="soft">{label(axis)}</span>
                <span>
                  {places.map((place) => (
                    <InputNumber key={place} min={0.01} value={thresholds[axis][place]} aria-label={t('rfm.threshold', { axis: label(axis), n: place + 1 })} onChange={(value) => change(axis, place, value)} />
                  ))}
                </span>
                <small className="soft">{t(`rfm.band.${axis}`, { a: thresholds[axis][0], b: thresholds[axis][1], c: thresholds[axis][2], d: thresholds[axis][3] })}</small>
              </div>
            ))}
            <div>
              {rfm.frozen && typed === null && JSON.stringify(rfm.proposed) !== JSON.stringify(rfm.thresholds) && (
                <Button size="small" onClick={() => setTyped(rfm.proposed)}>
                  {t('rfm.propose')}
                </Button>
              )}
              {!rfm.frozen && <span className="soft">{t('rfm.proposed')}</span>}
              {(!rfm.frozen || typed !== null) && (
                <Button type="primary" disabled={!ascending} loading={save.busy} onClick={() => void freeze()}>
                  {t('rfm.freeze')}
                </Button>
              )}
            </div>
          </div>
        )}
        <Failure error={save.error} />
      </div>
    </Panel>
  );
}
