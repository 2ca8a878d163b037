import { escapeHtml } from '../../../../shared/domain/escape-html.ts';
import type { Report, ReportCell, ReportTable } from './report.ts';

const style = `@page{size:A4;margin:14mm}body{font:14px/1.6 "PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif;color:#1a1a1a;background:#fff;max-width:960px;margin:24px auto;padding:0 16px}h1{font-size:22px;margin:0 0 4px}h2{font-size:15px;color:#1F6F5C;margin:24px 0 4px;border-bottom:1px solid #ddd}p{margin:4px 0}.soft{color:#595959;font-size:12px}.verdict{border-left:4px solid #1F6F5C;padding:8px 12px;background:#f3f8f6;font-size:16px}.warning{border-left:4px solid #b26a00;padding:6px 12px;background:#fdf6ea}table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}th,td{border-bottom:1px solid #ddd;padding:4px 8px;text-align:left;vertical-align:top;font-size:12px;overflow-wrap:anywhere}thead{display:table-header-group}tr{break-inside:avoid}.n{text-align:right}th:first-child,td:first-child{min-width:7em}code{font:11px/1.4 monospace;white-space:pre-wrap}@media print{body{margin:0;max-width:none}h2{break-after:avoid}}`;

/** A page that stands alone: no script, nothing loaded, every word as text; it prints on A4, which is also how it becomes a PDF. */
export function reportHtml({ language, title, lines, verdict, warnings, tables, byDay }: Report): string {
  const chart = (table: ReportTable) => (table.title === byDay.title ? lineChart(byDay) : '');
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"><meta name="viewport" content="width=device-width"><title>${escapeHtml(title)}</title><style>${style}</style></head><body>
<h1>${escapeHtml(title)}</h1>
${lines.map((line) => `<p class="soft">${escapeHtml(line)}</p>`).join('\n')}
<p class="verdict">${escapeHtml(verdict)}</p>
${warnings.map((warning) => `<p class="warning">${escapeHtml(warning)}</p>`).join('\n')}
${tables.filter((table) => table.rows.length > 0).map((table) => tableHtml(table, chart(table))).join('\n')}
</body></html>
`;
}

function tableHtml({ title, note, columns, rows }: ReportTable, chart: string): string {
  const isNumber = columns.map((_, i) => rows.some((row) => row[i]?.value !== null && row[i] !== undefined));
  const cell = ({ text }: ReportCell, i: number) => (columns[i] === 'SQL' ? `<td><code>${escapeHtml(text)}</code></td>` : `<td${isNumber[i] ? ' class="n"' : ''}>${escapeHtml(text)}</td>`);
  return `<section><h2>${escapeHtml(title)}</h2>${chart}
<table><thead><tr>${columns.map((name, i) => `<th${isNumber[i] ? ' class="n"' : ''}>${escapeHtml(name)}</th>`).join('')}</tr></thead><tbody>
${rows.map((row) => `<tr>${row.map(cell).join('')}</tr>`).join('\n')}
</tbody></table>${note === '' ? '' : `<p class="soft">${escapeHtml(note)}</p>`}</section>`;
}

const [WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM] = [760, 228, 48, 96, 20, 24];

/** Share that had bought by each day, both arms from zero. */
function lineChart({ title, treated, heldOut, days }: Report['byDay']): string {
  if (days.length < 2) return '';
  const most = Math.max(0.01, ...days.map((d) => Math.max(d.treatedRate, d.heldOutRate ?? 0)));
  const x = (i: number) => (LEFT + ((WIDTH - LEFT - RIGHT) * i) / (days.length - 1)).toFixed(1);
  const y = (rate: number) => (TOP + (HEIGHT - TOP - BOTTOM) * (1 - rate / most)).toFixed(1);
  const percent = (rate: number) => `${(rate * 100).toFixed(1)}%`;
  const end = days[days.length - 1]!;
  const line = (rates: number[], color: string, dash: string) => `<polyline fill="none" stroke="${color}" stroke-width="2"${dash} points="${rates.map((rate, i) => `${x(i)},${y(rate)}`).join(' ')}"/>`;
  const isClose = end.heldOutRate !== null && Math.abs(end.treatedRate - end.heldOutRate) < most * 0.08;
  const label = (text: string, rate: number, color: string, shift: number) => `<text x="${WIDTH - RIGHT + 6}" y="${Number(y(rate)) + 4 + shift}" font-size="12" fill="${color}">${escapeHtml(text)}</text>`;
  const isUpper = end.treatedRate >= (end.heldOutRate ?? 0);
  const rest = end.heldOutRate === null ? '' : line(days.map((d) => d.heldOutRate ?? 0), '#7a5ea8', ' stroke-dasharray="5 3"') + label(heldOut, end.heldOutRate, '#7a5ea8', isClose ? (isUpper ? 9 : -7) : 0);
  return `<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" width="100%" role="img" aria-label="${escapeHtml(title)}">
${[0, 0.5, 1].map((part) => `<line x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${y(most * part)}" y2="${y(most * part)}" stroke="#ddd"/><text x="${LEFT - 6}" y="${Number(y(most * part)) + 4}" font-size="11" text-anchor="end" fill="#595959">${percent(most * part)}</text>`).join('')}
<text x="${LEFT}" y="${HEIGHT - 6}" font-size="11" fill="#595959">${days[0]!.day}</text><text x="${WIDTH - RIGHT}" y="${HEIGHT - 6}" font-size="11" text-anchor="end" fill="#595959">${end.day}</text>
${line(days.map((d) => d.treatedRate), '#1F6F5C', '')}${label(treated, end.treatedRate, '#1F6F5C', isClose ? (isUpper ? -7 : 9) : 0)}${rest}</svg>`;
}
