import * as z from 'zod';
import type { Habits } from '../domain/habits.ts';
import type { OwnFieldKey } from '../domain/own-fields.ts';
import { command, day, id, query } from './endpoint.ts';
import { acquisition } from './acquisition.ts';
import { ownFields } from './own-fields.ts';
import { followers } from './followers.ts';
import { idNumbers } from './id-numbers.ts';
import { people } from './people.ts';
import { prospects } from './prospects.ts';
import { reach } from './reach.ts';
import { sheetsOf } from './sheets.ts';
import { timeline } from './timeline.ts';
import { erasure } from './erasure.ts';
import { rule } from './rule.ts';

export type PhoneQuality = 'valid' | 'masked' | 'virtual' | 'invalid' | 'none';

/** A customer in a list. Money in minor units; null where it can't be said (more than one currency, no purchase). */
export interface CustomerRow {
  customerId: number;
  nick: string | null;
  name: string | null;
  phone: string | null;
  phoneQuality: PhoneQuality;
  email: string | null;
  province: string | null;
  city: string | null;
  platforms: string;
  orders: number;
  purchaseDays: number;
  netTotalMinor: number | null;
  aovMinor: number | null;
  refundMinor: number | null;
  firstDay: string | null;
  lastDay: string | null;
  lastOrderDays: number | null;
  intervalDays: number | null;
  optedOut: boolean;
  /** Their personal information was erased. */
  erased: boolean;
  /** Of the owner's fields that the list was asked for, by their id; several values as one text. */
  ownTexts?: Record<number, string>;
}
export const customerSort = z.enum(['nick', 'name', 'phone', 'phoneQuality', 'email', 'province', 'city', 'platforms', 'orders', 'purchaseDays', 'netTotalMinor', 'aovMinor', 'refundMinor', 'firstDay', 'lastDay', 'intervalDays']);
export type CustomerSort = z.infer<typeof customerSort>;
/** A column of the list: one of everyone's, or a field of the owner's. */
export type ListColumnId = CustomerSort | OwnFieldKey;
const ownColumn = z.string().regex(/^own_[1-9]\d{0,9}$/) as unknown as z.ZodType<OwnFieldKey, OwnFieldKey>;
const listColumn = z.union([customerSort, ownColumn]);

export interface SourceRow {
  batchId: number;
  fileName: string;
  line: number;
}
export interface OrderItem {
  lineId: number;
  title: string;
  sku: string | null;
  quantity: number;
  unitPriceMinor: number | null;
  paidMinor: number | null;
  refundMinor: number;
  status: string | null;
  sources: SourceRow[];
}
/** Times in UTC milliseconds; `waybill` '' where no file has a number. */
export interface OrderParcel {
  waybill: string;
  carrier: string | null;
  shippedAt: number | null;
  signedAt: number | null;
}
export interface CustomerOrder {
  orderId: number;
  orderNo: string;
  shopName: string;
  platform: string;
  status: string;
  day: string | null;
  createdAt: number | null;
  paidAt: number | null;
  currency: string;
  paidMinor: number | null;
  refundMinor: number;
  netMinor: number;
  isValid: boolean;
  /** Left out of all figures by the owner. */
  excluded: 'test' | 'brushing' | null;
  /** Nothing in it is goods: money, and no purchase day. */
  noGoods: boolean;
  buyerMemo: string | null;
  sellerMemo: string | null;
  parcels: OrderParcel[];
  items: OrderItem[];
  sources: SourceRow[];
}
/** What one row of a customers' file or member list says. */
export interface ToldPerson {
  fileName: string;
  line: number;
  at: number;
  platform: string;
  source: string | null;
  since: string | null;
  nick: string | null;
  wechat: string | null;
  tags: string[];
  emailConsent: 'yes' | 'no' | null;
  smsConsent: 'yes' | 'no' | null;
  /** What they agreed to, and who took it down. */
  wording: string | null;
  staff: string | null;
  note: string | null;
}
export interface ReturnedItem {
  orderNo: string;
  day: string | null;
  title: string | null;
  quantity: number;
  reason: string | null;
  comment: string | null;
}
/** A tag that somebody has: by hand, by a segment's rule, or as a word of a file. */
export interface PersonTag {
  name: string;
  /** Null: only a file says it. */
  tagId: number | null;
  color: string | null;
  from: 'hand' | 'rule' | 'file';
  /** The last day on which it holds. */
  untilDay: string | null;
}
/** What a field of the owner's is for somebody; several where it is several of a choice. */
export interface OwnPersonValue {
  fieldId: number;
  values: string[];
  from: 'owner' | 'file';
}
export interface Customer extends CustomerRow {
  currency: string;
  gender: 'male' | 'female' | null;
  birthday: string | null;
  note: string | null;
  optedOutAt: number | null;
  emailConsent: 'yes' | 'no' | null;
  smsConsent: 'yes' | 'no' | null;
  /** What files say where the owner has said nothing. */
  toldGender: 'male' | 'female' | null;
  toldBirthday: string | null;
  /** Every customers' file or member list that names this person. */
  told: ToldPerson[];
  /** Returned pieces of their orders. */
  returns: ReturnedItem[];
  refundRate: number | null;
  discountShare: number | null;
  accounts: { platform: string; kind: string; value: string }[];
  contacts: { receiver: string | null; phone: string | null; phoneQuality: PhoneQuality; province: string | null; city: string | null; address: string | null }[];
  orderList: CustomerOrder[];
  touches: { at: number; channel: string; campaignId: number; campaignName: string; status: string; reply: string | null }[];
  segments: { segmentId: number; name: string }[];
  tags: PersonTag[];
  /** Of the owner's own fields, those that are known. */
  own: OwnPersonValue[];
  /** An ID number is kept; the number itself needs the owner's passphrase. */
  hasIdNumber: boolean;
  /** Their information was erased, but not from every file yet. */
  erasureUnfinished: boolean;
}

