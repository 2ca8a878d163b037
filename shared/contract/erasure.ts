import * as z from 'zod';
import { id, query } from './endpoint.ts';

/** What would go with a person, and what would stay. */
export interface ErasurePreview {
  /** What goes: names on platforms, receivers, phones, e-mails, addresses, notes beside orders, messages with where they went. */
  accounts: number;
  names: number;
  phones: number;
  emails: number;
  addresses: number;
  notes: number;
  messages: number;
  /** What stays, of nobody known any more. */
  orders: number;
  /** Contact lists with this person that were written: they lie where the app can't reach. */
  lists: { name: string; at: number }[];
}

export const erasure = {
  erasurePreview: query(z.strictObject({ customerId: id })).returns<ErasurePreview>(),
};
