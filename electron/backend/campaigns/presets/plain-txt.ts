import type { ExportPreset } from './preset.ts';

/** What every SMS tool takes: a number a line. A byte-order mark would spoil the first one. */
export const plainTxt: ExportPreset = { id: 'plain-txt', channels: ['sms'], file: { type: 'lines', bom: false }, columns: 'address', mainlandOnly: false };
