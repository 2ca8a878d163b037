import type { Reading } from '../../../../shared/contract/mapper.ts';
import type { RawRow } from '../../files/raw-row.ts';
import type { Field } from '../fields.ts';
import { memberList } from '../formats/member-list.ts';
import { ownLayout, type SavedReading } from '../own-layout.ts';
import type { RecordColumns, RecordLayout } from './recognise-records.ts';
import type { FieldOf } from './record-fields.ts';

/** What the mapper's words mean in a list of people. */
const meaning: Partial<Record<Field, FieldOf<'people'>>> = {
  buyerNick: 'buyerName',
  buyerEmail: 'email',
  phone: 'phone',
  receiver: 'name',
  receiverFamily: 'familyName',
  country: 'country',
  province: 'province',
  city: 'city',
  district: 'district',
  address: 'street',
  street: 'street',
  createdAt: 'since',
  buyerMemo: 'note',
  sellerMemo: 'note',
};

/** A list of people as the owner reads it, also one of bare phones or buyer names without a heading. */
export function ownPeople(rows: readonly RawRow[], reading: Reading | undefined, saved: readonly SavedReading[] | undefined): RecordLayout | undefined {
  const own = ownLayout(rows, reading, saved);
  if (own?.kind !== 'people') return undefined;
  const columns: Record<string, number[]> = {};
  for (const [field, of] of Object.entries(meaning) as [Field, FieldOf<'people'>][]) columns[of] = [...(columns[of] ?? []), ...own.columns[field]];
  Object.assign(columns, own.own);
  const order = own.reading?.dateOrder;
  const { headerRow, headers, confidence } = own;
  return { format: { ...memberList, id: own.format.id }, headerRow, headers, columns: columns satisfies RecordColumns, dateOrder: order === 'mdy' || order === 'dmy' ? order : undefined, confidence };
}
