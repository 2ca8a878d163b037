import type { Channel } from '../../../../shared/contract/copy.ts';
import type { TemplateVariable } from '../../../../shared/domain/template-variables.ts';
import type { CellFormat } from '../../files/write-xlsx.ts';
import type { ExportColumnId } from '../export-columns.ts';

/** As the mainland writes it, where it is from there; +8613800138000; 8613800138000. */
export type NumberForm = 'national' | 'e164' | 'digits';
/** A heading, and what stands under it: a column of ours, words that are the same for all, or nothing. */
export interface NamedColumn {
  header: string;
  column: ExportColumnId | { words: string } | null;
}

/** What a tool takes: one declarative file each. */
export interface ExportPreset {
  id: string;
  channels: readonly Channel[];
  /** lines: one address a line, without a heading; vcf: a card of the address book each. */
  file: { type: 'lines'; bom: boolean } | { type: 'csv'; bom: boolean } | { type: 'xlsx'; format: CellFormat } | { type: 'vcf' };
  /** The address's heading, then a column for each value of the text; or columns with their headings; or columns that the owner chooses. */
  columns: { address: string; slot: (index: number, variable: TemplateVariable | null) => string } | { named: readonly NamedColumn[] } | { choose: readonly ExportColumnId[] } | 'address';
  /** Of the addresses in the first two kinds and of `address`; national where it isn't said. */
  number?: NumberForm;
  /** Numbers of other countries are refused by the whole task. */
  mainlandOnly: boolean;
  /** Rows of one file that the tool takes. */
  mostRows?: number;
  /** No sample of the tool's own is public: the layout follows its programming interface. */
  isGuess?: true;
}
