import type { ExportPreset } from './preset.ts';

/** Aliyun doesn't take these as names of variables. */
const reserved: Record<string, string> = { nick: 'nickname' };

/** Aliyun SMS, bulk sending in the mainland: a column for each ${variable}, named with letters, digits and underscores. */
export const aliyun: ExportPreset = {
  id: 'aliyun',
  channels: ['sms'],
  file: { type: 'xlsx', format: '@' },
  columns: {
    address: '手机号',
    slot: (index, variable) => {
      if (variable === null) return `var${index + 1}`;
      const name = variable === 'shop.name' ? 'shop_name' : variable.slice('customer.'.length);
      return reserved[name] ?? name;
    },
  },
  mainlandOnly: true,
};
