/** What an ad tool takes as a list of people: one address each, mostly hashed so that the tool only learns whom it knows already. */
export interface AdFormat {
  channel: 'sms' | 'email';
  /** national: a mainland number's 11 digits; digits: with the country code, no plus; e164: with both. */
  value: 'national' | 'digits' | 'e164' | 'email';
  hash: 'md5' | 'sha256' | null;
  /** The heading of its one column; null: an address a line, no heading. */
  header: string | null;
}
export const adFormats = {
  phones_md5: { channel: 'sms', value: 'national', hash: 'md5', header: null },
  phones_sha256: { channel: 'sms', value: 'national', hash: 'sha256', header: null },
  phones_plain: { channel: 'sms', value: 'national', hash: null, header: null },
  phone_column: { channel: 'sms', value: 'digits', hash: 'sha256', header: 'phone' },
  phone_column_plus: { channel: 'sms', value: 'e164', hash: 'sha256', header: 'Phone' },
  email_column: { channel: 'email', value: 'email', hash: 'sha256', header: 'email' },
} as const satisfies Record<string, AdFormat>;
export type AdFormatId = keyof typeof adFormats;
export const adFormatIds = Object.keys(adFormats) as [AdFormatId, ...AdFormatId[]];

/**
 * The address as the format writes it before hashing; null where the format has no place for it.
 * Worked example: +8613800138000 → national 13800138000, digits 8613800138000; +14155550100 → national null.
 */
export function adValue(address: string, value: AdFormat['value']): string | null {
  switch (value) {
    case 'national':
      return /^\+861\d{10}$/.test(address) ? address.slice(3) : null;
    case 'digits':
      return address.replace(/^\+/, '');
    case 'e164':
      return address;
    case 'email':
      return address.trim().toLowerCase();
  }
}
