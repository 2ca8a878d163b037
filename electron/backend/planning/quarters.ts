import type { QuarterBudget } from '../../../shared/contract/planning-calendar.ts';
import { budgetAlert } from '../../../shared/domain/budget-alert.ts';
import { listCampaigns } from '../campaigns/campaign-row.ts';
import type { ReadDb, WriteDb } from '../db/executor.ts';
import { readSettings } from '../settings/read-settings.ts';
import { readBudget } from './budget.ts';

const quarterOf = (day: string): string => `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;

/** Each quarter that has a campaign or a budget, the newest first. Of a draft what was entered; its messages aren't known before the lock. */
export function readQuarters(db: ReadDb): QuarterBudget[] {
  const { baseCurrency } = readSettings(db);
  const given = new Map(db.all<{ quarter: string; amountMinor: number }>('SELECT quarter, amount_minor AS amountMinor FROM quarter_budgets WHERE currency = :baseCurrency', { baseCurrency }).map((r) => [r.quarter, r.amountMinor]));
  const dated = listCampaigns(db).filter((c) => c.sendDay !== null && c.currency === baseCurrency);
  const byQuarter = Map.groupBy(dated, (c) => quarterOf(c.sendDay!));
  const quarters = [...new Set([...byQuarter.keys(), ...given.keys()])].sort().reverse();
  return quarters.map((quarter): QuarterBudget => {
    const budgets = (byQuarter.get(quarter) ?? []).map((c) => readBudget(db, c, 0));
    const sum = (stage: 'planned' | 'committed' | 'actual') => budgets.reduce((total, b) => total + b.sums.reduce((s, k) => s + k[stage], 0), 0);
    const [plannedMinor, committedMinor, actualMinor] = [sum('planned'), sum('committed'), sum('actual')];
    const budgetMinor = given.get(quarter) ?? null;
    return { quarter, currency: baseCurrency, budgetMinor, campaigns: budgets.length, plannedMinor, committedMinor, actualMinor, alert: budgetAlert(plannedMinor + committedMinor + actualMinor, budgetMinor) };
  });
}

/** Null takes it back. */
export function setQuarterBudget({ year, quarter: part, amountMinor }: { year: number; quarter: number; amountMinor: number | null }, db: WriteDb): { quarter: string } {
  const quarter = `${year}-Q${part}`;
  if (amountMinor === null) db.run('DELETE FROM quarter_budgets WHERE quarter = :quarter', { quarter });
  else
    db.run('INSERT INTO quarter_budgets (quarter, amount_minor, currency) VALUES (:quarter, :amountMinor, :currency) ON CONFLICT (quarter) DO UPDATE SET amount_minor = excluded.amount_minor, currency = excluded.currency', {
      quarter,
      amountMinor,
      currency: readSettings(db).baseCurrency,
    });
  return { quarter };
}
