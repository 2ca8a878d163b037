import * as z from 'zod';
import type { DiscountResponse } from '../domain/discount-response.ts';
import type { Estimate } from '../domain/lift.ts';
import { query } from './endpoint.ts';

export interface PriceWhatIf extends DiscountResponse {
  currency: string;
  /** Finished campaigns that left nobody alone, or sold nothing: they can't tell. */
  leftOut: number;
  /** Of each batch of codes: how many were used. It says nothing of who would have bought anyway. */
  coupons: { batchId: number; name: string; valueMinor: number; thresholdMinor: number; currency: string; given: number; used: number; rate: Estimate }[];
}

export const price = {
  /** What discounts of each depth brought, and what was left of it at a margin (0–1) at the full price. */
  priceWhatIf: query(z.strictObject({ marginShare: z.number().min(0.01).max(0.99) })).returns<PriceWhatIf>(),
};
