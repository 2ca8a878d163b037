import { parsePhone } from '../../../../shared/domain/phone.ts';
import type { ReadDb } from '../../db/executor.ts';
import { SEPARATOR, type ContactFacts, type FileRecord } from '../../imports/facts.ts';
import { accountIdentity, readErased, type ErasedIdentities } from './erased-identities.ts';

/** A receiver's block that says nothing, and a record of a person that says nothing. */
const NO_CONTACT = JSON.stringify([null, null, null, 'none', null, null, null, null, null] satisfies ContactFacts);
const NO_BODY = JSON.stringify({ phoneQuality: 'none', tags: [] });

/**
 * What files say of people, without those who were erased. An import asks it where it looks for accounts; it is the same
 * that went through all rows when they were erased, so that a row which comes again meets what is left of it.
 */
export class ErasedRows {
  readonly #erased: ErasedIdentities;

  constructor(erased: ErasedIdentities) {
    this.#erased = erased;
  }

  /** The name that an account goes by. */
  account(platform: string, kind: string, name: string): string {
    return this.#erased.find(accountIdentity(platform, kind, name)) ?? name;
  }

  phone(phone: string | null): boolean {
    return phone !== null && this.#erased.has({ kind: 'phone', text: phone });
  }

  email(email: string | null): boolean {
    return email !== null && email !== '' && this.#erased.has({ kind: 'email', text: email.toLowerCase() });
  }

  /** What an erased phone or e-mail goes on standing as. */
  tokenOf(kind: 'phone' | 'email', text: string): string {
    return this.#erased.find({ kind, text: kind === 'email' ? text.toLowerCase() : text }) ?? text;
  }

  /** A receiver's block. `isShell`: of an account whose person was erased; `isNobodys`: of an order without an account. */
  contact(facts: string, isShell: boolean, isNobodys: boolean): string {
    const [, , phone, , email] = JSON.parse(facts) as ContactFacts;
    const hidden = isShell || this.phone(phone) || this.email(email) || (isNobodys && this.#erased.has({ kind: 'contact', text: facts }));
    return hidden ? NO_CONTACT : facts;
  }

  /** A row of a list of people; `platform` is its shop's. */
  record<R extends Pick<FileRecord, 'key' | 'body'>>(platform: string, record: R): R {
    const [kind = '', name = '', of] = record.key.split(SEPARATOR);
    const shown = this.account(of ?? platform, kind, name);
    const body = JSON.parse(record.body) as { phone?: string | null; email?: string | null };
    const hidden = shown !== name || this.phone(body.phone ?? null) || this.email(body.email ?? null);
    return hidden ? { ...record, key: [kind, shown, ...(of === undefined ? [] : [of])].join(SEPARATOR), body: NO_BODY } : record;
  }

  /** Do the cells of a row that wasn't taken name one of them? */
  names(platform: string, cells: readonly string[]): boolean {
    return cells.some((cell) => {
      const text = cell.trim();
      if (text === '') return false;
      if (this.account(platform, 'buyer', text) !== text || (text.includes('@') && this.email(text))) return true;
      return /\d{7}/.test(text.replace(/[\s()-]/g, '')) && this.phone(parsePhone(text, 'CN').e164);
    });
  }
}

/** Undefined where nobody was ever erased. */
export function openErasedRows(db: ReadDb): ErasedRows | undefined {
  const erased = readErased(db);
  return erased && new ErasedRows(erased);
}
