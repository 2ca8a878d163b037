import { Alert, Button, InputNumber, Space } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Intervals } from '../../../shared/contract/lifecycle.ts';
import { LEAST_GAPS, LEAST_SPANS } from '../../../shared/domain/purchase-gaps.ts';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import { useCommand, useQuery } from '../../lib/query.ts';

/** Says that there is too little to measure, and asks the owner instead. */
export function UsualDays({ intervals }: { intervals: Intervals }) {
  const { t } = useTranslation('lifecycle');
  const { t: common } = useTranslation('common');
  const format = useFormat();
  const settings = useQuery(api.lifecycle.settings, {});
  const save = useCommand(api.lifecycle.saveSettings);
  const [typed, setTyped] = useState<number | null | undefined>(undefined);
  if (intervals.tooLittle.length === 0 || !settings.data) return null;
  const days = typed === undefined ? settings.data.usualDays : typed;
  const all = intervals.gaps[0];
  const p90 = all?.percentiles.find((p) => p.percent === 90)?.days ?? null;
  const reasons = all && all.n > 0 ? intervals.tooLittle : (['noGaps'] as const);
  return (
    <Alert
      type={settings.data.usualDays === null ? 'warning' : 'info'}
      showIcon
      title={t('tooLittle.title')}
      description={
        <div className="usual-days">
          {reasons.map((reason) => (
            <p key={reason}>{t(`tooLittle.${reason}`, { least: LEAST_GAPS, gaps: all?.n ?? 0, days: intervals.lengthDays, needed: format.decimal(p90 === null ? null : LEAST_SPANS * p90) })}</p>
          ))}
          <label>
            {t('tooLittle.ask')}
            <Space.Compact>
              <InputNumber min={1} max={3650} precision={0} value={days} suffix={t('tooLittle.days')} aria-label={t('tooLittle.ask')} onChange={setTyped} onPressEnter={() => void save.run({ usualDays: days })} />
              <Button type="primary" loading={save.busy} disabled={days === null || days === settings.data.usualDays} onClick={() => void save.run({ usualDays: days })}>
                {common('save')}
              </Button>
            </Space.Compact>
          </label>
          <p className="soft">{t('tooLittle.askWhy')}</p>
          <Failure error={save.error} />
        </div>
      }
    />
  );
}
