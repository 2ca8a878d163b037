import * as z from 'zod';
import { blockKinds, type Letter } from '../domain/newsletter.ts';
import { command, day, fileOut, id, query, task } from './endpoint.ts';

export interface Newsletter extends Letter {
  newsletterId: number;
  name: string;
  updatedAt: number;
}
export interface Link {
  linkId: number;
  name: string;
  url: string;
  /** What stands for it in a text; '' where it stands for itself. */
  short: string;
  createdAt: number;
  /** Totals as they were read off, the latest first. */
  clicks: { day: string; clicks: number }[];
}

const name = z.string().trim().min(1).max(60);
/** A web address; what isn't one is refused by the handler. */
const url = z.string().trim().max(2000);
const block = z.strictObject({ kind: z.enum(blockKinds), title: z.string().trim().max(120), text: z.string().trim().max(2000), url, assetId: id.nullable().optional() });

export const letters = {
  newsletters: query(z.strictObject({})).returns<Newsletter[]>(),
  saveNewsletter: command(z.strictObject({ newsletterId: id.optional(), name, subject: z.string().trim().max(200), blocks: z.array(block).max(60), sender: z.string().trim().max(300), unsubscribe: z.string().trim().max(300) })).returns<Newsletter>(),
  deleteNewsletter: command(z.strictObject({ newsletterId: id })).returns<{ newsletterId: number }>(),
  /** HTML that stands alone, with its pictures in it (data:); a message as mail programs open it (.eml), with its pictures beside it (cid:); or plain text. */
  exportNewsletter: task('analysis', z.strictObject({ newsletterId: id, as: z.enum(['html', 'eml', 'text']), to: fileOut })).returns<{ sha256: string }>(),
  links: query(z.strictObject({})).returns<Link[]>(),
  saveLink: command(z.strictObject({ linkId: id.optional(), name, url, short: z.string().trim().max(100) })).returns<Link>(),
  deleteLink: command(z.strictObject({ linkId: id })).returns<{ linkId: number }>(),
  /** A total up to a day; null takes it back. */
  setClicks: command(z.strictObject({ linkId: id, day, clicks: z.int().min(0).max(1_000_000_000).nullable() })).returns<Link>(),
};
