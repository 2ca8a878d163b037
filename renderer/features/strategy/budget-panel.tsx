import { Button, InputNumber, Skeleton, Slider } from 'antd';
import { useTranslation } from 'react-i18next';
import type { BudgetRow, StrategyBudget } from '../../../shared/contract/strategy-budget.ts';
import type { StrategyRow } from '../../../shared/contract/strategy.ts';
import { moveInSplit, scaleSplit } from '../../../shared/domain/budget-split.ts';
import { states } from '../../../shared/domain/lifecycle-states.ts';
import { minorPerUnit } from '../../../shared/lib/money.ts';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import type { PeopleAsked } from '../../lib/people-drawer.tsx';
import { useTaskQuery } from '../../lib/query.ts';
import { Definition } from '../../ui/definition.tsx';
import { Panel } from '../../ui/panel.tsx';

interface BudgetPanelProps {
  rows: StrategyRow[];
  onChange: (amounts: ReadonlyMap<StrategyRow['state'], number>) => void;
  onAsk: (asked: PeopleAsked) => void;
}
const nothing = {};

/** How 90 days' money is shared among the states, what it did for each before, and what was really spent. */
export function BudgetPanel({ rows, onChange, onAsk }: BudgetPanelProps) {
  const { t } = useTranslation('strategy');
  const { t: common } = useTranslation('common');
  const format = useFormat();
  const { data, error } = useTaskQuery(api.strategy.budget, nothing);
  const open = states.map((state) => rows.find((r) => r.state === state)!).filter((row) => !row.leaveAlone);
  const amounts = open.map((row) => row.budgetMinor ?? 0);
  const total = amounts.reduce((a, b) => a + b, 0);
  const currency = data?.currency ?? 'CNY';
  const unit = minorPerUnit(currency);
  const put = (next: readonly number[]) => onChange(new Map(open.map((row, i) => [row.state, next[i]!])));
  const told = data && expectedOf(data, open);
  const spent = data?.rows.reduce((sum, r) => sum + r.spentMinor, 0) ?? 0;
  return (
    <Panel title={t('budget.title')} extra={<Definition label={common('definition')} text={t('define.budget', { least: data?.leastPeople ?? 30 })} n={t('budget.n', { treated: sumOf(data, 'treated'), heldOut: sumOf(data, 'heldOut') })} />}>
      <Failure error={error} />
      {!data && !error && <Skeleton active />}
      {data && !data.canTell && <p className="soft">{t('noCuts')}</p>}
      {data?.canTell && told && (
        <>
          <div className="budget-head">
            <label>
              <span>{t('budget.total')}</span>
              <InputNumber min={0} max={1e9} suffix={currency} value={total / unit} disabled={open.length === 0} onChange={(v) => v !== null && put(scaleSplit(amounts, Math.round(v * unit)))} />
            </label>
            <span className="soft">{total === 0 ? t('budget.none') : told.known === 0 ? t('budget.cannotTell') : t(data.margin.share === null ? 'budget.expectedSales' : 'budget.expectedMargin', { money: format.money(told.brings, currency), low: format.money(told.low, currency), high: format.money(told.high, currency), states: format.count(told.known) })}</span>
          </div>
          <div className="wide-table">
            <table className="plain-table budget-split">
              <thead>
                <tr>
                  <th>{t('matrix.state')}</th>
                  <th>{t('budget.slide')}</th>
                  <th className="is-number">{t('budget.amount')}</th>
                  <th className="is-number">{t(data.margin.share === null ? 'budget.perUnitSales' : 'budget.perUnitMargin', { currency })}</th>
                  <th className="is-number">{t('budget.brings')}</th>
                  <th className="is-number">{t('budget.spent')}</th>
                </tr>
              </thead>
              <tbody>
                {data.rows.map((row) => {
                  const at = open.findIndex((r) => r.state === row.state);
                  return <SplitRow key={row.state} told={row} amount={at < 0 ? null : amounts[at]!} total={total} currency={currency} onMove={(to) => put(moveInSplit(amounts, at, to))} onAsk={onAsk} />;
                })}
              </tbody>
            </table>
          </div>
          <p className="chart-note soft">{t('budget.note', { spent: format.money(spent, currency), total: format.money(total, currency), since: format.day(data.since) })}</p>
        </>
      )}
    </Panel>
  );
}

