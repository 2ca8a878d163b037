import { customersHandlers } from '../../../electron/backend/customers/handlers.ts';
import type { CommandContext } from '../../../electron/backend/serve.ts';
import type { Row } from '../imports/facts-of.ts';
import { ImportShop } from '../imports/import-shop.ts';

const NOW = Date.UTC(2026, 10, 22);
const paidOn = (day: number) => Date.UTC(2026, 5, day, 4);

/** An order of a buyer, with whatever else its row says. */
export const order = (orderNo: string, buyer: string, more: Partial<Row> = {}): Row => ({ orderNo, buyer, status: 'completed', paidAt: paidOn(1 + (Number(orderNo) % 28)), paid: 10000, receiver: '沈测试', ...more });

/** A shop on several platforms; a batch a platform, unless more are given. */
export class PeopleShop extends ImportShop {
  async batch(platform: string, ...rows: Row[]): Promise<number> {
    return (await this.take([{ name: `${platform} ${JSON.stringify(rows)}`, platform, rows }])).batchId;
  }

  get context(): CommandContext {
    return { db: this.db, now: NOW, today: '2026-11-22', dataDir: 'data', version: '0.0.0' };
  }

  /** Everyone as the names of their accounts. */
  people(): string[] {
    return this.db.all<{ names: string }>("SELECT group_concat(name, ' + ') AS names FROM (SELECT customer_id, value AS name FROM accounts ORDER BY value) GROUP BY customer_id ORDER BY 1").map((p) => p.names);
  }

  personOf(buyer: string): number {
    return this.db.get<{ id: number }>('SELECT customer_id AS id FROM accounts WHERE value = :buyer', { buyer })!.id;
  }

  accountOf(buyer: string): number {
    return this.db.get<{ id: number }>('SELECT id FROM accounts WHERE value = :buyer', { buyer })!.id;
  }

  ask<K extends keyof typeof customersHandlers>(name: K, input: Parameters<(typeof customersHandlers)[K]>[0]): ReturnType<(typeof customersHandlers)[K]> {
    const handler = customersHandlers[name] as (input: unknown, context: CommandContext) => ReturnType<(typeof customersHandlers)[K]>;
    return this.db.transaction(() => handler(input, this.context));
  }

  /** Every row that is business, ids included. What the owner has decided is a log of its own. */
  digest(): unknown {
    const tables = ['accounts', 'customers', 'customer_metrics', 'contacts', 'orders', 'order_lines', 'opt_outs', 'touches', 'campaign_members', 'pinned_values'];
    return Object.fromEntries(tables.map((table) => [table, this.db.all(`SELECT * FROM ${table} ORDER BY 1, 2`)]));
  }
}
