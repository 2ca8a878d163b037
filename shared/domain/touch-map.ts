import { states, type State } from './lifecycle-states.ts';
import type { TouchChannel } from './touch-channels.ts';

/** Where a customer meets the shop, from the first advertisement to being won back. */
export const touchMoments = ['ad', 'enquiry', 'order', 'payment', 'packing', 'delivery', 'after_sale', 'care', 'reactivation'] as const;
export type TouchMoment = (typeof touchMoments)[number];

export interface MapPoint {
  name: string;
  moment: TouchMoment;
  channel: TouchChannel;
  states: readonly State[];
  isOn: boolean;
}
export interface MapCell<P> {
  state: State;
  points: P[];
  /** Two or more of them use one channel. */
  overlap: boolean;
}
export interface TouchMap<P> {
  rows: { moment: TouchMoment; cells: MapCell<P>[]; gap: boolean }[];
  /** States in which nobody is spoken to at all. */
  gapStates: State[];
}

/**
 * Moments by states: what is switched on there. A moment is a gap where it has none at all, and so is a state.
 * Worked example: a parcel card for active customers alone → packing has it under active; silent, asleep and lost are gaps.
 */
export function touchMap<P extends MapPoint>(points: readonly P[]): TouchMap<P> {
  const on = points.filter((p) => p.isOn);
  const rows = touchMoments.map((moment) => {
    const here = on.filter((p) => p.moment === moment);
    const cells = states.map((state): MapCell<P> => {
      const inCell = here.filter((p) => p.states.includes(state));
      return { state, points: inCell, overlap: new Set(inCell.map((p) => p.channel)).size < inCell.length };
    });
    return { moment, cells, gap: here.length === 0 };
  });
  return { rows, gapStates: states.filter((state) => !on.some((p) => p.states.includes(state))) };
}
