import * as z from 'zod';
import type { State } from '../domain/lifecycle-states.ts';
import type { Estimate } from '../domain/lift.ts';
import { day, task } from './endpoint.ts';
import type { MarginFacts } from './playbook.ts';

/** What messages brought to people of one state, from campaigns that left people alone and are over. */
export interface StateReturn {
  campaigns: number;
  treated: number;
  treatedBuyers: number;
  heldOut: number;
  heldOutBuyers: number;
  /** Of the treated, in minor units. */
  costMinor: number;
  /** Treated minus held out, per person, in minor units, 95 %. Null where an arm is too small or too few bought. */
  netPerPerson: Estimate | null;
  /** What is left of that per unit of money spent; of sales where no margin is known. Null without the above or where nothing was paid. */
  perUnit: Estimate | null;
}
export interface BudgetRow {
  state: State;
  customers: number;
  /** By the channel of the plan's row; null where the channel can't tell. */
  reachable: number | null;
  /** All campaigns of the last 90 days, shared by the state that each person was in the day before it was sent. */
  spentMinor: number;
  contacts: number;
  measured: StateReturn;
  /** What could be spent in 90 days at the cadence's most, at the measured cost of a contact; null where that isn't known. */
  roomMinor: number | null;
}
export interface StrategyBudget {
  asOf: string;
  since: string;
  currency: string;
  /** Without cuts nobody has a state. */
  canTell: boolean;
  margin: MarginFacts;
  leastPeople: number;
  rows: BudgetRow[];
  definition: string;
}

export const strategyBudgetEndpoints = {
  /** What money did for each state, and what was spent on it. */
  budget: task('analysis', z.strictObject({ asOf: day.optional() })).returns<StrategyBudget>(),
};
