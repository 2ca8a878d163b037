import type { OwnField } from '../../../shared/contract/own-fields.ts';
import { ownKey } from '../../../shared/domain/own-fields.ts';

type Language = 'zh-CN' | 'en';

/** Headings of a sheet of people; what is after the first is only to read. */
export const fixedHeadings = {
  number: { 'zh-CN': '客户编号', en: 'Customer number' },
  nick: { 'zh-CN': '旺旺名', en: 'Buyer name' },
  name: { 'zh-CN': '姓名', en: 'Name' },
  phone: { 'zh-CN': '手机', en: 'Phone' },
  province: { 'zh-CN': '省份', en: 'Province' },
  city: { 'zh-CN': '城市', en: 'City' },
  orders: { 'zh-CN': '有效订单', en: 'Orders' },
  net: { 'zh-CN': '净消费额', en: 'Net spend' },
  last: { 'zh-CN': '上次购买', en: 'Last purchase' },
} as const satisfies Record<string, Record<Language, string>>;
export type FixedColumn = keyof typeof fixedHeadings;

const editable = { note: { 'zh-CN': '备注', en: 'Note' }, tags: { 'zh-CN': '标签', en: 'Tags' } } as const;

/** What may be edited: the note, the tags given by hand, and the owner's fields, each under its heading. */
export const editableHeadings = (fields: readonly OwnField[], language: Language): { what: string; heading: string }[] => [
  { what: 'tags', heading: editable.tags[language] },
  { what: 'note', heading: editable.note[language] },
  ...fields.map((field) => ({ what: ownKey(field.fieldId), heading: field.name })),
];

const fold = (heading: string) => heading.trim().toLowerCase();

/** What a heading means, in either language; an own field that is called like a fixed one gives way. */
export function columnOf(heading: string, fields: readonly OwnField[]): { fixed: FixedColumn } | { what: string } | undefined {
  const word = fold(heading);
  for (const [id, names] of Object.entries(fixedHeadings)) if (Object.values(names).some((name) => fold(name) === word)) return { fixed: id as FixedColumn };
  for (const [what, names] of Object.entries(editable)) if (Object.values(names).some((name) => fold(name) === word)) return { what };
  const own = fields.find((field) => fold(field.name) === word);
  return own && { what: ownKey(own.fieldId) };
}
