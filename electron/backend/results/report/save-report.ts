import { writeXlsx } from 'hucre/xlsx';
import type { Output, Parsed } from '../../../../shared/contract/endpoint.ts';
import type { results } from '../../../../shared/contract/results.ts';
import { snapshot } from '../../db/remember.ts';
import { writeWhole } from '../../files/write-whole.ts';
import type { TaskContext } from '../../serve.ts';
import { readSettings } from '../../settings/read-settings.ts';
import { buildReport } from './build-report.ts';
import { reportHtml } from './report-html.ts';
import type { Report } from './report.ts';
import { loadReportWords } from './words.ts';

/** Figures alone, with their definitions: nobody's name, number or nick is in it. */
export async function saveReport({ campaignId, format, to }: Parsed<typeof results.saveReport>, context: TaskContext): Promise<Output<typeof results.saveReport>> {
  const words = await loadReportWords(readSettings(context.db).language === 'en' ? 'en' : 'zh-CN');
  const report = snapshot(context.db, () => buildReport(campaignId, context, words));
  return writeWhole(context.file(to).path, [format === 'html' ? reportHtml(report) : await workbookOf(report)]);
}

/** The first sheet says it in words, each table has its own, the definitions come last. Text is typed as text, never a formula. */
async function workbookOf({ title, lines, verdict, warnings, tables }: Report): Promise<Uint8Array> {
  const told = tables.filter((table) => table.rows.length > 0);
  const first = { name: title.replaceAll(/[[\]:*?/\\']/g, ' ').trim().slice(0, 24) || '1', rows: [[title], ...lines.map((line) => [line]), [verdict], ...warnings.map((warning) => [warning])], columns: [{ width: 100 }] };
  const sheets = told.map(({ title: name, columns, rows, note }, i) => ({
    name: `${i + 1} ${name.replaceAll(/[[\]:*?/\\']/g, ' ')}`.slice(0, 31),
    columns: columns.map((column) => ({ width: column === 'SQL' ? 80 : 22 })),
    rows: [columns, ...rows.map((row) => row.map(({ text, value }) => value ?? text)), ...(note === '' ? [] : [[], [note]])],
  }));
  return writeXlsx({ sheets: [first, ...sheets] });
}
