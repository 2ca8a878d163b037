import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, DatePicker, Input, InputNumber, Select } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import type { Campaign } from '../../../../shared/contract/campaigns.ts';
import { costKinds, costStages, type CampaignCost, type CampaignPlan, type CostStage } from '../../../../shared/contract/planning.ts';
import { minorPerUnit } from '../../../../shared/lib/money.ts';
import { api } from '../../../lib/api.ts';
import { Failure } from '../../../lib/failure.tsx';
import { useFormat } from '../../../lib/format.ts';
import { pickerDay } from '../../../lib/picker-days.ts';
import { useCommand } from '../../../lib/query.ts';
import { Panel } from '../../../ui/panel.tsx';

const words = { none: 'budget.of', near: 'budget.near', over: 'budget.over' } as const;

/** What it may cost, and what of it is meant, promised and paid. */
export function BudgetPanel({ campaign, plan }: { campaign: Campaign; plan: CampaignPlan }) {
  const { t } = useTranslation('planning');
  const format = useFormat();
  const save = useCommand(api.planning.saveBrief);
  const { campaignId, currency } = campaign;
  const { budget } = plan;
  const unit = minorPerUnit(currency);
  const money = (minor: number) => format.money(minor, currency);
  const share = budget.budgetMinor === null || budget.budgetMinor === 0 ? null : budget.expectedMinor / budget.budgetMinor;
  return (
    <Panel title={t('budget.title')}>
      <div className="plan-budget">
        <p className="campaign-sentence">
          <Trans t={t} i18nKey="budget.sentence" values={{ expected: money(budget.expectedMinor), bound: money(budget.boundMinor) }} components={{ strong: <strong /> }} />
          <span className={budget.alert === 'over' ? 'harm' : 'soft'}>
            {share === null ? t('budget.none') : t(words[budget.alert], { share: format.share(share), over: money(budget.expectedMinor - (budget.budgetMinor ?? 0)) })}
          </span>
          {plan.partnerMinor !== null && <span className="soft">{t('budget.partners', { share: money(plan.partnerMinor), own: money(budget.expectedMinor - plan.partnerMinor) })}</span>}
        </p>
        <label>
          {t('budget.budget')}
          <InputNumber<number>
            aria-label={t('budget.budget')}
            min={0}
            suffix={currency}
            disabled={plan.stage === 'closed'}
            value={budget.budgetMinor === null ? null : budget.budgetMinor / unit}
            onChange={(n) => void save.run({ campaignId, budgetMinor: n === null ? null : Math.round(n * unit) })}
          />
        </label>
      </div>
      {budget.sums.length > 0 && (
        <table className="plain-table">
          <thead>
            <tr>
              <th>{t('budget.kind')}</th>
              {costStages.map((s) => (
                <th key={s} className="is-number">
                  {t(`budget.${s}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {budget.sums.map((s) => (
              <tr key={s.kind}>
                <td>{t(`budget.cost.${s.kind}`)}</td>
                {costStages.map((stage) => (
                  <td key={stage} className="is-number">
                    {s[stage] === 0 ? '–' : money(s[stage])}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <Costs campaign={campaign} costs={budget.costs} />
      <Failure error={save.error} onClose={save.clearError} />
    </Panel>
  );
}

function Costs({ campaign: { campaignId, currency }, costs }: { campaign: Campaign; costs: CampaignCost[] }) {
  const { t } = useTranslation('planning');
  const format = useFormat();
  const add = useCommand(api.planning.addCost);
  const move = useCommand(api.planning.moveCost);
  const remove = useCommand(api.planning.removeCost);
  const unit = minorPerUnit(currency);
  const [kind, setKind] = useState<CampaignCost['kind']>('gift');
  const [stage, setStage] = useState<CostStage>('planned');
  const [amount, setAmount] = useState<number | null>(null);
  const [day, setDay] = useState(dayjs().format('YYYY-MM-DD'));
  const [note, setNote] = useState('');
  const stageOptions = costStages.map((value) => ({ value, label: t(`budget.${value}`) }));
  const onAdd = async () => {
    if (amount === null) return;
    if (!(await add.run({ campaignId, kind, stage, amountMinor: Math.round(amount * unit), day, note }))) return;
    setAmount(null);
    setNote('');
  };
  return (
    <>
      {costs.map((c) => (
        <div key={c.costId} className="plan-cost">
          <Select<CostStage> size="small" aria-label={`${t('budget.stage')} ${c.note}`} value={c.stage} options={stageOptions} onChange={(to) => void move.run({ costId: c.costId, stage: to, amountMinor: c.amountMinor })} />
          <span className="number">{format.day(c.day)}</span>
          <span>{t(`budget.cost.${c.kind}`)}</span>
          <strong className="number">{format.money(c.amountMinor, currency)}</strong>
          <span className="soft">{[c.note, c.late ? t('budget.late') : ''].filter((x) => x !== '').join(' · ')}</span>
          <Button type="text" size="small" icon={<DeleteOutlined />} aria-label={t('budget.remove')} onClick={() => void remove.run({ costId: c.costId })} />
        </div>
      ))}
      <div className="plan-cost">
        <Select<CampaignCost['kind']> aria-label={t('budget.kind')} value={kind} onChange={setKind} options={costKinds.map((value) => ({ value, label: t(`budget.cost.${value}`) }))} />
        <InputNumber<number> aria-label={t('budget.amount')} placeholder={t('budget.amount')} min={0} suffix={currency} value={amount} onChange={setAmount} />
        <Select<CostStage> aria-label={t('budget.stage')} value={stage} onChange={setStage} options={stageOptions} />
        <DatePicker aria-label={t('budget.day')} allowClear={false} value={pickerDay(day)} onChange={(d) => d !== null && setDay(d.format('YYYY-MM-DD'))} />
        <Input aria-label={t('budget.note')} placeholder={t('budget.note')} maxLength={200} value={note} onChange={(e) => setNote(e.target.value)} />
        <Button icon={<PlusOutlined />} disabled={amount === null} loading={add.busy} onClick={() => void onAdd()}>
          {t('budget.add')}
        </Button>
      </div>
      <p className="soft plan-text">{t('budget.paidHint')}</p>
      <Failure error={add.error ?? move.error ?? remove.error} />
    </>
  );
}
