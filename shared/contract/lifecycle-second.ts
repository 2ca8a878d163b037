import * as z from 'zod';
import type { SecondWithin } from '../domain/second-purchase.ts';
import { day, id, task } from './endpoint.ts';

/** By what was taken off the first order, the platform it came in on, or where a file says the person comes from. */
export const secondGroupings = ['discount', 'platform', 'source'] as const;
export type SecondGrouping = (typeof secondGroupings)[number];

/** From the first to the second purchase, by something about the first. */
export interface SecondBy {
  asOf: string;
  by: SecondGrouping;
  /** With fewer people whose time is up a share isn't said. */
  leastPeople: number;
  customers: number;
  /** In the order of the bands, else the biggest first. `key` is a band, a platform or a source; '': no file says. */
  groups: { key: string; customers: number; within: SecondWithin[] }[];
  definition: string;
}

const asked = { shop: id.optional(), asOf: day.optional(), by: z.enum(secondGroupings) };

export const secondEndpoints = {
  secondBy: task('analysis', z.strictObject(asked)).returns<SecondBy>(),
  /** Who is behind a group's number of customers. */
  secondPeople: task('analysis', z.strictObject({ ...asked, key: z.string().max(200) })).returns<{ customerIds: number[] }>(),
};
