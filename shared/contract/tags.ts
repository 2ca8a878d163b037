import * as z from 'zod';
import { chosenCustomers } from './customers.ts';
import { command, id, query, task } from './endpoint.ts';

export const tagColors = ['jade', 'amber', 'violet', 'blue', 'rose', 'grey'] as const;
export type TagColor = (typeof tagColors)[number];

/** 标签. */
export interface Tag {
  tagId: number;
  name: string;
  color: TagColor;
  /** Why the owner has it. */
  reason: string;
  /** Days after which it falls off; null: it stays. */
  lastsDays: number | null;
  /** Whose members have it by themselves; null: it is given by hand. */
  segmentId: number | null;
  segmentName: string | null;
  /** People who have it today, from whichever source. */
  count: number;
  createdAt: number;
}
export interface TagChange {
  changeId: number;
  at: number;
  added: boolean;
  people: number;
  undone: boolean;
}

const name = z.string().trim().min(1).max(30);

export const tags = {
  /** The owner's tags; `told` are words that files gave to people and that nobody has made a tag of. */
  list: query(z.strictObject({})).returns<{ tags: Tag[]; told: { name: string; count: number }[] }>(),
  save: command(
    z.strictObject({
      tagId: id.optional(),
      name,
      color: z.enum(tagColors).default('jade'),
      reason: z.string().trim().max(300).default(''),
      lastsDays: z.int().min(1).max(3650).nullable().default(null),
      segmentId: id.nullable().default(null),
    }),
  ).returns<Tag>(),
  delete: command(z.strictObject({ tagId: id })).returns<{ tagId: number }>(),
  /** Gives the tag to, or takes it from, the people named or all that a list of customers shows. `changeId` null: it changed nobody. */
  apply: command(
    z.strictObject({ tagId: id, add: z.boolean().default(true), who: z.union([z.strictObject({ customerIds: z.array(id).min(1).max(10_000) }), z.strictObject({ list: z.strictObject(chosenCustomers) })]) }),
  ).returns<{ changeId: number | null; changed: number }>(),
  /** Takes the last giving or taking back: everyone has the tag as before it. */
  undo: command(z.strictObject({ changeId: id })).returns<{ changeId: number; changed: number }>(),
  changes: query(z.strictObject({ tagId: id })).returns<TagChange[]>(),
  /**
   * How many had it at the ends of past months and have it today: given by hand as its log says, by a segment as its rule
   * finds as of that day. What a file's word says has no date and is as now.
   */
  sizes: task('analysis', z.strictObject({ tagId: id, months: z.int().min(1).max(36).default(12) })).returns<{ day: string; count: number; of: number }[]>(),
  /** Who has it today: what they have spent, and which other tags they have, the commonest first. `netMinor` leaves out who pays in another currency. */
  people: query(z.strictObject({ tagId: id })).returns<{ count: number; of: number; netMinor: number; buyers: number; currency: string; others: { tagId: number; name: string; color: TagColor; both: number; count: number }[] }>(),
};
