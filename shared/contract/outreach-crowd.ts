import * as z from 'zod';
import type { CrowdLine } from '../domain/crowd-card.ts';
import { id, query } from './endpoint.ts';

/** The middle nine tenths of the crowd: from the 5th to the 95th of a hundred. */
export interface Middle<T> {
  low: T;
  median: T;
  high: T;
}
export interface CrowdCard {
  name: string;
  asOf: string;
  currency: string;
  people: number;
  /** By platform on which they have an account, the most first; somebody may have several. */
  platforms: { platform: string; people: number }[];
  lines: CrowdLine[];
  /** Of those who have bought. */
  orders: Middle<number> | null;
  netMinor: Middle<number> | null;
  lastDay: Middle<string> | null;
  buyers: number;
}

export const crowdEndpoints = {
  /** How to rebuild a segment in a platform's own tool. */
  crowd: query(z.strictObject({ segmentId: id })).returns<CrowdCard>(),
};
