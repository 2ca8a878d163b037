import * as z from 'zod';
import { careLevels, type CareFit } from '../domain/care.ts';
import { command, id, query } from './endpoint.ts';
import type { RuleGroup } from './rule.ts';

/** What divides everybody: the four states, the RFM groups, the season groups, or a layering of the owner's. */
export const careDivisions = ['states', 'rfm', 'seasons', 'layering'] as const;
export type CareDivision = (typeof careDivisions)[number];

const level = z.strictObject({
  /** A state, a group, or the name of a layer; '' is the rest of a layering. */
  layer: z.string().max(60),
  level: z.enum(careLevels),
  /** Everyone in it is due so often; 0: not said. */
  everyDays: z.int().min(0).max(365),
});
export type LayerCare = z.output<typeof level>;
const plan = z.strictObject({
  by: z.enum(careDivisions),
  /** Of `layering`, and null for any other. */
  layeringId: id.nullable(),
  /** Contacts by hand that the owner has time for in a week. */
  weekly: z.int().min(0).max(10_000),
  /** Layers that aren't here get messages alone, every 30 days. */
  levels: z.array(level).max(21),
});
export type CarePlan = z.output<typeof plan>;

export interface CareLayer extends LayerCare {
  /** The plan says it; else it is only proposed. */
  isDecided: boolean;
  people: number;
  rule: RuleGroup;
  netMinor: number | null;
  /** Of `people`: who said no, and who is left alone by the strategy's states; nobody of them is ever due. Each has one reason. */
  optedOut: { people: number; rule: RuleGroup };
  byState: { people: number; rule: RuleGroup };
  /** Contacts a week, not rounded; null where the interval isn't said or the layer is left alone. */
  weekly: number | null;
  /** Not contacted for an interval, or never; null as above. */
  due: { people: number; rule: RuleGroup } | null;
}
export interface CareReport {
  asOf: string;
  currency: string;
  plan: CarePlan;
  /** What is shown is what is in force. */
  isSaved: boolean;
  layerings: { layeringId: number; name: string; restName: string }[];
  /** The strategy's own version, which says who is left alone among the states; `enforced`: audiences obey it. */
  strategy: { version: number | null; enforced: boolean };
  layers: CareLayer[];
  /** In no layer: never bought, or can't be told. */
  inNone: number;
  fit: CareFit;
  definition: string;
}

export const careEndpoints = {
  /** The layers with what is due; of a plan that isn't saved yet where one is given. */
  care: query(z.strictObject({ draft: plan.optional() })).returns<CareReport>(),
  /** Of the states, who is left alone and how often the others are due is saved as a new version of the strategy; null: that stays as it is. */
  saveCare: command(plan).returns<{ version: number | null }>(),
  /** Of whoever is due: who is left alone by the strategy or by the care plan in force, and who is written to by hand; null: nobody. */
  careRules: query(z.strictObject({})).returns<{ alone: RuleGroup | null; byHand: RuleGroup | null }>(),
};
