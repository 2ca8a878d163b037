import type { ExportPreset } from './preset.ts';

/** Buyer nicks for the marketplace's own tools; people open it, so it has a byte-order mark. */
export const nickList: ExportPreset = { id: 'nick-list', channels: ['nick'], file: { type: 'lines', bom: true }, columns: 'address', mainlandOnly: false };
