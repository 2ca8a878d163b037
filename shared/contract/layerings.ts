import * as z from 'zod';
import { command, day, id, query, task } from './endpoint.ts';
import { rule, type RuleGroup } from './rule.ts';

export interface Layer {
  name: string;
  rule: RuleGroup;
}
/** An ordered division of all customers (分层): each is in the first layer whose rule they fulfil, or in the rest. */
export interface Layering {
  layeringId: number;
  name: string;
  note: string;
  layers: Layer[];
  restName: string;
  updatedAt: number;
}
/** `fulfil`: how many fulfil the layer's own rule, also if they stand in one before it. Money in minor units of `currency`; null where it can't be summed. */
export interface LayerCount {
  people: number;
  fulfil: number;
  netMinor: number | null;
  reachableSms: number;
}

const name = z.string().trim().min(1).max(60);
const layers = z.array(z.strictObject({ name, rule })).min(1).max(20);
const rules = z.array(rule).min(1).max(20);
const scope = { shop: id.optional(), asOf: day.optional() };

export const layerings = {
  layerings: query(z.strictObject({})).returns<Layering[]>(),
  saveLayering: command(z.strictObject({ layeringId: id.optional(), name, note: z.string().max(500).default(''), layers, restName: z.string().trim().max(60).default('') })).returns<Layering>(),
  /** A layering of lists of people that no rule tells apart: each list becomes a frozen segment, and its layer asks for that. Who comes later is in the rest. */
  freezeLayers: command(z.strictObject({ name: z.string().trim().min(1).max(30), layers: z.array(z.strictObject({ name: z.string().trim().min(1).max(27), customerIds: z.array(id).min(1).max(500_000) })).min(1).max(20) })).returns<Layering>(),
  deleteLayering: command(z.strictObject({ layeringId: id })).returns<{ layeringId: number }>(),
  /** The layers in order and the rest as the last: their people sum to `of`. */
  countLayers: query(z.strictObject({ rules, ...scope })).returns<{ of: number; layers: LayerCount[]; currency: string; asOf: string }>(),
  /** From which layer (row) to which (column) people moved between two days; the rest is the last of both. */
  layerMoves: task('analysis', z.strictObject({ rules, shop: id.optional(), from: day, to: day.optional() })).returns<{ from: string; to: string; of: number; moves: number[][] }>(),
};
