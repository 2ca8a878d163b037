import * as z from 'zod';
import type { HourSlot } from '../domain/order-hours.ts';
import { id, query } from './endpoint.ts';

export interface OrderHours {
  /** Orders by weekday (Monday first) and hour, on the clock of each order's shop. */
  cells: number[][];
  orders: number;
  people: number;
  /** Valid orders of the time without an hour. */
  withoutTime: number;
  timeZones: string[];
  since: string;
  until: string;
  suggestion: { any: HourSlot; best: HourSlot } | null;
}

export const hourEndpoints = {
  orderHours: query(z.strictObject({ segmentId: id.nullable().default(null), shop: id.optional(), months: z.int().min(1).max(60).default(12) })).returns<OrderHours>(),
};
