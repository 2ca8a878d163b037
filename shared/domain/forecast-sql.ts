import { ruleForecast } from './interval-rule.ts';
import { besideOne, laterOf } from './repeat-model.ts';
import type { SqlContext } from './rule-to-sql.ts';

/** Days ahead of the rule field, and by which its method is chosen. */
export const FORECAST_DAYS = 90;

/** A customer's history in weeks, over `m`, as historyOf. */
function historySql(asOf: string) {
  return { x: '(m.purchase_days - 1)', tx: '((julianday(m.last_day) - julianday(m.first_day)) / 7.0)', T: `((julianday(${asOf}) - julianday(m.first_day)) / 7.0)` };
}

/** As aliveChance; of who hasn't bought, null. */
export function aliveSql({ asOf, bind, lifecycle }: SqlContext): string {
  const method = lifecycle.method(FORECAST_DAYS);
  if (method === null || !('model' in method)) return 'NULL';
  const { r, alpha, a, b } = method.params;
  const { x, tx, T } = historySql(bind(asOf));
  const later = laterOf(method.model);
  const chance = `1.0 / (1.0 + ${bind(a)} * 1.0 / (${bind(b)} + ${x} + ${later - 1}) * pow((${bind(alpha)} + ${T}) / (${bind(alpha)} + ${tx}), ${bind(r)} + ${x}))`;
  return `CASE WHEN m.first_day IS NULL THEN NULL WHEN ${x} + ${later} = 0 THEN 1.0 ELSE ${chance} END`;
}

/** As expectedPurchases, its hypergeometric function by its series, or ruleForecast. forecast() gives the same a hundred times as fast. */
export function expectedSql(context: SqlContext): string {
  const { asOf, bind, lifecycle } = context;
  const method = lifecycle.method(FORECAST_DAYS);
  if (method === null) return 'NULL';
  if (!('model' in method)) {
    const longest = method.awayLater.length - 1 - FORECAST_DAYS;
    const table = (isFirst: boolean) => bind(JSON.stringify(Array.from({ length: longest + 1 }, (_, silentDays) => ruleForecast(method, { isFirst, silentDays }, FORECAST_DAYS).expected)));
    const silent = `CAST(julianday(${bind(asOf)}) - julianday(m.last_day) AS INTEGER)`;
    return `CASE WHEN m.last_day IS NULL THEN NULL ELSE coalesce(json_extract(CASE m.purchase_days WHEN 1 THEN ${table(true)} ELSE ${table(false)} END, '$[' || ${silent} || ']'), 0.0) END`;
  }
  const { r, alpha, b } = method.params;
  const a = besideOne(method.params.a);
  const weeks = FORECAST_DAYS / 7;
  const { x, T } = historySql(bind(asOf));
  const later = laterOf(method.model);
  const seen = `(${bind(alpha)} + ${T})`;
  const series = [
    `WITH RECURSIVE h(k, p, q, s, z, term, total) AS (`,
    `SELECT 0, ${bind(r)} + ${x}, ${bind(b)} + ${x} + ${later}, ${bind(a + b + later - 1)} + ${x}, ${bind(weeks)} / (${seen} + ${bind(weeks)}), 1.0, 1.0`,
    `UNION ALL SELECT k + 1, p, q, s, z, term * (p + k) * (q + k) / ((s + k) * (k + 1.0)) * z, total + term * (p + k) * (q + k) / ((s + k) * (k + 1.0)) * z FROM h WHERE term > 1e-15 * total AND k < 20000)`,
    'SELECT total FROM h ORDER BY k DESC LIMIT 1',
  ].join(' ');
  const shrink = `pow(${seen} / (${seen} + ${bind(weeks)}), ${bind(r)} + ${x}) * (${series})`;
  return `CASE WHEN m.first_day IS NULL THEN NULL ELSE (${bind(a + b + later - 1)} + ${x}) * 1.0 / ${bind(a - 1)} * (1.0 - ${shrink}) * (${aliveSql(context)}) END`;
}
