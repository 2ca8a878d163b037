import * as z from 'zod';
import { command, id, query } from './endpoint.ts';

export const rewardKinds = ['coupon', 'gift', 'cash', 'service'] as const;

/** What can be had for points. */
export interface Reward {
  rewardId: number;
  name: string;
  kind: (typeof rewardKinds)[number];
  points: number;
  unitCostMinor: number;
  /** Given out at most; null: no end. */
  stock: number | null;
  perPerson: number | null;
  note: string;
  ended: boolean;
  /** Given out, without what was taken back. */
  given: number;
  waiting: number;
}
export interface Redemption {
  actId: number;
  customerId: number | null;
  nick: string | null;
  number: string | null;
  rewardName: string;
  quantity: number;
  points: number;
  day: string;
  at: number;
  fulfilledAt: number | null;
  undoneAt: number | null;
}

const most = 1_000_000_000;

export const rewards = {
  rewards: query(z.strictObject({})).returns<Reward[]>(),
  saveReward: command(
    z.strictObject({
      rewardId: id.optional(),
      name: z.string().trim().min(1).max(40),
      kind: z.enum(rewardKinds),
      points: z.int().min(1).max(most),
      unitCostMinor: z.int().min(0).max(most),
      stock: z.int().min(0).max(most).nullable(),
      perPerson: z.int().min(1).max(10_000).nullable(),
      note: z.string().trim().max(200).default(''),
      ended: z.boolean().default(false),
    }),
  ).returns<{ rewardId: number }>(),
  redeem: command(z.strictObject({ customerId: id, rewardId: id, quantity: z.int().min(1).max(1000).default(1) })).returns<{ actId: number; points: number }>(),
  /** The owner has handed it over, or hasn't after all. */
  fulfil: command(z.strictObject({ actId: id, fulfilled: z.boolean() })).returns<{ actId: number }>(),
  /** Newest first. */
  redemptions: query(z.strictObject({ rewardId: id.optional(), waiting: z.boolean().default(false) })).returns<Redemption[]>(),
};
