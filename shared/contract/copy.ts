import * as z from 'zod';
import { command, id, query } from './endpoint.ts';
import { templatePurposes, templateStages, templateTones, type TemplatePurpose, type TemplateStage, type TemplateTone } from '../domain/template-library.ts';
import { letters } from './letters.ts';
import { rule } from './rule.ts';
import { talks } from './talks.ts';

export const channel = z.enum(['sms', 'email', 'nick']);
export type Channel = z.infer<typeof channel>;

export interface Template {
  templateId: number;
  name: string;
  channel: Channel;
  subject: string;
  text: string;
  purpose: TemplatePurpose;
  /** Null: any. */
  stage: TemplateStage | null;
  tone: TemplateTone | null;
  /** '': in none. */
  folder: string;
  createdAt: number;
  updatedAt: number;
}

/** What a template said before a change; `at`: when that was saved. */
export interface TemplateVersion {
  versionId: number;
  at: number;
  name: string;
  channel: Channel;
  subject: string;
  text: string;
}

/** Something wrong with a text: a key of `copy.problem.*` with its values. */
export interface TextProblem {
  code: string;
  severity: 'error' | 'warning';
  values: string[];
  /** Name of the variant whose text it is, where a campaign has several. */
  variant?: string;
  /** About the subject of an e-mail. */
  inSubject?: true;
}

export const lintCodes = ['subject_missing', 'ad_mark_missing', 'subject_fill_in', 'email_opt_out_missing', 'opt_out_missing', 'banned_word', 'avoided_word', 'nothing_of_brand', 'too_like_last'] as const;
/** What the law, the carriers, the brand sheet or the last message have against a text: a key of `copy.lint.*`, and its place. */
export interface Lint {
  code: (typeof lintCodes)[number];
  severity: 'warning' | 'hint';
  where: 'subject' | 'text';
  values: string[];
  /** UTF-16 units; null where it is about the whole. */
  from: number | null;
  to: number | null;
}

/** A message that was sent, and what came of it. */
export interface SentBefore {
  campaignId: number;
  name: string;
  /** Whose words, where there were several. */
  variant: string | null;
  day: string;
  /** 0–1, shared/domain/text-similarity.ts. */
  similarity: number;
  text: string;
  /** Of the treated who got these words. */
  people: number;
  buyers: number;
  rate: number;
  /** Wilson, 95 %. */
  low: number;
  high: number;
  /** The window isn't over. */
  unfinished: boolean;
}

/** How the brand speaks. */
export interface BrandSheet {
  positioning: string;
  voice: string;
  promise: string;
  /** Words that belong to it, and words that it doesn't use. */
  say: string[];
  avoid: string[];
  /** Beside the kept list of absolute words; and those of that list that the owner has grounds for. */
  banned: string[];
  allowed: string[];
}

/** What is offered to someone, and why. */
export interface Recommendation {
  title: string;
  /** next: what others bought after `of`; category: what most bought of the category `of` that they buy most. */
  reason: 'next' | 'category';
  of: string;
  /** Customers behind it. */
  people: number;
}

export interface RenderedText {
  customerId: number;
  label: string;
  text: string;
  /** The person's names as they may stand in the text, so that the screen can mask them. */
  names: string[];
  /** Characters as the carrier counts them, signature and opt-out text included; null outside SMS. */
  length: number | null;
  /** Billed messages; null outside SMS. */
  parts: number | null;
  /** Where the text speaks of it. */
  recommended: Recommendation | null;
}

const name = z.string().trim().min(1).max(60);
const text = z.string().max(5000);

const words = { name, channel, subject: z.string().max(200).default(''), text: text.min(1) };
const shelf = {
  purpose: z.enum(templatePurposes).optional(),
  stage: z.enum(templateStages).nullable().optional(),
  tone: z.enum(templateTones).nullable().optional(),
  folder: z.string().trim().max(30).optional(),
};

const sheetText = z.string().trim().max(1000);
const wordList = z.array(z.string().trim().min(1).max(30)).max(200);

export const copy = {
  list: query(z.strictObject({})).returns<Template[]>(),
  /** What isn't named of purpose, stage, tone and folder stays as it was. The words before are kept as a version. */
  save: command(z.strictObject({ templateId: id.optional(), ...words, ...shelf })).returns<Template>(),
  /** Several at once; one whose name is taken is left out. */
  addAll: command(z.strictObject({ templates: z.array(z.strictObject({ ...words, ...shelf })).min(1).max(30) })).returns<{ added: Template[]; left: string[] }>(),
  versions: query(z.strictObject({ templateId: id })).returns<TemplateVersion[]>(),
  /** Brings the words of a version back; those of now become a version. */
  restoreVersion: command(z.strictObject({ templateId: id, versionId: id })).returns<Template>(),
  duplicate: command(z.strictObject({ templateId: id, name })).returns<Template>(),
  delete: command(z.strictObject({ templateId: id })).returns<{ templateId: number }>(),
  /** Without a subject nothing is asked of it. What there is against a text beside its mistakes, and what alike messages have brought. `compared`: messages sent that it was held against. */
  check: query(z.strictObject({ text, subject: z.string().max(200).optional(), channel })).returns<{ lints: Lint[]; alike: SentBefore[]; compared: number }>(),
  brand: query(z.strictObject({})).returns<BrandSheet>(),
  saveBrand: command(z.strictObject({ positioning: sheetText, voice: sheetText, promise: sheetText, say: wordList, avoid: wordList, banned: wordList, allowed: wordList })).returns<BrandSheet>(),
  /** Active members who joined in the last `days` and to whom no campaign has written since, the newest first. */
  unwelcomed: query(z.strictObject({ days: z.int().min(1).max(3650).default(60), limit: z.int().min(1).max(500).default(100) })).returns<{
    total: number;
    /** All of them, up to 20,000: for a segment. */
    customerIds: number[];
    rows: { customerId: number; nick: string | null; name: string | null; phone: string | null; sinceDay: string; orders: number }[];
    sql: string;
  }>(),
  /** Renders for real customers (of a rule or a segment, or any), with what is wrong and the spread of billed parts over the sample. */
  preview: query(z.strictObject({ text, channel, rule: rule.optional(), segmentId: id.optional(), customerId: id.optional(), offset: z.int().min(0).max(2000).default(0), limit: z.int().min(1).max(50).default(5) })).returns<{
    problems: TextProblem[];
    rendered: RenderedText[];
    /** How many can be looked at: up to 2,000. */
    people: number;
    /** Billed parts over up to 2,000 of the customers: how many have 1, 2, … parts. */
    partsSpread: { parts: number; customers: number }[];
  }>(),
  ...talks,
  ...letters,
};
