import * as z from 'zod';
import { birthdayCalendars, type BirthdayCalendar, type BirthdayTerms } from '../domain/birthdays.ts';
import { command, id, query } from './endpoint.ts';
import type { OfferPerson } from './offers-deliveries.ts';

export interface BirthdayRow extends OfferPerson {
  customerId: number;
  day: string;
  /** Below zero: it has been. */
  inDays: number;
  calendar: BirthdayCalendar;
  /** On that day; null: the year of birth isn't known. */
  age: number | null;
}
export interface BirthdayList {
  terms: BirthdayTerms;
  /** People whose birthday is known. */
  known: number;
  /** Soonest first, without who was seen to; 10,000 at most. */
  due: BirthdayRow[];
  /** In the window, and left out. */
  minors: number;
  optedOut: number;
  /** Keep a lunar birthday, and the year of birth isn't known. */
  lunarUnknown: number;
  /** Seen to lately, newest first. */
  done: (OfferPerson & { greetingId: number; day: string; at: number; gift: string | null })[];
}

const who = z.array(id).min(1).max(10_000);

export const birthdayEndpoints = {
  birthdays: query(z.strictObject({})).returns<BirthdayList>(),
  saveBirthdayTerms: command(z.strictObject({ daysAhead: z.int().min(0).max(60), minAge: z.int().min(0).max(100), leapDay: z.enum(['02-28', '03-01']), benefitId: id.nullable(), templateId: id.nullable() })).returns<{ saved: true }>(),
  setCalendar: command(z.strictObject({ customerId: id, calendar: z.enum(birthdayCalendars) })).returns<{ calendar: BirthdayCalendar }>(),
  /** Those of them who are due: seen to this year, with the gift if there is one; all, or none where the stock doesn't reach. */
  greet: command(z.strictObject({ customerIds: who })).returns<{ greeted: number; notDue: number }>(),
  undoGreeting: command(z.strictObject({ greetingId: id })).returns<{ greetingId: number }>(),
};
