import type { ReadDb } from '../db/executor.ts';
import { remember } from '../db/remember.ts';

export interface AccountOwners {
  /** Customer by the account's id. */
  of: Int32Array;
  /** The highest customer id: a column with a place for each needs one more. */
  most: number;
}

/** Whose each account is. */
export function readAccountOwners(db: ReadDb): AccountOwners {
  return remember(db, 'account owners', () => {
    const column = (name: string) => db.connection.prepare(`SELECT ${name} FROM accounts ORDER BY id`).pluck().all() as number[];
    const accounts = column('id');
    const customers = column('customer_id');
    const of = new Int32Array((accounts.at(-1) ?? 0) + 1);
    let most = 0;
    for (let i = 0; i < accounts.length; i += 1) {
      of[accounts[i]!] = customers[i]!;
      if (customers[i]! > most) most = customers[i]!;
    }
    return { of, most };
  });
}
