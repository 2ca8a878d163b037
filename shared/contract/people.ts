import * as z from 'zod';
import { command, id, query } from './endpoint.ts';
import type { PhoneQuality, SourceRow } from './customers.ts';

/** Why two accounts are, or may be, one person. The values are as the files have them; the screen masks them. */
export interface LinkEvidence {
  kind: 'phone' | 'email' | 'masked_phone' | 'name' | 'masked_name' | 'address' | 'region' | 'nick' | 'owner';
  value: string | null;
}
/** One of a person's accounts, with what was bought by it. */
export interface PersonAccount {
  accountId: number;
  platform: string;
  kind: 'buyer' | 'email' | 'phone';
  value: string;
  shops: { shopId: number; name: string; platform: string }[];
  /** Valid orders and their net; null where they are in more than one currency. */
  orders: number;
  netMinor: number | null;
  currency: string;
  lastDay: string | null;
  /** What it shares with another account of the person; none where it stands alone. */
  evidence: LinkEvidence[];
}
/** What the owner has said about this person, newest first. */
export interface LinkDecisionEntry {
  decisionId: number;
  at: number;
  verdict: 'same' | 'different';
  evidence: LinkEvidence[];
  /** What the other side is called. */
  others: { customerId: number | null; platform: string; kind: string; value: string }[];
  endedAt: number | null;
}
/** A customer who rests with this person, and what the owner knew of them. */
export interface RestingCustomer {
  customerId: number;
  gender: 'male' | 'female' | null;
  birthday: string | null;
  note: string | null;
}
export interface PersonLinks {
  customerId: number;
  accounts: PersonAccount[];
  decisions: LinkDecisionEntry[];
  resting: RestingCustomer[];
}

/** A person as one of two that may be the same. */
export interface PersonCard {
  customerId: number;
  nick: string | null;
  name: string | null;
  phone: string | null;
  phoneQuality: PhoneQuality;
  email: string | null;
  province: string | null;
  city: string | null;
  address: string | null;
  gender: 'male' | 'female' | null;
  birthday: string | null;
  note: string | null;
  optedOut: boolean;
  platforms: string;
  orders: number;
  netMinor: number | null;
  currency: string;
  firstDay: string | null;
  lastDay: string | null;
}
export const pinFields = ['name', 'phone', 'email', 'place'] as const;
export const ownFields = ['gender', 'birthday', 'note'] as const;
export type PinField = (typeof pinFields)[number];
export type MergeField = PinField | (typeof ownFields)[number];

export interface MergePreview {
  people: [PersonCard, PersonCard];
  evidence: LinkEvidence[];
  /** What the merged person would show without a choice: what is newest and good, of the owner's own fields the survivor's. */
  result: PersonCard;
  /** Fields in which the two differ, with what may be chosen. A place is province and city. */
  choices: { field: MergeField; values: string[]; preset: string }[];
  /** The owner has said that they aren't the same: merging takes that back. */
  toldApart: boolean;
}

export interface Suggestion {
  /** 0–100; 60 is the least that is shown. */
  score: number;
  evidence: LinkEvidence[];
  people: [PersonCard, PersonCard];
}

/** A value that the files gave for a person, with where and when. */
export interface KnownValue {
  field: PinField;
  value: string;
  /** Of a phone. */
  quality: PhoneQuality | null;
  /** Days of the first and the last order that bear it; null where none has a day. */
  firstDay: string | null;
  lastDay: string | null;
  orders: number;
  /** The rows of files that gave it, the earliest import first; a value of many orders has its first few. */
  sources: SourceRow[];
  shown: boolean;
  pinned: boolean;
}

const choose = z.partialRecord(z.enum([...pinFields, ...ownFields]), z.string().max(2000));

/** One person, many accounts. */
export const people = {
  links: query(z.strictObject({ customerId: id })).returns<PersonLinks>(),
  suggestions: query(z.strictObject({ offset: z.int().min(0).default(0), limit: z.int().min(1).max(200).default(50) })).returns<{ total: number; rows: Suggestion[] }>(),
  mergePreview: query(z.strictObject({ customerId: id, otherId: id })).returns<MergePreview>(),
  /** `customerId` survives. `choose` names a value for a field in which the two differ. */
  merge: command(z.strictObject({ customerId: id, otherId: id, choose: choose.optional() })).returns<{ customerId: number; decisionId: number }>(),
  /** Both are again as they were; where keys link them by themselves, they are told apart. */
  unmerge: command(z.strictObject({ decisionId: id })).returns<{ customerIds: number[] }>(),
  /** These accounts are somebody else's than the person's other ones. */
  separate: command(z.strictObject({ customerId: id, accountIds: z.array(id).min(1).max(50) })).returns<{ decisionId: number; customerIds: number[] }>(),
  /** These two aren't the same, and aren't suggested again. */
  tellApart: command(z.strictObject({ customerId: id, otherId: id })).returns<{ decisionId: number }>(),
  /** Takes back that two aren't the same. */
  liftApart: command(z.strictObject({ decisionId: id })).returns<{ customerIds: number[] }>(),
  /** What the files have given over time for name, phone, e-mail and place. */
  values: query(z.strictObject({ customerId: id })).returns<KnownValue[]>(),
  /** Shows this value whatever comes in later; null: again the newest that is good. */
  pin: command(z.strictObject({ customerId: id, field: z.enum(pinFields), value: z.string().max(400).nullable() })).returns<{ customerId: number }>(),
};
