import * as z from 'zod';
import { command, day, query } from './endpoint.ts';

export interface FollowerCount {
  channel: string;
  day: string;
  followers: number;
}

/** Followers (粉丝) of the owner's channels, typed in by hand. */
export const followers = {
  followers: query(z.strictObject({})).returns<FollowerCount[]>(),
  /** Null takes the day's figure out. */
  setFollowers: command(z.strictObject({ channel: z.string().trim().min(1).max(20), day, followers: z.int().min(0).max(1_000_000_000).nullable() })).returns<FollowerCount[]>(),
};
