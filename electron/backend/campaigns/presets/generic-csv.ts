import type { ExportPreset } from './preset.ts';

/** For people and for tools that let columns be matched; the first column is the address of the channel. */
export const genericCsv: ExportPreset = { id: 'generic-csv', channels: ['sms', 'email', 'nick'], file: { type: 'csv', bom: true }, columns: { choose: ['name', 'text'] }, mainlandOnly: false };
