import type { ExportPreset, NamedColumn } from './preset.ts';

const csv = { type: 'csv', bom: false } as const;
const named = (columns: Record<string, NamedColumn['column']>): { named: NamedColumn[] } => ({ named: Object.entries(columns).map(([header, column]) => ({ header, column })) });

/** Google Contacts' layout of 2024; what isn't known stays empty. */
const google = ['First Name', 'Middle Name', 'Last Name', 'Phonetic First Name', 'Phonetic Middle Name', 'Phonetic Last Name', 'Name Prefix', 'Name Suffix', 'Nickname', 'File As', 'Organization Name', 'Organization Title', 'Organization Department', 'Birthday', 'Notes', 'Photo', 'Labels', 'E-mail 1 - Label', 'E-mail 1 - Value', 'Phone 1 - Label', 'Phone 1 - Value'];
const known: Record<string, NamedColumn['column']> = { 'First Name': 'name', Nickname: 'nick', 'Phone 1 - Label': { words: 'Mobile' }, 'Phone 1 - Value': 'phone_e164' };

/** Tools that keep contacts: they are given addresses and names, and know the words themselves. Only addresses of the campaign's own channel go in. */
export const contactTools: readonly ExportPreset[] = [
  { id: 'bird', channels: ['sms', 'email'], file: csv, columns: named({ firstName: 'name', phone: 'phone_e164', email: 'email', 'attributes.city': 'city' }), mainlandOnly: false },
  { id: 'brevo', channels: ['sms', 'email'], file: csv, columns: named({ EMAIL: 'email', SMS: 'phone_e164', FIRSTNAME: 'name', EXT_ID: 'customer_id' }), mainlandOnly: false },
  { id: 'klaviyo', channels: ['sms', 'email'], file: csv, columns: named({ Email: 'email', 'Phone Number': 'phone_e164', 'First Name': 'name' }), mainlandOnly: false },
  { id: 'mailchimp', channels: ['email'], file: csv, columns: named({ 'Email Address': 'email', 'First Name': 'name' }), mainlandOnly: false },
  { id: 'sendgrid', channels: ['email'], file: csv, columns: named({ email: 'email', first_name: 'name', city: 'city', state_province_region: 'province', external_id: 'customer_id' }), mainlandOnly: false, mostRows: 1_000_000 },
  { id: 'google-contacts', channels: ['sms'], file: csv, columns: { named: google.map((header) => ({ header, column: known[header] ?? null })) }, mainlandOnly: false },
  { id: 'vcard', channels: ['sms'], file: { type: 'vcf' }, columns: 'address', number: 'e164', mainlandOnly: false },
];
