import type { Parsed } from '../../../shared/contract/endpoint.ts';
import type { FollowerCount, followers } from '../../../shared/contract/followers.ts';
import { AppError } from '../../../shared/lib/app-error.ts';
import { isDay } from '../../../shared/lib/dates.ts';
import type { ReadDb } from '../db/executor.ts';
import type { CommandContext } from '../serve.ts';

export const listFollowers = (db: ReadDb): FollowerCount[] => db.all<FollowerCount>('SELECT channel, day, followers FROM follower_counts ORDER BY day, channel');

export function setFollowers(given: Parsed<typeof followers.setFollowers>, { db }: CommandContext): FollowerCount[] {
  const { channel, day, followers: count } = given;
  if (!isDay(day)) throw new AppError('bad_input', { field: 'day' });
  if (count === null) db.run('DELETE FROM follower_counts WHERE channel = :channel AND day = :day', { channel, day });
  else db.run('INSERT INTO follower_counts (channel, day, followers) VALUES (:channel, :day, :followers) ON CONFLICT (channel, day) DO UPDATE SET followers = excluded.followers', { channel, day, followers: count });
  return listFollowers(db);
}
