import { customersHandlers } from '../../../electron/backend/customers/handlers.ts';
import type { CommandContext } from '../../../electron/backend/serve.ts';
import type { Row } from '../imports/facts-of.ts';
import { RecordsShop } from '../imports/records-shop.ts';

/** A shop with orders, and with lists of people. */
export class ToldShop extends RecordsShop {
  readonly context: CommandContext = { db: this.db, now: Date.UTC(2026, 10, 22), today: '2026-11-22', dataDir: 'data', version: '0.0.0' };
  async buy(platform: string, ...rows: Row[]): Promise<number> {
    return (await this.take([{ name: `${platform} ${JSON.stringify(rows)}`, platform, rows }])).batchId;
  }
  people(): string[] {
    return this.db.all<{ names: string }>("SELECT group_concat(name, ' + ') AS names FROM (SELECT customer_id, value AS name FROM accounts ORDER BY value) GROUP BY customer_id ORDER BY 1").map((p) => p.names);
  }
  personOf(account: string): number {
    return this.db.get<{ id: number }>('SELECT customer_id AS id FROM accounts WHERE value = :account', { account })!.id;
  }
  get(account: string) {
    return customersHandlers.get({ customerId: this.personOf(account) }, this.context);
  }
}
