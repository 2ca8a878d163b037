import * as z from 'zod';
import type { RfmGroup } from '../domain/rfm.ts';
import { day, id, query } from './endpoint.ts';

/** From which RFM group to which people moved, both scored by the scheme of the later day: what moved is people, not thresholds. */
export interface RfmMoves {
  since: string;
  asOf: string;
  /** All groups, in the order of the report. */
  groups: RfmGroup[];
  /** People by group then (null: no customer yet, or not scored) and now. */
  rows: { from: RfmGroup | null; to: Partial<Record<RfmGroup, number>> }[];
  /** Scored now. */
  customers: number;
  /** Scored then and not now: their money is of another currency since. */
  dropped: number;
}

export const rfmMoveEndpoints = {
  /** By the scheme of the settings. */
  rfmMoves: query(z.strictObject({ shop: id.optional(), asOf: day.optional(), months: z.int().min(1).max(24).default(3) })).returns<RfmMoves>(),
};
