import * as z from 'zod';
import type { DeliveryStatus } from '../domain/deliveries.ts';
import { command, id, query } from './endpoint.ts';
import type { OfferPerson } from './offers-deliveries.ts';

export interface LuckyPrize {
  position: number;
  benefit: string;
  amountMinor: number | null;
  currency: string;
  winners: number;
  /** Winners of all who were in the draw, 0–1. */
  odds: number;
  sent: number;
  /** Of all its winners, at cost, in the benefit's currency. */
  costMinor: number;
}
export interface LuckyBox {
  boxId: number;
  name: string;
  segmentName: string;
  seed: number;
  day: string;
  undoneAt: number | null;
  entered: number;
  prizes: LuckyPrize[];
  /** New customers whom those in the draw have brought since its day, by referral code or by hand. */
  brought: number;
}
export interface LuckyWinner extends OfferPerson {
  position: number;
  benefit: string;
  status: DeliveryStatus;
}

const money = z.int().min(1).max(1_000_000_000);
export const luckyEndpoints = {
  /** Newest first. */
  luckyBoxes: query(z.strictObject({})).returns<LuckyBox[]>(),
  /** By prize; who isn't known by any file any more isn't in it. */
  luckyWinners: query(z.strictObject({ boxId: id })).returns<LuckyWinner[]>(),
  /** Once for each name, from those of a segment who haven't said no; winners have their prize on the board of things to send. All, or none. */
  drawLuckyBox: command(
    z.strictObject({
      name: z.string().trim().min(1).max(40),
      segmentId: id,
      prizes: z.array(z.strictObject({ benefitId: id, winners: z.int().min(1).max(5000), amountMinor: money.nullable().default(null) })).min(1).max(6),
      seed: z.int().min(0).max(4_000_000_000).optional(),
    }),
  ).returns<{ boxId: number; entered: number; winners: number }>(),
  /** Only while nothing is sent. */
  undoLuckyBox: command(z.strictObject({ boxId: id })).returns<{ boxId: number }>(),
};
