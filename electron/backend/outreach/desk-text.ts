import { openText } from '../copy/compose-text.ts';
import type { ReadDb } from '../db/executor.ts';
import { ownFieldIds } from '../own-fields/read-fields.ts';

/** A text as it is written by hand: without what an SMS tool puts around it. */
export const openDeskText = (db: ReadDb, text: string) => openText(text, 'nick', { signature: '', optOutText: '' }, ownFieldIds(db));
