import type { campaigns } from '../../../../shared/contract/campaigns.ts';
import type { Output } from '../../../../shared/contract/endpoint.ts';
import { ownKey } from '../../../../shared/domain/own-fields.ts';
import type { ReadDb } from '../../db/executor.ts';
import { listFields } from '../../own-fields/read-fields.ts';
import { exportColumns } from '../export-columns.ts';
import { aliyun } from './aliyun.ts';
import { genericCsv } from './generic-csv.ts';
import { genericXlsx } from './generic-xlsx.ts';
import { nickList } from './nick-list.ts';
import { plainTxt } from './plain-txt.ts';
import type { ExportPreset } from './preset.ts';
import { tencent } from './tencent.ts';

export const exportPresets: readonly ExportPreset[] = [plainTxt, tencent, aliyun, nickList, genericCsv, genericXlsx];

const extensionOf = ({ file }: ExportPreset): string => (file.type === 'lines' ? 'txt' : file.type);

/** Its list has addresses, or values, and not the words: the tool itself is told one text, once. */
export const isOneText = ({ columns }: ExportPreset): boolean => typeof columns === 'string' || 'address' in columns;

/** A preset for each of its channels; `columns` are those that may be chosen, none where they are fixed. */
export function listPresets(db: ReadDb): Output<typeof campaigns.presets> {
  const choice = [...Object.keys(exportColumns), ...listFields(db).map((field) => ownKey(field.fieldId))];
  return exportPresets.flatMap((preset) =>
    preset.channels.map((channel) => ({
      id: preset.id,
      channel,
      extension: extensionOf(preset),
      oneText: isOneText(preset),
      columns: typeof preset.columns === 'object' && 'choose' in preset.columns ? choice : [],
    })),
  );
}
