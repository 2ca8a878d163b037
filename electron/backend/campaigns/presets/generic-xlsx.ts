import type { ExportPreset } from './preset.ts';

/** As generic-csv, for whoever opens lists in a spreadsheet: long numbers stay whole. */
export const genericXlsx: ExportPreset = { id: 'generic-xlsx', channels: ['sms', 'email', 'nick'], file: { type: 'xlsx', format: '@' }, columns: { choose: ['name', 'text'] }, mainlandOnly: false };
