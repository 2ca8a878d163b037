import { fileURLToPath } from 'node:url';
import { WriteDb } from '../../../electron/backend/db/executor.ts';
import { migrate, readMigrations } from '../../../electron/backend/db/migrate.ts';
import { openMemory } from '../../../electron/backend/db/open.ts';
import { OrderRows, RowWords } from '../../../electron/backend/imports/order-rows.ts';
import { runImport, type ParserSource } from '../../../electron/backend/imports/run-import.ts';
import { undoBatch } from '../../../electron/backend/imports/undo-batch.ts';
import { parserOf, type TestFile } from './facts-of.ts';

const NOW = Date.UTC(2026, 10, 22);

/** An empty database that files can be put into and taken out of. */
export class ImportShop {
  readonly db: WriteDb;

  constructor() {
    const connection = openMemory();
    migrate(connection, readMigrations(fileURLToPath(new URL('../../../migrations', import.meta.url))));
    this.db = new WriteDb(connection);
  }

  take(files: TestFile[], mode: 'run' | 'preview' = 'run', parse: ParserSource = parserOf(files)) {
    return runImport({ db: this.db, now: NOW, files: files.map((f) => ({ path: f.name, name: f.name })), input: {}, parse, progress: () => undefined, checkCancelled: () => undefined }, mode);
  }

  undo(batchId: number) {
    return this.db.transaction(() => undoBatch(this.db, batchId, NOW));
  }

  /** All that the owner could see, without ids or the times of imports. */
  facts(): unknown {
    const all = (sql: string) => this.db.all(sql);
    return {
      orders: all(`SELECT s.name AS shop, o.order_no, a.value AS buyer, c.receiver, c.phone, o.status, o.created_at, o.paid_at, o.day, o.currency, o.paid_minor, o.discount_minor, o.refund_minor, o.net_minor, o.is_paid, o.is_valid, o.email_consent
        FROM orders o JOIN shops s ON s.id = o.shop_id LEFT JOIN accounts a ON a.id = o.account_id LEFT JOIN contacts c ON c.id = o.contact_id ORDER BY 1, 2`),
      lines: all('SELECT o.order_no, l.line_key, p.title, l.sku, l.quantity, l.paid_minor, l.refund_minor, l.status FROM order_lines l JOIN orders o ON o.id = l.order_id LEFT JOIN products p ON p.id = l.product_id ORDER BY 1, 2'),
      customers: all('SELECT c.nick, c.name, c.phone, c.phone_quality, c.province, c.platforms, c.email_consent FROM customers c WHERE c.merged_into IS NULL ORDER BY 1'),
      people: all("SELECT group_concat(name) AS accounts FROM (SELECT a.customer_id, a.platform || ' ' || a.value AS name FROM accounts a ORDER BY 2) GROUP BY customer_id ORDER BY 1"),
      metrics: all('SELECT c.nick, m.shop_id = 0 AS whole, m.orders, m.purchase_days, m.net_minor, m.first_day, m.last_day, m.interval_days, m.paid_orders, m.paid_minor, m.refund_minor FROM customer_metrics m JOIN customers c ON c.id = m.customer_id ORDER BY 1, 2'),
      rows: this.#rows(),
      memos: all('SELECT o.order_no, m.buyer_memo, m.seller_memo FROM order_memos m JOIN orders o ON o.id = m.order_id ORDER BY 1, 2, 3'),
    };
  }

  /** What the kept rows say, in words; equal rows once. */
  #rows(): string[] {
    const words = new RowWords(this.db);
    const stored = new OrderRows(this.db);
    const said = this.db.all<{ id: number; order_no: string }>('SELECT id, order_no FROM orders').flatMap((o) => stored.of(o.id).map((row) => `${o.order_no} ${words.observation(row).words()}`));
    return [...new Set(said)].sort();
  }
}
