import * as z from 'zod';
import { fileIn, id, task } from './endpoint.ts';

export const receiptColumnKinds = ['address', 'status', 'description', 'messageId', 'reply'] as const;
export const receiptWordKinds = ['delivered', 'failed', 'pending'] as const;

/** How the owner reads a tool's report: what its columns hold, and what its words for a status mean. */
export const receiptReading = z.strictObject({
  columns: z.array(z.strictObject({ header: z.string().max(200), kind: z.enum(receiptColumnKinds) })).min(1).max(receiptColumnKinds.length),
  words: z.array(z.strictObject({ word: z.string().max(60), means: z.enum(receiptWordKinds) })).max(60),
});
export type ReceiptReading = z.infer<typeof receiptReading>;

export interface ReceiptsReport {
  rows: number;
  matched: number;
  unmatched: number;
  delivered: number;
  failed: number;
  pending: number;
  replied: number;
  optedOut: number;
  columns: { field: string; header: string }[];
  unmatchedSample: { line: number; reason: string }[];
  /** Words for a status that nobody has said the meaning of: their rows count as nothing heard. At most 20. */
  unknownWords: string[];
  /** Another campaign in whose list more of the file's addresses stand than in this one's. */
  looksLike: { campaignId: number; name: string; addresses: number; here: number } | null;
  /** Read as the owner has said, now or of such a file before. */
  isOwnReading: boolean;
}
export interface ReceiptSample {
  headers: string[];
  /** What each column seems to hold, or was said to; null where that isn't clear. */
  kinds: (ReceiptReading['columns'][number]['kind'] | null)[];
  rows: string[][];
  /** The words of each column among the first 2,000 rows; none where there are more than 30. */
  words: string[][];
  /** What they mean where that is known. */
  means: Record<string, ReceiptReading['words'][number]['means']>;
}

/** Endpoints of `campaigns` for what a sending tool reports. */
export const receipts = {
  receiptSample: task('analysis', z.strictObject({ campaignId: id, file: fileIn })).returns<ReceiptSample>(),
  /** `reading`: for a file whose headings or words aren't known; kept for every file with the same headings. */
  receipts: task('writer', z.strictObject({ campaignId: id, file: fileIn, reading: receiptReading.optional() })).returns<ReceiptsReport>(),
};
