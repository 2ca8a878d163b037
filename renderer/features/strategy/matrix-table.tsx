import { Button, Checkbox, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { campaignGoals, offerStrengths } from '../../../shared/contract/campaign-origin.ts';
import type { Template } from '../../../shared/contract/copy.ts';
import { channel as channels } from '../../../shared/contract/copy.ts';
import type { StrategyReport, StrategyRow } from '../../../shared/contract/strategy.ts';
import { states } from '../../../shared/domain/lifecycle-states.ts';
import { minorPerUnit } from '../../../shared/lib/money.ts';
import { useFormat } from '../../lib/format.ts';

interface MatrixTableProps {
  rows: StrategyRow[];
  report: StrategyReport | undefined;
  templates: Template[];
  currency: string;
  busy: boolean;
  onChange: (state: StrategyRow['state'], change: Partial<StrategyRow>) => void;
  onStart: (row: StrategyRow) => void;
}

/** A row for each state: how often, by what, with which words, how much is offered and spent. */
export function MatrixTable({ rows, report, templates, currency, busy, onChange, onStart }: MatrixTableProps) {
  const { t } = useTranslation('strategy');
  return (
    <div className="wide-table">
      <table className="plain-table strategy-matrix">
        <thead>
          <tr>
            <th>{t('matrix.state')}</th>
            <th>{t('matrix.cadence')}</th>
            <th>{t('matrix.words')}</th>
            <th>{t('matrix.offer')}</th>
            <th>{t('matrix.budget')}</th>
            <th />
          </tr>
        </thead>
        <tbody>
          {states.map((state) => {
            const row = rows.find((r) => r.state === state)!;
            return <MatrixRow key={state} row={row} told={report?.rows.find((r) => r.state === state)} templates={templates} currency={currency} busy={busy} onChange={(change) => onChange(state, change)} onStart={() => onStart(row)} />;
          })}
        </tbody>
      </table>
    </div>
  );
}

interface MatrixRowProps extends Pick<MatrixTableProps, 'templates' | 'currency' | 'busy'> {
  row: StrategyRow;
  told: StrategyReport['rows'][number] | undefined;
  onChange: (change: Partial<StrategyRow>) => void;
  onStart: () => void;
}

function MatrixRow({ row, told, templates, currency, busy, onChange, onStart }: MatrixRowProps) {
  const { t } = useTranslation('strategy');
  const { t: lifecycle } = useTranslation('lifecycle');
  const { t: campaigns } = useTranslation('campaigns');
  const { t: common } = useTranslation('common');
  const format = useFormat();
  const name = lifecycle(`state.${row.state}`);
  const off = row.leaveAlone;
  const unit = minorPerUnit(currency);
  const own = templates.filter((template) => template.channel === row.channel);
  const number = (key: 'minDays' | 'most30' | 'most90', least: number, most: number) => (
    <label>
      <span className="soft">{t(`matrix.${key}`)}</span>
      <InputNumber aria-label={t('matrix.of', { state: name, what: t(`matrix.${key}`) })} size="small" min={least} max={most} precision={0} disabled={off} value={row[key]} onChange={(v) => v !== null && onChange({ [key]: v })} />
    </label>
  );
  return (
    <tr className={off ? 'is-off' : ''}>
      <td className={`strategy-mark is-${row.state}`}>
        <div className="strategy-state">
        <strong>{name}</strong>
        {told && <span className="soft number">{t('people', { count: told.customers })}</span>}
        {told && told.reachable !== null && <span className="soft number">{t('matrix.reachable', { count: told.reachable })}</span>}
        <Checkbox checked={off} onChange={(e) => onChange({ leaveAlone: e.target.checked })}>
          {t('matrix.leaveAlone')}
        </Checkbox>
        </div>
      </td>
      <td>
        <div className="strategy-cell">
          {number('minDays', 0, 365)}
          {number('most30', 1, 30)}
          {number('most90', 1, 90)}
        </div>
      </td>
      <td>
        <div className="strategy-cell">
          <Select aria-label={t('matrix.of', { state: name, what: t('matrix.channel') })} size="small" disabled={off} value={row.channel} onChange={(channel) => onChange({ channel, templateId: null })} options={channels.options.map((value) => ({ value, label: common(`channel.${value}`) }))} />
          <Select
            aria-label={t('matrix.of', { state: name, what: t('matrix.template') })}
            size="small"
            disabled={off}
            allowClear
            placeholder={t('matrix.noTemplate')}
            value={row.templateId}
            onChange={(id: number | undefined) => onChange({ templateId: id ?? null })}
            options={own.map(({ templateId, name }) => ({ value: templateId, label: name }))}
            notFoundContent={t('matrix.noTemplates')}
          />
        </div>
      </td>
      <td>
        <div className="strategy-cell">
          <Select aria-label={t('matrix.of', { state: name, what: t('matrix.offer') })} size="small" disabled={off} value={row.offer} status={row.offer === 'heavy' && row.state === 'active' ? 'warning' : ''} onChange={(offer) => onChange(offer === 'none' ? { offer, capPercent: null, capMinor: null } : { offer })} options={offerStrengths.map((value) => ({ value, label: t(`offer.${value}`) }))} />
          {row.offer !== 'none' && (
            <span className="strategy-caps">
              <InputNumber aria-label={t('matrix.of', { state: name, what: t('matrix.capPercent') })} size="small" min={0} max={100} disabled={off} prefix={t('matrix.cap')} suffix="%" value={row.capPercent} onChange={(capPercent) => onChange({ capPercent })} />
              <InputNumber aria-label={t('matrix.of', { state: name, what: t('matrix.capMoney') })} size="small" min={0} max={1e9} disabled={off} suffix={currency} value={row.capMinor === null ? null : row.capMinor / unit} onChange={(v) => onChange({ capMinor: v === null ? null : Math.round(v * unit) })} />
            </span>
          )}
        </div>
      </td>
      <td>
        <div className="strategy-cell">
          <InputNumber aria-label={t('matrix.of', { state: name, what: t('matrix.budget') })} size="small" min={0} max={1e9} disabled={off} placeholder={t('matrix.noBudget')} suffix={currency} value={row.budgetMinor === null ? null : row.budgetMinor / unit} onChange={(v) => onChange({ budgetMinor: v === null ? null : Math.round(v * unit) })} />
          <Select aria-label={t('matrix.of', { state: name, what: t('matrix.goal') })} size="small" disabled={off} value={row.goal} onChange={(goal) => onChange({ goal })} options={campaignGoals.map((value) => ({ value, label: campaigns(`goal.${value}`) }))} />
        </div>
      </td>
      <td className="strategy-start">
        <Button size="small" disabled={off || busy || !told || told.customers === 0} aria-label={t('matrix.startFor', { state: name })} onClick={onStart}>
          {t('matrix.start')}
        </Button>
        {told && told.spentMinor > 0 && <span className="soft number">{t('matrix.spent', { money: format.money(told.spentMinor, currency) })}</span>}
      </td>
    </tr>
  );
}
