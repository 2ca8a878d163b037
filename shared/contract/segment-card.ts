import * as z from 'zod';
import { command, id, query } from './endpoint.ts';

export const cardFields = ['push', 'avoid', 'priceBand', 'bundle', 'message'] as const;
export type CardField = (typeof cardFields)[number];

/** What is meant for a segment; '' for nothing said. */
export type SegmentCard = Record<CardField, string>;

/** A product of the segment's people, in the last 365 days. */
export interface SegmentProduct {
  productId: number;
  title: string;
  /** People of the segment who bought it, and what share of its buyers that is (0–1). */
  buyers: number;
  share: number;
  /** Share of all other buyers who bought it (0–1); null where there are no others. */
  othersShare: number | null;
  /** Share of these pieces that was refunded, in money (0–1). */
  refundShare: number;
}
export interface SegmentCardReport {
  card: SegmentCard;
  updatedAt: number | null;
  suggestions: {
    from: string;
    to: string;
    /** People of the segment who bought something whose product is known. Below 30 nothing is suggested. */
    buyers: number;
    /** Bought by a larger share of them than of the others, the most bought first. */
    push: SegmentProduct[];
    /** Refunded the most, of those with 10 buyers or more: from a fifth of the money on. */
    avoid: SegmentProduct[];
    /** The middle half of what they paid for a piece, and the median; in `currency`. */
    price: { lowMinor: number; middleMinor: number; highMinor: number; pieces: number; currency: string } | null;
    /** The two products that most of them have both bought, by 5 people or more. */
    pair: { titles: [string, string]; people: number } | null;
  };
}

const words = z.string().trim().max(300);
export const segmentCardEndpoints = {
  segmentCard: query(z.strictObject({ segmentId: id })).returns<SegmentCardReport>(),
  saveSegmentCard: command(z.strictObject({ segmentId: id, push: words, avoid: words, priceBand: words, bundle: words, message: words })).returns<{ segmentId: number }>(),
};
