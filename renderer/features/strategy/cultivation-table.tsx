import { Button, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Cultivation, CultivationRules } from '../../../shared/contract/strategy-cultivation.ts';
import type { CultivationStep } from '../../../shared/domain/cultivation.ts';
import { plays, type PlayId } from '../../../shared/domain/playbook.ts';
import { useFormat } from '../../lib/format.ts';
import { AmountField } from '../../ui/amount-field.tsx';

interface CultivationTableProps {
  told: Cultivation;
  rules: CultivationRules;
  chosen: CultivationStep;
  onChange: (rules: CultivationRules) => void;
  onLook: (step: CultivationStep) => void;
}

/** A row for each step: how it is entered, how many get on in time against the target, and what is done for the stuck. */
export function CultivationTable({ told, rules, chosen, onChange, onLook }: CultivationTableProps) {
  const { t } = useTranslation('strategy');
  const format = useFormat();
  const change = (at: number, by: Partial<CultivationRules['steps'][number]>) => onChange({ ...rules, steps: rules.steps.map((rule, i) => (i === at ? { ...rule, ...by } : rule)) });
  return (
    <div className="wide-table">
      <table className="plain-table cultivation">
        <thead>
          <tr>
            <th>{t('cultivation.on')}</th>
            <th>{t('cultivation.entry')}</th>
            <th className="is-number">{t('cultivation.customers')}</th>
            <th>{t('cultivation.within')}</th>
            <th className="is-number">{t('cultivation.target')}</th>
            <th className="is-number">{t('cultivation.rate')}</th>
            <th className="is-number">{t('cultivation.stuck')}</th>
            <th>{t('cultivation.action')}</th>
          </tr>
        </thead>
        <tbody>
          {told.steps.map(({ step, customers, netMinor, stuck, left, conversion }, i) => {
            const rule = rules.steps[i]!;
            const name = t(`cultivation.step.${step}`);
            const of = (what: string) => t('matrix.of', { state: name, what });
            const isBelow = rule.target !== null && conversion?.rate && conversion.rate.high < rule.target;
            return (
              <tr key={step} className={step === chosen && conversion ? 'is-marked' : ''}>
                <td>
                  <strong>{name}</strong>
                </td>
                <td>
                  <div className="cultivation-entry">
                    <InputNumber size="small" aria-label={of(t('cultivation.days'))} min={1} max={100} precision={0} suffix={t('cultivation.days')} disabled={i === 0} value={rule.purchaseDays} onChange={(v) => v !== null && change(i, { purchaseDays: v })} />
                    {i > 0 && <AmountField label={of(t('cultivation.net'))} hint={t('cultivation.noNet')} currency={told.currency} minor={rule.netMinor} onMinor={(v) => change(i, { netMinor: v })} />}
                  </div>
                </td>
                <td className="is-number">
                  {format.count(customers)}
                  <small className="budget-room soft">{format.money(netMinor, told.currency)}</small>
                  <small className="budget-room soft">{t('cultivation.left', { count: left })}</small>
                </td>
                <td>{conversion && <InputNumber size="small" aria-label={of(t('cultivation.within'))} min={7} max={730} precision={0} suffix={t('cultivation.day')} value={rule.withinDays} onChange={(v) => v !== null && change(i, { withinDays: v })} />}</td>
                <td className="is-number">{conversion && <InputNumber size="small" aria-label={of(t('cultivation.target'))} min={0} max={100} suffix="%" placeholder="–" value={rule.target === null ? null : Math.round(rule.target * 1000) / 10} onChange={(v) => change(i, { target: v === null ? null : v / 100 })} />}</td>
                <td className="is-number">
                  {conversion && (conversion.rate ? (
                    <span className={isBelow ? 'is-over' : ''}>
                      {format.share(conversion.rate.value)}
                      <small className="budget-room soft">{t('cultivation.of', { low: format.share(conversion.rate.low), high: format.share(conversion.rate.high), converted: format.count(conversion.converted), entered: format.count(conversion.entered) })}</small>
                      {rule.target !== null && <small className="budget-room">{t(conversion.rate.low >= rule.target ? 'cultivation.met' : isBelow ? 'cultivation.missed' : 'cultivation.open')}</small>}
                    </span>
                  ) : (
                    <span className="soft">{t('cultivation.few', { count: conversion.entered })}</span>
                  ))}
                </td>
                <td className="is-number">
                  {conversion && (
                    <Button type="link" className="flat-link" disabled={stuck === 0} aria-label={of(t('cultivation.stuck'))} onClick={() => onLook(step)}>
                      {format.count(stuck)}
                    </Button>
                  )}
                </td>
                <td>
                  <Select<PlayId> size="small" className="cultivation-action" aria-label={of(t('cultivation.action'))} value={rule.action} onChange={(action) => change(i, { action })} options={plays.map(({ id }) => ({ value: id, label: t(`play.${id}.name`) }))} />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
