import { InputNumber, Select, Space } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { PointExpiry } from '../../../shared/domain/points.ts';
import { enrolments, type Programme } from '../../../shared/domain/programme.ts';
import { pointRoundings } from '../../../shared/domain/ratio-points.ts';
import { minorPerUnit } from '../../../shared/lib/money.ts';
import { api } from '../../lib/api.ts';
import { useQuery } from '../../lib/query.ts';
import { expiryOf } from './programme-draft.ts';

interface Fields {
  rules: Programme;
  onPoints: (part: Partial<Programme['points']>) => void;
}

export function Labelled({ label, help, wide = false, children }: { label: string; help?: string; wide?: boolean; children: ReactNode }) {
  return (
    <label className={`programme-field${wide ? ' is-wide' : ''}`}>
      <span>{label}</span>
      {children}
      {help !== undefined && <small>{help}</small>}
    </label>
  );
}

/** An amount in the currency's unit; kept in minor units, never nothing. */
export function Money({ label, currency, minor, least = 1, onMinor }: { label: string; currency: string; minor: number; least?: number; onMinor: (minor: number) => void }) {
  const unit = minorPerUnit(currency);
  return <InputNumber<number> aria-label={label} min={least / unit} max={100_000_000 / unit} precision={String(unit).length - 1} suffix={currency} value={minor / unit} onChange={(n) => n !== null && onMinor(Math.round(n * unit))} />;
}

export function EarnFields({ rules, onRules, onPoints }: Fields & { onRules: (part: Partial<Programme>) => void }) {
  const { t } = useTranslation('membership');
  const { points, currency } = rules;
  return (
    <div className="programme-fields">
      <Labelled label={t('wizard.perMoney')}>
        <Money label={t('wizard.perMoney')} currency={currency} minor={points.perMinor} onMinor={(perMinor) => onPoints({ perMinor })} />
      </Labelled>
      <Labelled label={t('wizard.points')}>
        <InputNumber<number> aria-label={t('wizard.points')} min={1} max={100_000} precision={0} suffix={t('wizard.pts')} value={points.points} onChange={(n) => n !== null && onPoints({ points: n })} />
      </Labelled>
      <Labelled label={t('wizard.rounding')}>
        <Select aria-label={t('wizard.rounding')} value={points.rounding} options={pointRoundings.map((value) => ({ value, label: t(`wizard.round.${value}`) }))} onChange={(rounding) => onPoints({ rounding })} />
      </Labelled>
      <Labelled label={t('wizard.earnOn')}>
        <Select aria-label={t('wizard.earnOn')} value={rules.earnOn} options={(['completed', 'paid'] as const).map((value) => ({ value, label: t(`wizard.on.${value}`) }))} onChange={(earnOn) => onRules({ earnOn })} />
      </Labelled>
      <Labelled label={t('wizard.enrolment')}>
        <Select aria-label={t('wizard.enrolment')} value={rules.enrolment} options={enrolments.map((value) => ({ value, label: t(`wizard.who.${value}`) }))} onChange={(enrolment) => onRules({ enrolment })} />
      </Labelled>
    </div>
  );
}

export function SpendFields({ rules: { points, currency }, onPoints }: Fields) {
  const { t } = useTranslation('membership');
  const { expiry } = points;
  return (
    <div className="programme-fields">
      <Labelled label={t('wizard.value')}>
        <Money label={t('wizard.value')} currency={currency} minor={points.valueMinor} onMinor={(valueMinor) => onPoints({ valueMinor })} />
      </Labelled>
      <Labelled label={t('wizard.pendingDays')} help={t('wizard.pendingHelp')}>
        <InputNumber<number> aria-label={t('wizard.pendingDays')} min={0} max={365} precision={0} value={points.pendingDays} onChange={(n) => n !== null && onPoints({ pendingDays: n })} />
      </Labelled>
      <Labelled label={t('wizard.expiry')}>
        <Space.Compact block>
          <Select<PointExpiry['kind']> aria-label={t('wizard.expiry')} value={expiry.kind} options={(['months', 'yearEnd', 'never'] as const).map((value) => ({ value, label: t(`wizard.exp.${value}`) }))} onChange={(kind) => onPoints({ expiry: expiryOf(kind) })} />
          {expiry.kind === 'months' && <InputNumber<number> aria-label={t('wizard.months')} min={1} max={120} precision={0} suffix={t('wizard.months')} value={expiry.months} onChange={(n) => n !== null && onPoints({ expiry: { kind: 'months', months: n } })} />}
          {expiry.kind === 'yearEnd' && <Select<number> aria-label={t('wizard.exp.yearEnd')} value={expiry.years} options={([0, 1, 2] as const).map((value) => ({ value, label: t(`wizard.years.${value}`) }))} onChange={(years) => onPoints({ expiry: { kind: 'yearEnd', years } })} />}
        </Space.Compact>
      </Labelled>
    </div>
  );
}

export function LimitFields({ rules: { points }, onPoints }: Fields) {
  const { t } = useTranslation('membership');
  const categories = useQuery(api.segments.values, { field: 'bought_category' }).data ?? [];
  const cap = (which: 'capPerOrder' | 'capPerMonth') => (
    <Labelled label={t(`wizard.${which}`)}>
      <InputNumber<number> aria-label={t(`wizard.${which}`)} min={1} max={1_000_000_000} precision={0} suffix={t('wizard.pts')} placeholder={t('wizard.noCap')} value={points[which]} onChange={(n) => onPoints({ [which]: n })} />
    </Labelled>
  );
  return (
    <div className="programme-fields">
      {cap('capPerOrder')}
      {cap('capPerMonth')}
      <Labelled label={t('wizard.excluded')} wide>
        <Select<string[]> mode="multiple" maxCount={100} aria-label={t('wizard.excluded')} value={points.excludedCategories} notFoundContent={t('wizard.noCategories')} options={categories.map(({ value, label }) => ({ value, label }))} onChange={(excludedCategories) => onPoints({ excludedCategories })} />
      </Labelled>
    </div>
  );
}
