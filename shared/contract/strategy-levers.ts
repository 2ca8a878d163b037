import * as z from 'zod';
import { levers, type Lever, type LeverScore } from '../domain/levers.ts';
import { command, id, query } from './endpoint.ts';

export interface LeverTold {
  lever: Lever;
  /**
   * Fast: median days from the expected next purchase to the day of sending (below 0: before it). Strong: share off the
   * price, 0–1. Accurate: share of the people, 0–1. Null: the campaign's data doesn't tell.
   */
  value: number | null;
  /** People behind the value; of strong none. */
  people: number | null;
  /** Of accurate: had bought something of what is offered (their category counts), or got words of their own. */
  basis: 'goods' | 'words' | null;
  score: LeverScore | null;
  /** The owner's word where the data has none. */
  ticked: boolean;
}
export interface CampaignLevers {
  campaignId: number;
  isDraft: boolean;
  levers: LeverTold[];
  /** The latest campaign before it that is most alike and over; which levers moved since, and its share of buyers. */
  past: { campaignId: number; name: string; sendDay: string; levers: LeverTold[]; moved: Record<Lever, 'up' | 'down' | 'same' | null>; rate: number; treated: number } | null;
  /** Share of the treated who bought so far, and how many they are; null while it isn't locked. */
  rate: number | null;
  treated: number;
  definition: string;
}

export const leverEndpoints = {
  /** How fast, strong and accurate a campaign is, by its own data, and against the last one alike. */
  levers: query(z.strictObject({ campaignId: id })).returns<CampaignLevers>(),
  tickLever: command(z.strictObject({ campaignId: id, lever: z.enum(levers), ticked: z.boolean() })).returns<{ saved: true }>(),
};