interface SplitRowProps {
  told: BudgetRow;
  /** Null: left alone. */
  amount: number | null;
  total: number;
  currency: string;
  onMove: (to: number) => void;
  onAsk: (asked: PeopleAsked) => void;
}

function SplitRow({ told, amount, total, currency, onMove, onAsk }: SplitRowProps) {
  const { t } = useTranslation('strategy');
  const { t: lifecycle } = useTranslation('lifecycle');
  const format = useFormat();
  const name = lifecycle(`state.${told.state}`);
  const { measured } = told;
  const share = amount === null || total === 0 ? 0 : amount / total;
  const used = usedOf(told, amount ?? 0);
  return (
    <tr className={amount === null ? 'is-off' : ''}>
      <td className={`strategy-mark is-${told.state}`}>
        <Button type="link" className="flat-link" disabled={told.customers === 0} onClick={() => onAsk({ title: name, rule: { combinator: 'and', rules: [{ field: 'state', operator: '=', value: told.state }] }, saveAs: name })}>
          {name}
        </Button>{' '}
        <small className="soft number">{t('people', { count: told.customers })}</small>
      </td>
      <td className="budget-slide">
        {amount === null ? <span className="soft">{t('matrix.leaveAlone')}</span> : <Slider aria-label={t('budget.slideOf', { state: name })} min={0} max={Math.max(total, 1)} step={Math.max(1, Math.round(total / 100))} value={amount} disabled={total === 0} tooltip={{ open: false }} onChange={onMove} />}
      </td>
      <td className="is-number">
        {format.money(amount ?? 0, currency)} <small className="soft">{format.share(share)}</small>
        {used < (amount ?? 0) && <small className="budget-room is-over">{t('budget.room', { money: format.money(used, currency) })}</small>}
      </td>
      <td className="is-number">
        {measured.perUnit === null ? (
          <span className="soft">{t(measured.campaigns === 0 ? 'budget.never' : measured.netPerPerson === null ? 'budget.tooFew' : 'budget.free', { treated: format.count(measured.treated), heldOut: format.count(measured.heldOut) })}</span>
        ) : (
          <>
            {format.number(round(measured.perUnit.value))} <small className="soft">{t('budget.range', { low: format.number(round(measured.perUnit.low)), high: format.number(round(measured.perUnit.high)) })}</small>
            <small className="budget-room soft">{t(measured.perUnit.low > 0 ? 'budget.proven' : 'budget.notProven', { treated: format.count(measured.treated), heldOut: format.count(measured.heldOut) })}</small>
          </>
        )}
      </td>
      <td className="is-number">{measured.perUnit === null || amount === null ? '–' : format.money(Math.round(used * measured.perUnit.value), currency)}</td>
      <td className="is-number">
        {format.money(told.spentMinor, currency)}
        {amount !== null && amount > 0 && <small className={told.spentMinor > amount ? 'budget-room is-over' : 'budget-room soft'}>{t('budget.ofSplit', { share: format.share(told.spentMinor / amount) })}</small>}
      </td>
    </tr>
  );
}

const sumOf = (told: StrategyBudget | undefined, of: 'treated' | 'heldOut'): number => told?.rows.reduce((n, r) => n + r.measured[of], 0) ?? 0;
const round = (value: number): number => Math.round(value * 100) / 100;
/** More than the cadence allows can't be spent. */
const usedOf = ({ roomMinor }: BudgetRow, amount: number): number => (roomMinor === null ? amount : Math.min(amount, roomMinor));

/** Of the states whose return is measured; the intervals' ends are added, which is wider than the sum's own. */
function expectedOf(told: StrategyBudget, open: readonly StrategyRow[]): { known: number; brings: number; low: number; high: number } {
  const sums = { known: 0, brings: 0, low: 0, high: 0 };
  for (const row of open) {
    const found = told.rows.find((r) => r.state === row.state);
    if (!found?.measured.perUnit) continue;
    const used = usedOf(found, row.budgetMinor ?? 0);
    sums.known += 1;
    sums.brings += Math.round(used * found.measured.perUnit.value);
    sums.low += Math.round(used * found.measured.perUnit.low);
    sums.high += Math.round(used * found.measured.perUnit.high);
  }
  return sums;
}
