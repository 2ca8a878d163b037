import type { CampaignResults } from '../../../../shared/contract/campaigns.ts';

/** As it is read, and the number behind it: shares 0–1, money in units of its currency; null where it is words or not known. */
export interface ReportCell {
  text: string;
  value: number | null;
  /** How a spreadsheet shows the number. */
  numFmt?: string;
}
/** Drawn over a table's own cells: its first column against these. */
export interface ReportChart {
  kind: 'line' | 'column' | 'bar';
  columns: number[];
}
export interface ReportTable {
  title: string;
  /** What the figures mean. */
  note: string;
  columns: string[];
  rows: ReportCell[][];
  chart?: ReportChart;
}
/** A campaign's report before it is given a form: no word of it is about one person. */
export interface Report {
  language: 'zh-CN' | 'en';
  title: string;
  lines: string[];
  verdict: string;
  warnings: string[];
  tables: ReportTable[];
  byDay: { title: string; treated: string; heldOut: string; days: CampaignResults['byDay'] };
}

export const words = (text: string): ReportCell => ({ text, value: null });
