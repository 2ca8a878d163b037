import type { Settings } from '../../../shared/contract/settings.ts';
import type { WriteDb } from '../db/executor.ts';
import { refreshCustomers } from '../imports/refresh-customers.ts';
import { keyColumns, linkKinds, toldAndBuyers } from './link-scope.ts';
import { living } from './merge.ts';
import { relink } from './relink.ts';

const linkSettings: readonly (keyof Settings)[] = ['sharedContactLimit', 'ownContacts'];

/** What links people has changed: whoever shares a key, or is linked, is looked at again. */
export function relinkAfterSettings(db: WriteDb, changed: readonly string[]): void {
  if (!linkSettings.some((key) => changed.includes(key))) return;
  const linked = db.all<{ id: number }>('SELECT id FROM accounts WHERE customer_id IN (SELECT customer_id FROM accounts WHERE home_id IS NOT NULL)');
  const seeds = new Set(linked.map((a) => a.id));
  for (const kind of linkKinds) {
    const { column, where } = keyColumns[kind];
    const shared = `SELECT ${column} FROM contacts WHERE ${where} GROUP BY ${column} HAVING min(account_id) <> max(account_id)`;
    for (const { id } of db.all<{ id: number }>(`SELECT DISTINCT account_id AS id FROM contacts WHERE ${where} AND ${column} IN (${shared})`)) seeds.add(id);
    for (const id of toldAndBuyers(db, kind, '1 = 1')) seeds.add(id);
  }
  refreshCustomers(db, living(db, relink(db, seeds)));
}
