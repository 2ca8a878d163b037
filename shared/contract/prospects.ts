import * as z from 'zod';
import { day, query, task } from './endpoint.ts';
import type { PhoneQuality } from './customers.ts';
import type { PersonCard } from './people.ts';

const text = (most: number) => z.string().trim().max(most).default('');

/** An application for membership, as it is typed in. Phone, e-mail or WeChat: one of them says who it is. */
const application = z.strictObject({
  /** What the entry is called among the sources. */
  title: z.string().trim().min(1).max(100),
  name: text(100),
  phone: text(60),
  wechat: text(100),
  email: text(200),
  birthday: text(20),
  /** The day of the application. */
  since: day,
  source: text(100),
  staff: text(40),
  /** What they agreed to, in the words that they were shown; null where they weren't asked or didn't. */
  wording: z.string().trim().min(1).max(500).nullable(),
});

/** Endpoints of `customers` for people who haven't bought yet. */
export const prospects = {
  /** Who has this phone already; nobody while it isn't a whole one. */
  withPhone: query(z.strictObject({ phone: z.string().max(60) })).returns<{ quality: PhoneQuality; people: PersonCard[] }>(),
  /** A batch of its own, so that it can be undone like any other. A prospect until the first paid order. */
  addProspect: task('writer', application).returns<{ customerId: number; batchId: number; isNew: boolean }>(),
  /** Where members come from, as it was said before: the commonest first. */
  memberSources: query(z.strictObject({})).returns<string[]>(),
};
