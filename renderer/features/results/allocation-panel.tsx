import { InputNumber } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AllResults } from '../../../shared/contract/results.ts';
import { allocateBudget } from '../../../shared/domain/allocate-budget.ts';
import { minorPerUnit } from '../../../shared/lib/money.ts';
import { useFormat } from '../../lib/format.ts';
import { Definition } from '../../ui/definition.tsx';
import { Panel } from '../../ui/panel.tsx';

/** Where a budget goes furthest, if things went on as before; with one channel there is nothing to choose. */
export function AllocationPanel({ all: { channels, currency }, name }: { all: AllResults; name: (key: string) => string }) {
  const { t } = useTranslation('results');
  const { t: common } = useTranslation('common');
  const format = useFormat();
  const [units, setUnits] = useState(1000);
  const { shares, proven, cheapest } = allocateBudget(channels, units * minorPerUnit(currency));
  const one = (n: number) => format.decimal(n);
  return (
    <Panel title={t('allocate.title')} extra={<Definition label={common('definition')} text={t('allocate.define')} n={common('nOf', { n: format.count(channels.reduce((n, c) => n + (c.added?.campaigns ?? 0), 0)) })} />}>
      <div className="control-form allocate-form">
        <label>
          {t('allocate.budget')} <InputNumber<number> aria-label={t('allocate.budget')} min={1} max={100_000_000} precision={0} suffix={currency} value={units} onChange={(n) => n !== null && setUnits(n)} />
        </label>
      </div>
      {shares.length === 0 ? (
        <p className="soft">{t('allocate.none')}</p>
      ) : (
        <>
          <p>{proven !== null ? t('allocate.proven', { name: name(proven) }) : shares.length === 1 ? t('allocate.single') : t('allocate.unproven', { name: name(cheapest!) })}</p>
          <table className="plain-table effect-table">
            <thead>
              <tr>
                <th>{t('together.column.what')}</th>
                <th className="is-number">{t('together.column.addedBuyers')}</th>
              </tr>
            </thead>
            <tbody>
              {shares.map((s) => (
                <tr key={s.key}>
                  <th scope="row">{name(s.key)}</th>
                  <td className="is-number">{t('range', { value: one(s.buyers), low: one(s.low), high: one(s.high) })}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </Panel>
  );
}
