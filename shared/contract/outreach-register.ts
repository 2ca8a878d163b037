import * as z from 'zod';
import { states, type State } from '../domain/lifecycle-states.ts';
import { touchChannels, type TouchChannel } from '../domain/touch-channels.ts';
import { touchMoments, type MapPoint } from '../domain/touch-map.ts';
import { command, day, id, query } from './endpoint.ts';

export interface Touchpoint extends MapPoint {
  touchpointId: number;
  purpose: string;
  owner: string;
  content: string;
  standard: string;
  metric: string;
}
export interface TouchRegister {
  points: Touchpoint[];
  /** People by state today; none where the shop's states aren't known yet. */
  people: { state: State; customers: number }[];
}
export interface ChannelUse {
  channel: TouchChannel;
  /** Contacts of the last 90 days that were noted here, the people, and the day of the last ever. */
  contacts: number;
  people: number;
  lastDay: string | null;
  terms: ChannelTerms | null;
  /** By the terms, for those contacts and three months; null without terms. */
  costMinor: number | null;
}
export interface ChannelTerms {
  pieceMilli: number;
  minutesEach: number;
  hourMinor: number;
  monthMinor: number;
  currency: string;
  handle: string;
  note: string;
}
export interface Activity {
  activityId: number;
  name: string;
  channel: TouchChannel;
  campaignId: number | null;
  campaignName: string | null;
  fromDay: string;
  untilDay: string;
  costMinor: number;
  currency: string;
  /** Typed by the owner, as the platform or they themselves counted. */
  reach: number | null;
  responses: number | null;
  toldOrders: number | null;
  toldMinor: number | null;
  code: string;
  note: string;
  /** Valid orders of those days with the code in their notes or as their coupon; null without a code. */
  byCode: { orders: number; people: number; netMinor: number; customerIds: number[] } | null;
}

const line = z.string().trim().max(300);
const most = 1_000_000_000;
const count = z.int().min(0).max(most).nullable().default(null);
const point = z.strictObject({
  name: z.string().trim().min(1).max(60),
  moment: z.enum(touchMoments),
  channel: z.enum(touchChannels),
  states: z.array(z.enum(states)).max(4),
  purpose: line.default(''),
  owner: line.default(''),
  content: line.default(''),
  standard: line.default(''),
  metric: line.default(''),
  isOn: z.boolean().default(true),
});

export const registerEndpoints = {
  touchpoints: query(z.strictObject({})).returns<TouchRegister>(),
  saveTouchpoint: command(point.extend({ touchpointId: id.optional() })).returns<{ touchpointId: number }>(),
  /** Those whose names aren't there yet. */
  addTouchpoints: command(z.strictObject({ points: z.array(point).min(1).max(50) })).returns<{ added: number }>(),
  deleteTouchpoint: command(z.strictObject({ touchpointId: id })).returns<{ touchpointId: number }>(),
  channels: query(z.strictObject({})).returns<{ currency: string; rows: ChannelUse[] }>(),
  saveChannel: command(
    z.strictObject({ channel: z.enum(touchChannels), pieceMilli: z.int().min(0).max(most), minutesEach: z.number().min(0).max(1000), hourMinor: z.int().min(0).max(most), monthMinor: z.int().min(0).max(most), handle: z.string().trim().max(100).default(''), note: line.default('') }),
  ).returns<{ channel: TouchChannel }>(),
  activities: query(z.strictObject({})).returns<Activity[]>(),
  saveActivity: command(
    z.strictObject({
      activityId: id.optional(),
      name: z.string().trim().min(1).max(60),
      channel: z.enum(touchChannels),
      campaignId: id.nullable().default(null),
      fromDay: day,
      untilDay: day,
      costMinor: z.int().min(0).max(most).default(0),
      reach: count,
      responses: count,
      toldOrders: count,
      toldMinor: count,
      code: z.string().trim().max(40).default(''),
      note: line.default(''),
    }),
  ).returns<{ activityId: number }>(),
  deleteActivity: command(z.strictObject({ activityId: id })).returns<{ activityId: number }>(),
};
