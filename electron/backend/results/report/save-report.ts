import type { Output, Parsed } from '../../../../shared/contract/endpoint.ts';
import type { results } from '../../../../shared/contract/results.ts';
import { snapshot } from '../../db/remember.ts';
import { writeWhole } from '../../files/write-whole.ts';
import type { TaskContext } from '../../serve.ts';
import { readSettings } from '../../settings/read-settings.ts';
import { buildReport } from './build-report.ts';
import { reportHtml } from './report-html.ts';
import { reportWorkbook } from './report-workbook.ts';
import { loadReportWords } from './words.ts';

/** Figures alone, with their definitions: nobody's name, number or nick is in it. */
export async function saveReport({ campaignId, format, to }: Parsed<typeof results.saveReport>, context: TaskContext): Promise<Output<typeof results.saveReport>> {
  const words = await loadReportWords(readSettings(context.db).language === 'en' ? 'en' : 'zh-CN');
  const report = snapshot(context.db, () => buildReport(campaignId, context, words));
  return writeWhole(context.file(to).path, [format === 'html' ? reportHtml(report) : await reportWorkbook(report)]);
}
