import * as z from 'zod';
import type { BenefitKind } from '../domain/benefits.ts';
import { deliveryStatuses, type DeliverySource, type DeliveryStatus } from '../domain/deliveries.ts';
import { command, fileOut, id, query, task } from './endpoint.ts';

/** Whom something is for: people by their numbers, or everyone of a segment. */
export const offerWho = z.union([z.strictObject({ customerIds: z.array(id).min(1).max(10_000) }), z.strictObject({ segmentId: id })]);
export type OfferWho = z.output<typeof offerWho>;

/** Somebody as a list shows them; no number where no file names them any more. */
export interface OfferPerson {
  customerId: number | null;
  nick: string | null;
  name: string | null;
  phone: string | null;
}
export interface Delivery extends OfferPerson {
  deliveryId: number;
  source: DeliverySource;
  what: string;
  kind: BenefitKind;
  quantity: number;
  unitCostMinor: number;
  /** Of money or a top-up. */
  amountMinor: number | null;
  currency: string;
  status: DeliveryStatus;
  day: string;
  orderNo: string | null;
  tracking: string;
  note: string;
  /** Said no to being written to: what was promised is sent all the same. */
  optedOut: boolean;
  /** A street is known of them. */
  hasAddress: boolean;
}
/** One that waits, with all that it takes to send it. */
export interface OwedDelivery extends OfferPerson {
  deliveryId: number;
  /** Of the newest order whose address isn't masked. */
  receiver: string | null;
  contactPhone: string | null;
  province: string | null;
  city: string | null;
  district: string | null;
  address: string | null;
  what: string;
  quantity: number;
  amountMinor: number | null;
  currency: string;
  orderNo: string | null;
  note: string;
}
export interface OwedByHand extends OwedDelivery {
  why: 'optedOut' | 'heldOut';
}
export interface DeliveryBoard {
  currency: string;
  counts: Record<DeliveryStatus, number>;
  /** Goods and money of what was sent, in the base currency, of the last 365 days; and of what is still to be sent. */
  sentMinor: number;
  waitingMinor: number;
  /** In another currency, and in no sum. */
  otherCurrency: number;
  stock: { benefitId: number; name: string; stock: number; left: number }[];
  total: number;
  rows: Delivery[];
}

const most = 1_000_000_000;
const line = z.string().trim().max(60);

export const deliveryEndpoints = {
  /** Oldest first while it waits, newest first once it is done. */
  board: query(
    z.strictObject({ status: z.enum(deliveryStatuses).default('to_send'), kind: z.enum(['all', 'parcel', 'money']).default('all'), offset: z.int().min(0).max(1_000_000).default(0), limit: z.int().min(1).max(500).default(200) }),
  ).returns<DeliveryBoard>(),
  /** Promises a benefit to people by hand; all or none of them. */
  promise: command(z.strictObject({ benefitId: id, who: offerWho, quantity: z.int().min(1).max(1000).default(1), amountMinor: z.int().min(1).max(most).nullable().default(null), note: z.string().trim().max(200).default('') })).returns<{ promised: number }>(),
  /** Those that may go there go; the others are counted. */
  moveDeliveries: command(z.strictObject({ deliveryIds: z.array(id).min(1).max(10_000), to: z.enum(deliveryStatuses), tracking: line.default('') })).returns<{ moved: number; stayed: number }>(),
  /** Takes the last step of a delivery back. */
  undoMove: command(z.strictObject({ deliveryId: id })).returns<{ status: DeliveryStatus }>(),
  /** What waits for people who have said no or are held out: no file holds them, so it is shown, to be copied by hand. */
  owedByHand: query(z.strictObject({})).returns<OwedByHand[]>(),
  /** Labels of what is to be sent, or sums to be handed out. Who has said no or is held out isn't in it, and counted: `owedByHand`. */
  saveDeliveries: task('reader', z.strictObject({ to: fileOut, list: z.enum(['labels', 'amounts']), language: z.enum(['zh-CN', 'en']).default('zh-CN') })).returns<{ rows: number; withoutAddress: number; byHand: number }>(),
  /** What became of a list that was handed out: in each line the number of the delivery and a word for done or failed. */
  takeResults: command(z.strictObject({ text: z.string().max(1_000_000) })).returns<{ done: number; failed: number; unknown: number; twice: number; first: string[] }>(),
};
