import * as z from 'zod';
import { callOutcomes, type CallOutcome, type CallStep } from '../domain/call-script.ts';
import type { TextProblem } from './copy.ts';
import { command, fileOut, id, query, task } from './endpoint.ts';

export interface TalkSheet {
  sheetId: number;
  name: string;
  /** The product or the people that it is for. */
  about: string;
  opening: string;
  questions: string[];
  objections: { they: string; you: string }[];
  closing: string;
  updatedAt: number;
}
export interface CallScript {
  scriptId: number;
  name: string;
  /** The first begins. */
  steps: CallStep[];
  updatedAt: number;
}
export interface CallEntry {
  callId: number;
  customerId: number;
  nick: string | null;
  name: string | null;
  scriptName: string;
  at: number;
  day: string;
  outcome: CallOutcome;
  /** The answers that were chosen. */
  path: string[];
  note: string;
}
/** Somebody who is to be called again. */
export interface CallDue extends Pick<CallEntry, 'customerId' | 'nick' | 'name' | 'scriptName' | 'outcome'> {
  phone: string;
  /** Of the last call; null where it was deleted. */
  scriptId: number | null;
  lastDay: string;
  dueDay: string;
  /** Calls in a row that nobody answered. */
  tries: number;
}

const name = z.string().trim().min(1).max(60);
const words = z.string().trim().max(1000);
const key = z.string().min(1).max(40);
const answer = z.strictObject({ label: z.string().trim().min(1).max(40), next: key.nullable(), outcome: z.enum(callOutcomes).nullable() });

export const talks = {
  talkSheets: query(z.strictObject({})).returns<TalkSheet[]>(),
  saveTalkSheet: command(
    z.strictObject({
      sheetId: id.optional(),
      name,
      about: z.string().trim().max(200),
      opening: words,
      questions: z.array(words.min(1)).max(20),
      objections: z.array(z.strictObject({ they: words.min(1), you: words.min(1) })).max(20),
      closing: words,
    }),
  ).returns<TalkSheet>(),
  deleteTalkSheet: command(z.strictObject({ sheetId: id })).returns<{ sheetId: number }>(),
  /** A page of its own, to be printed from a browser. */
  printTalkSheet: task('analysis', z.strictObject({ sheetId: id, to: fileOut })).returns<{ sha256: string }>(),
  callScripts: query(z.strictObject({})).returns<CallScript[]>(),
  saveCallScript: command(z.strictObject({ scriptId: id.optional(), name, steps: z.array(z.strictObject({ key, say: words.min(1), answers: z.array(answer).max(6) })).min(1).max(30) })).returns<CallScript>(),
  deleteCallScript: command(z.strictObject({ scriptId: id })).returns<{ scriptId: number }>(),
  /** What is said at each step to one customer, by the step's key. */
  callText: query(z.strictObject({ scriptId: id, customerId: id })).returns<{ say: Record<string, string>; /** The person's names as they may stand in it, so that the screen can mask them. */ names: string[]; problems: TextProblem[]; phone: string | null; optedOut: boolean }>(),
  /** Writes a call down; with `refused` the person is opted out too. */
  logCall: command(z.strictObject({ scriptId: id, customerId: id, outcome: z.enum(callOutcomes), path: z.array(z.string().max(40)).max(100), note: z.string().trim().max(500) })).returns<{ callId: number }>(),
  /** Takes a call back that was written down by mistake; an opt-out stays. */
  deleteCall: command(z.strictObject({ callId: id })).returns<{ callId: number }>(),
  callsDue: query(z.strictObject({})).returns<CallDue[]>(),
  calls: query(z.strictObject({ limit: z.int().min(1).max(500).default(100) })).returns<{ total: number; outcomes: Record<CallOutcome, number>; rows: CallEntry[] }>(),
};
