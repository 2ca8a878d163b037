import * as z from 'zod';
import { command, id, query, task } from './endpoint.ts';

/** What the cleaning centre looks for, in the order in which it shows it. */
export const findingKinds = ['status', 'test', 'brushing', 'notGoods', 'phones', 'suspectPhones', 'deadNumbers', 'emails', 'names', 'addresses', 'notes'] as const;
export type FindingKind = (typeof findingKinds)[number];
const kind = z.enum(findingKinds);
/** Kinds that take something out of the figures. */
export const exclusionSwitches = z.strictObject({ test: z.boolean(), brushing: z.boolean(), notGoods: z.boolean() });
export type ExclusionSwitches = z.infer<typeof exclusionSwitches>;
export const defaultExclusions: ExclusionSwitches = { test: true, brushing: true, notGoods: true };

/** Keys of `cleaning.reason.*`. */
export const reasonCodes = [
  'unknown_word', 'one_cent', 'test_title', 'own_nick', 'shared_phone', 'shared_address', 'burst', 'seller_memo', 'difference', 'postage', 'deposit', 'by_hand', 'words_around', 'miswritten',
  'placeholder_phone', 'failed_in_a_row', 'email_slip', 'name_blank', 'name_placeholder', 'name_code', 'name_symbols', 'name_spaces', 'region_from_text', 'note_phone', 'note_wechat', 'note_qq', 'of_nobody', 'of_someone',
] as const;
export type ReasonCode = (typeof reasonCodes)[number];
/** Why something is here, with the numbers that make it true. */
export interface Reason {
  code: ReasonCode;
  count?: number;
  days?: number;
  word?: string;
}
/** One thing found: an order, a product, a value or a note. */
export interface Finding {
  /** What `apply` and `leave` take. */
  key: string;
  /** What stands there now. */
  text: string;
  /** What it would be; null where the fix isn't another text. */
  becomes: string | null;
  reasons: Reason[];
  /** Orders (of an order: its items) or contacts that it stands in. */
  rows: number;
  shopName: string | null;
  platform: string | null;
  day: string | null;
  amountMinor: number | null;
  currency: string | null;
  buyer: string | null;
  /** Where in a text it was found. */
  note: { from: 'buyer' | 'seller'; text: string; start: number; end: number } | null;
}

/** Totals that a fix may move. */
export const figureNames = ['orders', 'netMinor', 'customers', 'purchaseDays', 'returning', 'reachable', 'withProvince'] as const;
export type FigureName = (typeof figureNames)[number];
export type Figures = Record<FigureName, number>;
export interface Preview {
  /** Decisions that would be taken. */
  decisions: number;
  currency: string;
  before: Figures;
  after: Figures;
}
export interface Fix {
  fixId: number;
  at: number;
  kind: FindingKind;
  action: 'fix' | 'leave';
  decisions: number;
  currency: string;
  before: Figures;
  after: Figures;
  undoneAt: number | null;
}

/** What the figures leave out, and what is left out by the owner's choice. */
export interface Exclusions {
  switches: ExclusionSwitches;
  /** Orders without a payment that stays: refunded whole, or of a state that nobody knows. */
  refunded: number;
  review: number;
  /** Orders that count for nothing. */
  test: number;
  brushing: number;
  /** Orders that are money and no purchase day, and the products that make them so. */
  notGoods: number;
  notGoodsProducts: number;
}

export type ValueState = 'valid' | 'suspect' | 'invalid' | 'masked' | 'virtual' | 'missing';
/** Keys of `customers.check.why.*`. */
export const valueWhys = ['placeholder', 'landline', 'service', 'short', 'long', 'other', 'masked', 'virtual', 'said_dead', 'email_shape', 'email_slip', 'no_such_day', 'to_come', 'form_default', 'age', 'no_province', 'no_city'] as const;
export type ValueWhy = (typeof valueWhys)[number];
export interface CheckedValue {
  field: 'phone' | 'email' | 'birthday' | 'region';
  state: ValueState;
  /** Null where there is nothing to say. */
  why: ValueWhy | null;
  suggestion: string | null;
  /** The last day on which it proved right, and by what. */
  verifiedDay: string | null;
  verifiedBy: 'delivered' | 'order' | null;
}

const keys = z.array(z.string().max(2000)).max(100_000).nullable();
const choice = {
  kind,
  /** null: all that were found, but for `except`. */
  keys,
  except: z.array(z.string().max(2000)).max(100_000).default([]),
};
/** What an unknown word of a state means. */
const status = z.string().max(20).optional();

export const cleaning = {
  findings: query(z.strictObject({ kind, offset: z.int().min(0).default(0), limit: z.int().min(0).max(500).default(100) })).returns<{ total: number; rows: Finding[] }>(),
  /** How much there is to look through. */
  checked: query(z.strictObject({})).returns<{ orders: number; products: number; contacts: number; notes: number }>(),
  /** A fix made and taken back: its figures are exactly those that `apply` gives. */
  preview: task('writer', z.strictObject({ ...choice, status })).returns<Preview>(),
  apply: command(z.strictObject({ ...choice, status })).returns<{ fixId: number; decisions: number }>(),
  /** They are as they should be: not shown again. */
  leave: command(z.strictObject(choice)).returns<{ fixId: number; decisions: number }>(),
  undo: command(z.strictObject({ fixId: id })).returns<{ decisions: number }>(),
  /** Products by title, to be marked by hand. */
  products: query(z.strictObject({ search: z.string().max(100).default('') })).returns<{ key: string; title: string }[]>(),
  fixes: query(z.strictObject({})).returns<Fix[]>(),
  exclusions: query(z.strictObject({ shop: id.optional() })).returns<Exclusions>(),
  setExclusions: command(exclusionSwitches.partial()).returns<ExclusionSwitches>(),
  ownNicks: query(z.strictObject({})).returns<string[]>(),
  /** The owner's own buyer names: what they buy from themselves is a test. */
  setOwnNicks: command(z.strictObject({ nicks: z.array(z.string().trim().min(1).max(100)).max(50) })).returns<string[]>(),
  /** How far a customer's phone, e-mail, birthday and region can be trusted. */
  customer: query(z.strictObject({ customerId: id })).returns<CheckedValue[]>(),
};
