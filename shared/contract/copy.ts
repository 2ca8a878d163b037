import * as z from 'zod';
import { command, id, query } from './endpoint.ts';
import { rule } from './rule.ts';

export const channel = z.enum(['sms', 'email', 'nick']);
export type Channel = z.infer<typeof channel>;

export interface Template {
  templateId: number;
  name: string;
  channel: Channel;
  subject: string;
  text: string;
  createdAt: number;
  updatedAt: number;
}

/** Something wrong with a text: a key of `copy.problem.*` with its values. */
export interface TextProblem {
  code: string;
  severity: 'error' | 'warning';
  values: string[];
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
}

const name = z.string().trim().min(1).max(60);
const text = z.string().max(5000);

export const copy = {
  list: query(z.strictObject({})).returns<Template[]>(),
  save: command(z.strictObject({ templateId: id.optional(), name, channel, subject: z.string().max(200).default(''), text: text.min(1) })).returns<Template>(),
  duplicate: command(z.strictObject({ templateId: id, name })).returns<Template>(),
  delete: command(z.strictObject({ templateId: id })).returns<{ templateId: number }>(),
  /** Renders for real customers (of a rule or a segment, or any), with what is wrong and the spread of billed parts over the sample. */
  preview: query(z.strictObject({ text, channel, rule: rule.optional(), segmentId: id.optional(), limit: z.int().min(1).max(50).default(5) })).returns<{
    problems: TextProblem[];
    rendered: RenderedText[];
    /** Billed parts over up to 2,000 of the customers: how many have 1, 2, … parts. */
    partsSpread: { parts: number; customers: number }[];
  }>(),
};
