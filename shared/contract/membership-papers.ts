import * as z from 'zod';
import type { Tier } from '../domain/tiers.ts';
import { fileOut, query, task } from './endpoint.ts';

/** Members of whom nothing is printed, by why. */
export interface PapersLeftOut {
  /** Said no to marketing, or have an address that did. */
  optedOut: number;
  /** Left alone by a campaign that still runs. */
  heldOut: number;
}
/** What a card says of its holder: no phone, no address. */
export interface CardFace {
  customerId: number;
  number: string;
  /** As known; how much of it is printed the owner chooses. */
  name: string | null;
  tier: Tier | null;
  sinceDay: string;
}
const MOST_CARDS = 500;

export const paperEndpoints = {
  /** Cards to be printed, by number; `rows` the first of `total`. */
  cardFaces: query(z.strictObject({ search: z.string().max(100).default(''), limit: z.int().min(1).max(MOST_CARDS).default(MOST_CARDS) })).returns<{ total: number; rows: CardFace[]; leftOut: PapersLeftOut & { stopped: number; noNumber: number } }>(),
  /** A page a member, to be printed: what they have, earned, used, what expires soon, and their last entries. `expiring`: only who loses some within 30 days. */
  printLetters: task('reader', z.strictObject({ to: fileOut, who: z.enum(['withPoints', 'expiring']).default('withPoints'), language: z.enum(['zh-CN', 'en']).default('zh-CN') })).returns<{ letters: number; leftOut: PapersLeftOut }>(),
};
