import * as z from 'zod';
import type { CalendarDay } from '../domain/marketing-days.ts';
import { command, day, id, query } from './endpoint.ts';

/** What moves people to buy: the goods, an offer, their own life, culture and holidays, nature and weather. */
export const noteKinds = ['goods', 'promotion', 'person', 'culture', 'nature'] as const;
const note = { day, lastDay: day, title: z.string().trim().min(1).max(80), kind: z.enum(noteKinds) };
export interface CalendarNote {
  noteId: number;
  day: string;
  lastDay: string;
  title: string;
  kind: (typeof noteKinds)[number];
}
export interface CalendarCampaign {
  campaignId: number;
  name: string;
  /** Of a draft without one: null. */
  day: string | null;
  lastDay: string | null;
  locked: boolean;
}
export interface MarketingCalendar {
  /** Festivals, solar terms and the marketplaces' own days. */
  days: CalendarDay[];
  notes: CalendarNote[];
  campaigns: CalendarCampaign[];
  /** Net sales of each calendar month ÷ an average month, over whole years; empty below one year. */
  months: { month: number; index: number; orders: number }[];
}
export interface QuarterBudget {
  /** Such as '2026-Q4', by the day of sending. */
  quarter: string;
  currency: string;
  budgetMinor: number | null;
  /** Of its campaigns. */
  campaigns: number;
  plannedMinor: number;
  committedMinor: number;
  actualMinor: number;
  alert: 'none' | 'near' | 'over';
}

export const planningCalendar = {
  calendar: query(z.strictObject({ from: day, to: day })).returns<MarketingCalendar>(),
  saveNote: command(z.strictObject({ noteId: id.optional(), ...note })).returns<{ noteId: number }>(),
  deleteNote: command(z.strictObject({ noteId: id })).returns<{ noteId: number }>(),
  quarters: query(z.strictObject({})).returns<{ quarters: QuarterBudget[] }>(),
  setQuarterBudget: command(z.strictObject({ year: z.int().min(2000).max(2100), quarter: z.int().min(1).max(4), amountMinor: z.int().min(0).max(1e12).nullable() })).returns<{ quarter: string }>(),
};
