import * as z from 'zod';
import { scoreSpans, type ScoreName, type ScorePhases, type ScoreSpan } from '../domain/shop-scores.ts';
import { command, day, fileIn, id, query, task } from './endpoint.ts';

export interface ShopScore extends Record<ScoreName, number | null> {
  /** Of a week: its last day. */
  day: string;
  span: ScoreSpan;
  source: 'typed' | 'pasted' | 'file';
  at: number;
}
export interface TakenScores {
  rows: number;
  added: number;
  /** Another value than the one kept: it was replaced. */
  changed: number;
  same: number;
  /** `rejected` shows the first 50 of them. */
  refused: number;
  rejected: { line: number; reason: 'unreadable' | 'day' | 'span' | 'not_yet' | 'score' | 'empty' | 'twice' }[];
  columns: { field: string; header: string }[];
}
export interface CampaignScores {
  /** Days that are looked at: 28 before the sending until the window's end. */
  from: string;
  firstDay: string;
  lastDay: string;
  /** Shops with a score in these days, the one with the most first. */
  shops: { shopId: number; name: string; platform: string; scores: ShopScore[]; phases: ScorePhases }[];
}

const hundredths = z.int().min(0).max(500).nullable();
const key = { shopId: id, day, span: z.enum(scoreSpans) };

/** DSR: what the marketplace says of description, service and logistics, in hundredths of 0–5. */
export const scores = {
  /** The earliest first. */
  scores: query(z.strictObject({ shopId: id })).returns<ShopScore[]>(),
  /** A day that is there gets the new scores. */
  saveScore: command(z.strictObject({ ...key, description: hundredths, service: hundredths, logistics: hundredths })).returns<{ day: string }>(),
  deleteScore: command(z.strictObject(key)).returns<{ day: string }>(),
  /** A table with a column of days or weeks and one to three of scores. */
  takeScores: task('writer', z.strictObject({ shopId: id, file: fileIn, pasted: z.boolean() })).returns<TakenScores>(),
  campaignScores: query(z.strictObject({ campaignId: id })).returns<CampaignScores>(),
};
