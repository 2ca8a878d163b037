import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Dropdown, Input, InputNumber, Segmented, Select, Space } from 'antd';
import { useTranslation } from 'react-i18next';
import { rankOf, type TierBar, type TierRule, type TierRules } from '../../../shared/domain/tiers.ts';
import { minorPerUnit } from '../../../shared/lib/money.ts';
import { TierMark } from '../../ui/tier-mark.tsx';
import { Labelled } from './points-fields.tsx';
import { freeTiers, withTier } from './tier-draft.ts';

interface Fields {
  rules: TierRules;
  currency: string;
  onRules: (rules: TierRules) => void;
}

export function TierFields({ rules, currency, onRules }: Fields) {
  const { t } = useTranslation('membership');
  const free = freeTiers(rules);
  const change = (tier: TierRule) => onRules({ ...rules, tiers: rules.tiers.map((x) => (x.tier === tier.tier ? tier : x)) });
  return (
    <>
      <TimeFields rules={rules} onRules={onRules} />
      <ol className="tier-rules">
        {rules.tiers.toReversed().map((tier) => (
          <li key={tier.tier}>
            <OneTier tier={tier} currency={currency} onTier={change} onRemove={rules.tiers.length > 1 ? () => onRules({ ...rules, tiers: rules.tiers.filter((x) => x.tier !== tier.tier) }) : null} />
          </li>
        ))}
      </ol>
      {free.length > 0 && (
        <Dropdown trigger={['click']} menu={{ items: free.map((tier) => ({ key: tier, label: <TierMark rank={rankOf(tier)}>{t(`tier.${tier}`)}</TierMark>, onClick: () => onRules(withTier(rules, tier, t(`tier.${tier}`))) })) }}>
          <Button icon={<PlusOutlined />} className="tier-add">
            {t('tiers.add')}
          </Button>
        </Dropdown>
      )}
    </>
  );
}

function OneTier({ tier, currency, onTier, onRemove }: { tier: TierRule; currency: string; onTier: (tier: TierRule) => void; onRemove: (() => void) | null }) {
  const { t } = useTranslation('membership');
  const metal = t(`tier.${tier.tier}`);
  return (
    <>
      <div className="tier-head">
        <TierMark rank={rankOf(tier.tier)}>
          <Input aria-label={`${metal} ${t('tiers.name')}`} maxLength={20} value={tier.name} onChange={(e) => onTier({ ...tier, name: e.target.value })} />
        </TierMark>
        <Input aria-label={`${metal} ${t('tiers.benefits')}`} maxLength={300} value={tier.benefits} placeholder={t('tiers.benefitsHint')} prefix={<span className="soft">{t('tiers.benefits')}</span>} onChange={(e) => onTier({ ...tier, benefits: e.target.value })} />
        {onRemove && <Button type="text" icon={<DeleteOutlined />} aria-label={`${metal} ${t('tiers.remove')}`} onClick={onRemove} />}
      </div>
      <div className="tier-bars">
        <span className="soft">{t('tiers.up')}</span>
        <BarFields label={`${metal} ${t('tiers.up')}`} bar={tier.up} currency={currency} onBar={(up) => onTier({ ...tier, up })} />
        <span className="soft">{t('tiers.keep')}</span>
        <div>
          <Segmented size="small" aria-label={`${metal} ${t('tiers.keep')}`} value={tier.keep === null ? 'same' : 'own'} options={[{ value: 'same', label: t('tiers.keepSame') }, { value: 'own', label: t('tiers.keepOwn') }]} onChange={(value) => onTier({ ...tier, keep: value === 'same' ? null : { ...tier.up } })} />
          {tier.keep && <BarFields label={`${metal} ${t('tiers.keep')}`} bar={tier.keep} currency={currency} onBar={(keep) => onTier({ ...tier, keep })} />}
        </div>
      </div>
    </>
  );
}

