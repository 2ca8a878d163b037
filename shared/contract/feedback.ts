import * as z from 'zod';
import { feedbackKinds, type FeedbackKind } from '../domain/sort-feedback.ts';
import { command, day, fileIn, id, query, task } from './endpoint.ts';

export const feedbackChannels = ['review', 'chat', 'phone', 'wechat', 'sms', 'email', 'survey', 'other'] as const;
export type FeedbackChannel = (typeof feedbackChannels)[number];
export const feedbackStatuses = ['new', 'doing', 'done'] as const;
export type FeedbackStatus = (typeof feedbackStatuses)[number];

/** Something that somebody said of the shop. */
export interface Feedback {
  feedbackId: number;
  /** Null: nobody was found to whom it belongs. */
  customerId: number | null;
  nick: string | null;
  name: string | null;
  campaignId: number | null;
  campaignName: string | null;
  channel: FeedbackChannel;
  /** As the file named the person; '' where the owner wrote it down. */
  who: string;
  text: string;
  rating: number | null;
  day: string;
  kind: FeedbackKind;
  status: FeedbackStatus;
}
/** An answer to a campaign, as its receipts told it. */
export interface Reply {
  touchId: number;
  customerId: number | null;
  nick: string | null;
  name: string | null;
  campaignId: number;
  campaignName: string;
  text: string;
  at: number;
  kind: FeedbackKind;
  optedOut: boolean;
}
export interface TakenFeedback {
  rows: number;
  added: number;
  /** In already: the same words of the same person on the same day. */
  same: number;
  matched: number;
  /** Added without a customer, of whom: nobody has that phone, name or number; several have. */
  unknown: number;
  several: number;
  optedOut: number;
  /** Named a campaign that isn't here. */
  noCampaign: number;
  rejected: { line: number; reason: 'empty' | 'day' | 'not_yet' | 'rating' }[];
  columns: { field: string; header: string }[];
}

const words = z.string().trim().min(1).max(2000);
const page = { offset: z.int().min(0).default(0), limit: z.int().min(1).max(500).default(100) };
export const feedback = {
  list: query(z.strictObject({ customerId: id.optional(), status: z.enum(['all', ...feedbackStatuses]).default('all'), kind: z.enum(feedbackKinds).optional(), unmatched: z.boolean().default(false), ...page })).returns<{
    total: number;
    rows: Feedback[];
    counts: Record<'all' | FeedbackStatus, number>;
    kinds: Record<FeedbackKind, number>;
    unmatched: number;
    /** Mean of the ratings that were given; null without any. */
    rating: { mean: number; n: number } | null;
  }>(),
  /** Writes one down, or changes it. What it is is told by its words unless the owner says so. */
  save: command(z.strictObject({ feedbackId: id.optional(), customerId: id.nullable(), campaignId: id.nullable().default(null), channel: z.enum(feedbackChannels), text: words, rating: z.int().min(1).max(5).nullable().default(null), day: day.optional(), kind: z.enum(feedbackKinds).optional() })).returns<{ feedbackId: number; optedOut: boolean }>(),
  setStatus: command(z.strictObject({ feedbackId: id, status: z.enum(feedbackStatuses) })).returns<{ feedbackId: number }>(),
  delete: command(z.strictObject({ feedbackId: id })).returns<{ feedbackId: number }>(),
  /** A table of feedback, or one that was pasted. Whoever says no in it is opted out at once. */
  take: task('writer', z.strictObject({ file: fileIn })).returns<TakenFeedback>(),
  /** Answers to campaigns, the newest first, sorted by their words. */
  replies: query(z.strictObject({ campaignId: id.optional(), kind: z.enum(feedbackKinds).optional(), ...page })).returns<{ total: number; rows: Reply[]; kinds: Record<FeedbackKind, number> }>(),
};
