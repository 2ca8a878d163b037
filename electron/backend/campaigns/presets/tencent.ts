import type { ExportPreset } from './preset.ts';

/** Tencent Cloud, bulk SMS in the mainland: columns by position for {1}, {2} …; cells without a special format. */
export const tencent: ExportPreset = {
  id: 'tencent',
  channels: ['sms'],
  file: { type: 'xlsx', format: 'General' },
  columns: { address: '接收人手机号', slot: (index) => `短信内容变量${index + 1}` },
  mainlandOnly: true,
};
