import type { Channel } from '../../../../shared/contract/copy.ts';
import type { TemplateVariable } from '../../../../shared/domain/template-variables.ts';
import type { CellFormat } from '../../files/write-xlsx.ts';
import type { ExportColumnId } from '../export-columns.ts';

/** What a tool takes: one declarative file each. */
export interface ExportPreset {
  id: string;
  channels: readonly Channel[];
  /** lines: one address a line, without a heading. */
  file: { type: 'lines'; bom: boolean } | { type: 'csv'; bom: boolean } | { type: 'xlsx'; format: CellFormat };
  /** The address's heading, then a column for each value of the text; or columns that the owner chooses. */
  columns: { address: string; slot: (index: number, variable: TemplateVariable | null) => string } | { choose: readonly ExportColumnId[] } | 'address';
  /** Numbers of other countries are refused by the whole task. */
  mainlandOnly: boolean;
}