function BarFields({ label, bar, currency, onBar }: { label: string; bar: TierBar; currency: string; onBar: (bar: TierBar) => void }) {
  const { t } = useTranslation('membership');
  const unit = minorPerUnit(currency);
  const asked = [bar.spendMinor, bar.orders, bar.points].filter((x) => x !== null).length;
  const whole = (key: 'orders' | 'points') => (
    <InputNumber<number> aria-label={`${label} ${t(`tiers.${key}`)}`} min={0} max={1_000_000_000} precision={0} prefix={<span className="soft">{t(`tiers.${key}`)}</span>} placeholder={t('tiers.notAsked')} value={bar[key]} onChange={(n) => onBar({ ...bar, [key]: n })} />
  );
  return (
    <div className="tier-bar">
      <InputNumber<number> aria-label={`${label} ${t('tiers.spend')}`} min={0} max={100_000_000_000 / unit} precision={String(unit).length - 1} prefix={<span className="soft">{t('tiers.spend')}</span>} placeholder={t('tiers.notAsked')} value={bar.spendMinor === null ? null : bar.spendMinor / unit} onChange={(n) => onBar({ ...bar, spendMinor: n === null ? null : Math.round(n * unit) })} />
      {whole('orders')}
      {whole('points')}
      {asked > 1 && <Select aria-label={`${label} ${t(`tiers.match.${bar.match}`)}`} value={bar.match} options={(['all', 'any'] as const).map((value) => ({ value, label: t(`tiers.match.${value}`) }))} onChange={(match) => onBar({ ...bar, match })} />}
    </div>
  );
}

function TimeFields({ rules, onRules }: Omit<Fields, 'currency'>) {
  const { t } = useTranslation('membership');
  const { window, period } = rules;
  const months = (label: string, value: number, onMonths: (n: number) => void) => <InputNumber<number> aria-label={label} min={1} max={60} precision={0} suffix={t('tiers.months')} value={value} onChange={(n) => n !== null && onMonths(n)} />;
  return (
    <div className="programme-fields">
      <Labelled label={t('tiers.window')}>
        <Space.Compact block>
          <Select aria-label={t('tiers.window')} value={window.kind} options={[{ value: 'rolling', label: t('tiers.rolling') }, { value: 'year', label: t('tiers.year') }] as const} onChange={(kind) => onRules({ ...rules, window: kind === 'year' ? { kind } : { kind, months: 12 } })} />
          {window.kind === 'rolling' && months(t('tiers.rolling'), window.months, (n) => onRules({ ...rules, window: { kind: 'rolling', months: n } }))}
        </Space.Compact>
      </Labelled>
      <Labelled label={t('tiers.period')}>
        <Space.Compact block>
          <Select aria-label={t('tiers.period')} value={period.kind} options={[{ value: 'months', label: t('tiers.holdsFor') }, { value: 'yearEnd', label: t('tiers.toYearEnd') }] as const} onChange={(kind) => onRules({ ...rules, period: kind === 'months' ? { kind, months: 12 } : { kind, years: 1 } })} />
          {period.kind === 'months' ? (
            months(t('wizard.months'), period.months, (n) => onRules({ ...rules, period: { kind: 'months', months: n } }))
          ) : (
            <Select<number> aria-label={t('tiers.toYearEnd')} value={period.years} options={([0, 1, 2] as const).map((value) => ({ value, label: t(`wizard.years.${value}`) }))} onChange={(years) => onRules({ ...rules, period: { kind: 'yearEnd', years } })} />
          )}
        </Space.Compact>
      </Labelled>
      <Labelled label={t('tiers.grace')} help={t('tiers.graceHelp')}>
        <InputNumber<number> aria-label={t('tiers.grace')} min={0} max={365} precision={0} value={rules.graceDays} onChange={(n) => n !== null && onRules({ ...rules, graceDays: n })} />
      </Labelled>
    </div>
  );
}
