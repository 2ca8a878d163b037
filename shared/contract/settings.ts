import * as z from 'zod';
import { command, id, query } from './endpoint.ts';
import { rates } from './rates.ts';

/** `auto` follows the system. */
export const language = z.enum(['auto', 'zh-CN', 'en']);
export const theme = z.enum(['auto', 'light', 'dark']);
/** Whom the owner may contact: only those who said yes, or customers who haven't said no. */
export const basis = z.enum(['consent', 'customers']);
export type Basis = z.infer<typeof basis>;

/** What the owner may change. Without defaults, which zod would also put in where a change says nothing. */
const choices = z.strictObject({
  language,
  theme,
  baseCurrency: z.string().regex(/^[A-Z]{3}$/),
  /** Stands at the head of every SMS, without its brackets. */
  smsSignature: z.string().max(16),
  smsOptOutText: z.string().max(30),
  /** Price of one billed SMS in thousandths of the base currency's unit (45 = ¥0.045). */
  smsPriceMilli: z.int().min(0).max(100_000),
  /** Nobody is contacted twice within so many days. */
  contactGapDays: z.int().min(0).max(365),
  /** A phone or e-mail of more accounts than this links nobody. */
  sharedContactLimit: z.int().min(1).max(50),
  /** The shop's own phones, e-mails and addresses, which are no customer's. */
  ownContacts: z.array(z.string().trim().min(1).max(300)).max(100),
  /** A case's first answer is due so many hours after it was written down; of whoever has a priority benefit, and of others. */
  priorityAnswerHours: z.int().min(1).max(720),
  answerHours: z.int().min(1).max(720),
});

const { shape } = choices;
export const settingsSchema = z.object({
  language: shape.language.default('auto'),
  theme: shape.theme.default('auto'),
  baseCurrency: shape.baseCurrency.default('CNY'),
  smsSignature: shape.smsSignature.default(''),
  smsOptOutText: shape.smsOptOutText.default('拒收请回复R'),
  smsPriceMilli: shape.smsPriceMilli.default(45),
  contactGapDays: shape.contactGapDays.default(7),
  sharedContactLimit: shape.sharedContactLimit.default(3),
  ownContacts: shape.ownContacts.default([]),
  priorityAnswerHours: shape.priorityAnswerHours.default(2),
  answerHours: shape.answerHours.default(24),
  /** The owner's logged choice; null until they have been asked. */
  basis: basis.nullable().default(null),
});
export type Settings = z.infer<typeof settingsSchema>;

export interface Shop {
  id: number;
  name: string;
  platform: string;
  currency: string;
  timeZone: string;
  orders: number;
  lastDay: string | null;
}

/** The last choice of whom to contact, and how many people each choice would leave. */
export interface ContactBasis {
  basis: Basis | null;
  chosenAt: number | null;
  words: string;
  counts: Record<Basis, number>;
}

export interface AppInfo {
  version: string;
  sqlite: string;
  node: string;
  schemaVersion: number;
  /** Where the data lies, for the owner to read; never used as an input. */
  dataFolder: string;
}

export const settings = {
  get: query(z.strictObject({})).returns<Settings>(),
  save: command(choices.partial()).returns<Settings>(),
  /** Logs the choice with the counts that were on the screen and the owner's own words. */
  chooseBasis: command(z.strictObject({ basis, words: z.string().max(500).default(''), consentCount: z.int(), customersCount: z.int() })).returns<Settings>(),
  contactBasis: query(z.strictObject({})).returns<ContactBasis>(),
  shops: query(z.strictObject({})).returns<Shop[]>(),
  saveShop: command(z.strictObject({ shopId: id, name: z.string().trim().min(1).max(60), currency: z.string().regex(/^[A-Z]{3}$/).optional(), timeZone: z.string().max(60).optional() })).returns<Shop>(),
  about: query(z.strictObject({})).returns<AppInfo>(),
  ...rates,
};
