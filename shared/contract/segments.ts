import * as z from 'zod';
import { adFormatIds } from '../domain/ad-formats.ts';
import { command, day, fileOut, id, query, task } from './endpoint.ts';
import { chosenCustomers, type CustomerRow } from './customers.ts';
import { layerings } from './layerings.ts';
import { rule, type RuleGroup } from './rule.ts';

export interface Segment {
  segmentId: number;
  name: string;
  note: string;
  /** '': in none. */
  folder: string;
  rule: RuleGroup;
  /** Size when it was last counted, as of `countedDay`. */
  count: number;
  countedDay: string;
  /** Of one that is a list of people rather than a rule (人群包): since when. */
  frozenAt: number | null;
  createdAt: number;
  updatedAt: number;
}

const name = z.string().trim().min(1).max(60);
const pasted = z.string().max(4_000_000);

export const segments = {
  list: query(z.strictObject({})).returns<Segment[]>(),
  get: query(z.strictObject({ segmentId: id })).returns<Segment>(),
  /** Exact; `sql` runs as it stands and gives the same figure. */
  count: query(z.strictObject({ rule, shop: id.optional(), asOf: day.optional() })).returns<{ count: number; of: number; sql: string; asOf: string; rows: CustomerRow[]; currency: string }>(),
  save: command(z.strictObject({ segmentId: id.optional(), name, note: z.string().max(500).default(''), folder: z.string().trim().max(30).optional(), rule })).returns<Segment>(),
  /** How many a rule finds as of the ends of past months and as of today. What has no date of its own (tags, own fields, merges) is as now. */
  sizes: task('analysis', z.strictObject({ rule, shop: id.optional(), months: z.int().min(1).max(36).default(12) })).returns<{ day: string; count: number; of: number }[]>(),
  /** The list that an ad tool takes, written for whom the owner may contact (`leftOut`: why not the others). */
  adAudience: task('analysis', z.strictObject({ rule, format: z.enum(adFormatIds), leaveOutBoughtDays: z.int().min(0).max(3650).nullable().default(null), leaveOutHeldOut: z.boolean().default(true), to: fileOut })).returns<{
    rows: number;
    leftOut: { notAllowed: number; duplicate: number; bought: number; heldOut: number; format: number };
    sha256: string;
  }>(),
  overlap: query(z.strictObject({ oneId: id, otherId: id })).returns<{ both: number; onlyOne: number; onlyOther: number; of: number }>(),
  /** A frozen segment of the people named, of all that a list of customers shows, or of those whom a pasted list names. */
  freeze: command(
    z.strictObject({
      name,
      note: z.string().max(500).default(''),
      who: z.union([z.strictObject({ customerIds: z.array(id).min(1).max(500_000) }), z.strictObject({ list: z.strictObject(chosenCustomers) }), z.strictObject({ text: pasted })]),
    }),
  ).returns<Segment>(),
  /** Whom a pasted list names; `first` are lines that name nobody. */
  match: query(z.strictObject({ text: pasted })).returns<{ lines: number; people: number; ambiguous: number; unmatched: number; first: string[] }>(),
  duplicate: command(z.strictObject({ segmentId: id, name })).returns<Segment>(),
  delete: command(z.strictObject({ segmentId: id })).returns<{ segmentId: number }>(),
  /** Each condition with its value for one customer, and whether it holds; `change`: the fewest that would have to turn out otherwise, by path. */
  explain: query(z.strictObject({ rule, customerId: id, shop: id.optional(), asOf: day.optional() })).returns<{
    inside: boolean;
    conditions: { path: number[]; field: string; operator: string; wanted: unknown; value: string | number | null; pass: boolean }[];
    change: number[][] | null;
    /** Of money in the conditions. */
    currency: string;
  }>(),
  /** Values that occur, for the editor's lists: provinces, cities, categories, products, campaigns, segments. */
  values: query(z.strictObject({ field: z.string().max(60), search: z.string().max(100).default('') })).returns<{ value: string; label: string; count: number }[]>(),
  ...layerings,
};
