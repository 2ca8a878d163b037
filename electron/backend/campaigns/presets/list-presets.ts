import type { campaigns } from '../../../../shared/contract/campaigns.ts';
import type { Channel } from '../../../../shared/contract/copy.ts';
import type { Output } from '../../../../shared/contract/endpoint.ts';
import { ownKey } from '../../../../shared/domain/own-fields.ts';
import type { ReadDb } from '../../db/executor.ts';
import { listFields } from '../../own-fields/read-fields.ts';
import { exportColumns } from '../export-columns.ts';
import { aliyun } from './aliyun.ts';
import { contactTools } from './contact-tools.ts';
import { genericCsv } from './generic-csv.ts';
import { genericXlsx } from './generic-xlsx.ts';
import { nickList } from './nick-list.ts';
import { plainTxt } from './plain-txt.ts';
import type { ExportPreset, NamedColumn } from './preset.ts';
import { smsTools } from './sms-tools.ts';
import { tencent } from './tencent.ts';

/** What most shops need, before the rest. */
const common: readonly ExportPreset[] = [plainTxt, tencent, aliyun, nickList, genericCsv, genericXlsx];
export const exportPresets: readonly ExportPreset[] = [...common, ...smsTools, ...contactTools];

const extensionOf = ({ file }: ExportPreset): string => (file.type === 'lines' ? 'txt' : file.type);

/** Its list has addresses, or values, and not the words: the tool itself is told one text, once. */
export const isOneText = ({ columns }: ExportPreset): boolean => typeof columns === 'string' || 'address' in columns || ('named' in columns && !columns.named.some((c) => c.column === 'text'));

/** A preset for each of its channels; `columns` are those that may be chosen, none where they are fixed. */
export function listPresets(db: ReadDb): Output<typeof campaigns.presets> {
  const choice = [...Object.keys(exportColumns), ...listFields(db).map((field) => ownKey(field.fieldId))];
  return exportPresets.flatMap((preset) =>
    preset.channels.map((channel) => ({
      id: preset.id,
      channel,
      extension: extensionOf(preset),
      oneText: isOneText(preset),
      isCommon: common.includes(preset),
      headers: headersOf(preset, channel),
      mostRows: preset.mostRows ?? null,
      isGuess: preset.isGuess === true,
      columns: typeof preset.columns === 'object' && 'choose' in preset.columns ? choice : [],
    })),
  );
}

/** Those that there always are; of a column for each value of the text the first as an example. */
function headersOf({ columns }: ExportPreset, channel: Channel): string[] {
  if (typeof columns === 'string' || 'choose' in columns) return [];
  return 'named' in columns ? namedColumns(columns.named, channel).map((c) => c.header) : [columns.address, `${columns.slot(0, null)}…`];
}

/** Addresses of other channels than the campaign's own stay out. */
export const namedColumns = (columns: readonly NamedColumn[], channel: Channel): NamedColumn[] =>
  columns.filter(({ column }) => (channel === 'sms' ? column !== 'email' : channel === 'email' ? typeof column !== 'string' || !column.startsWith('phone') : true));