/** Which customers a list shows. */
export const chosenCustomers = {
  rule: rule.optional(),
  search: z.string().max(200).optional(),
  shop: id.optional(),
  /** Column filters: free text for text columns, `min..max` for numbers and days; money in the currency's unit (yuan). */
  filters: z.partialRecord(listColumn, z.string().max(100)).optional(),
  asOf: day.optional(),
  /** Of these, who was or wasn't found by a rule as of another day. */
  was: z.array(z.strictObject({ rule, asOf: day, inside: z.boolean() })).max(2).optional(),
};

export const customers = {
  list: query(
    z.strictObject({
      ...chosenCustomers,
      sort: z.strictObject({ by: listColumn, descending: z.boolean().default(false) }).optional(),
      /** The owner's fields that the rows are to hold. */
      fields: z.array(id).max(60).optional(),
      offset: z.int().min(0).default(0),
      limit: z.int().min(1).max(500).default(100),
    }),
  ).returns<{ total: number; rows: CustomerRow[]; currency: string; asOf: string }>(),
  get: query(z.strictObject({ customerId: id, asOf: day.optional() })).returns<Customer>(),
  /**
   * What they buy, when and at which price; money in the currency of most of their orders. `alsoBought`: of the buyers of
   * what they bought last (`of` people), how many also bought this, which they haven't.
   */
  habits: query(z.strictObject({ customerId: id, asOf: day.optional() })).returns<Habits & { currency: string | null; alsoBought: { product: string; buyers: number; of: number }[] }>(),
  update: command(
    z.strictObject({
      customerId: id,
      gender: z.enum(['male', 'female']).nullable().optional(),
      /** YYYY-MM-DD, or --MM-DD where the year isn't known. */
      birthday: z.string().regex(/^(\d{4}|-)-\d{2}-\d{2}$/).nullable().optional(),
      note: z.string().max(2000).nullable().optional(),
    }),
  ).returns<{ customerId: number }>(),
  /** A no is global and final for the person's phone and e-mail; taking it back needs the owner's reason. */
  optOut: command(z.strictObject({ customerId: id, optedOut: z.boolean(), reason: z.string().trim().min(1).max(300) })).returns<{ customerId: number; optedOut: boolean }>(),
  ...erasure,
  ...people,
  ...prospects,
  ...acquisition,
  ...ownFields,
  ...timeline,
  ...reach,
  ...followers,
  ...idNumbers,
  ...sheetsOf(chosenCustomers),
};
