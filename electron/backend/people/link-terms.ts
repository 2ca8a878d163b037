import { isPlaceholder } from '../../../shared/domain/shared-contact.ts';
import { parsePhone } from '../../../shared/domain/phone.ts';
import type { ReadDb } from '../db/executor.ts';
import { readSettings } from '../settings/read-settings.ts';

export type LinkKind = 'phone' | 'email';
/** What keeps a key from linking. */
export interface LinkTerms {
  /** A key of more accounts than this links nobody. */
  limit: number;
  isNobodys: (kind: LinkKind, value: string) => boolean;
  /** The shop's own addresses, as the owner wrote them. */
  ownAddresses: string[];
}

/** The owner's limit, and the shop's own phones, e-mails and addresses, which stand in orders that the shop sent to itself. */
export function readLinkTerms(db: ReadDb): LinkTerms {
  const { sharedContactLimit, ownContacts } = readSettings(db);
  const own = new Set(ownContacts.map((text) => parsePhone(text, 'CN').e164 ?? text.trim().toLowerCase()));
  return {
    limit: sharedContactLimit,
    isNobodys: (kind, value) => own.has(value) || isPlaceholder(kind, value),
    ownAddresses: ownContacts.filter((text) => !text.includes('@') && parsePhone(text, 'CN').e164 === null),
  };
}
