import type { TemplateVariable } from '../../../../shared/domain/template-variables.ts';
import type { ExportPreset, NamedColumn } from './preset.ts';

const text = { type: 'xlsx', format: '@' } as const;
const general = { type: 'xlsx', format: 'General' } as const;
const csv = { type: 'csv', bom: false } as const;
const nameOf = (index: number, variable: TemplateVariable | null): string => (variable === null ? `var${index + 1}` : variable.split('.')[1]!);
const named = (columns: Record<string, NamedColumn['column']>): { named: NamedColumn[] } => ({ named: Object.entries(columns).map(([header, column]) => ({ header, column })) });

/** Headings that a tool has published or, where it hasn't (`isGuess`), what its programming interface calls them. */
export const smsTools: readonly ExportPreset[] = [
  { id: 'plain-txt-e164', channels: ['sms'], file: { type: 'lines', bom: false }, columns: 'address', number: 'e164', mainlandOnly: false },
  { id: 'huawei', channels: ['sms'], file: text, columns: { address: '手机号', slot: (i) => `变量${i + 1}` }, mainlandOnly: true, mostRows: 1_000_000, isGuess: true },
  { id: 'chuanglan', channels: ['sms'], file: { type: 'csv', bom: true }, columns: { address: '手机号', slot: (i) => `变量${i + 1}` }, mainlandOnly: true, isGuess: true },
  { id: 'emay', channels: ['sms'], file: text, columns: named({ 手机号: 'phone', 短信内容: 'text' }), mainlandOnly: true, isGuess: true },
  { id: 'submail', channels: ['sms'], file: text, columns: { address: '手机号', slot: nameOf }, mainlandOnly: true, mostRows: 50_000, isGuess: true },
  { id: 'aliyun-intl', channels: ['sms'], file: csv, columns: { address: 'phone', slot: nameOf }, number: 'digits', mainlandOnly: false, isGuess: true },
  { id: 'tencent-intl', channels: ['sms'], file: general, columns: { address: "Recipient's Mobile Number", slot: (i) => `SMS Content Variable ${i + 1}` }, number: 'e164', mainlandOnly: false },
  { id: 'ycloud', channels: ['sms'], file: text, columns: { address: 'phone', slot: nameOf }, number: 'e164', mainlandOnly: false },
  { id: 'twilio', channels: ['sms'], file: csv, columns: named({ to: 'phone_e164', body: 'text' }), mainlandOnly: false, isGuess: true },
  { id: 'plivo', channels: ['sms'], file: csv, columns: named({ dst: 'phone_e164', text: 'text' }), mainlandOnly: false, isGuess: true },
  { id: 'messagebird', channels: ['sms'], file: csv, columns: named({ phone: 'phone_e164', 'first name': 'name' }), mainlandOnly: false, mostRows: 50_000 },
  { id: 'whatsapp', channels: ['sms'], file: csv, columns: named({ phone_number: 'phone_digits', name: 'name', text: 'text' }), mainlandOnly: false },
  { id: 'whatsapp-qiscus', channels: ['sms'], file: csv, columns: named({ phone_number: 'phone_digits', customer_name: 'name', header_variable: null, body_variable1: 'text' }), mainlandOnly: false, mostRows: 1000 },
  { id: 'whatsapp-wati', channels: ['sms'], file: csv, columns: named({ Name: 'name', Phone: 'phone_digits' }), mainlandOnly: false, isGuess: true },
];
