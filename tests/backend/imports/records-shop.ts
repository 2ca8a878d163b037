import { mkdtempSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { ShopChoice } from '../../../shared/contract/imports.ts';
import { parseFiles } from '../../../electron/backend/imports/parse-files.ts';
import { runImport } from '../../../electron/backend/imports/run-import.ts';
import { ImportShop } from './import-shop.ts';

const NOW = Date.UTC(2026, 10, 22);
const dir = mkdtempSync(join(tmpdir(), 'huitouke-records-'));
export const fixtures = join(import.meta.dirname, '../../fixtures/exports');

export interface Wishes {
  shop?: ShopChoice;
  period?: { first: string; last: string };
}

/** A file made up for one test. `age`: of two that speak of the same, the larger is the younger. */
export function fileOf(name: string, rows: string[], age = 0): string {
  const path = join(dir, name);
  writeFileSync(path, `${rows.join('\r\n')}\r\n`);
  utimesSync(path, 1_790_000_000 + age, 1_790_000_000 + age);
  return path;
}

/** A shop that real files go into, whatever they are about. */
export class RecordsShop extends ImportShop {
  async put(paths: string[], wishes: Wishes = {}, mode: 'run' | 'preview' = 'run') {
    return runImport({ db: this.db, now: NOW, files: paths.map((path) => ({ path, name: basename(path) })), input: wishes, parse: parseFiles, progress: () => undefined, checkCancelled: () => undefined }, mode);
  }

  /** All that such files can tell, without ids. */
  told(): unknown {
    const all = (sql: string) => this.db.all(sql);
    return {
      ...(this.facts() as object),
      traffic: all('SELECT s.name AS shop, t.* FROM traffic_daily t JOIN shops s ON s.id = t.shop_id ORDER BY 1, t.day, t.source').map((row) => ({ ...(row as object), shop_id: 0 })),
      products: all('SELECT product_key, first_day, last_day, title, impressions, visitors, page_views, units, sales_minor, conversion FROM product_traffic ORDER BY 1, 2, 3'),
      returns: all('SELECT key, order_no, day, sku, quantity, reason FROM returned_items ORDER BY 1'),
      settlement: all('SELECT key, order_no, fee, amount_minor, is_refund, day FROM settlement_lines ORDER BY 1'),
      costs: all('SELECT * FROM product_costs ORDER BY 1, 2, 3, 4'),
      unitCosts: all('SELECT title, unit_cost_minor FROM products ORDER BY 1'),
      people: all('SELECT a.platform, a.kind, a.value, p.name, p.phone, p.email, p.tags, p.source, p.gender, p.birthday, p.email_consent, p.sms_consent FROM person_facts p JOIN accounts a ON a.id = p.account_id ORDER BY 1, 2, 3'),
      customers: all('SELECT name, phone, phone_quality, email, platforms, email_consent, sms_consent, told_gender, told_birthday FROM customers ORDER BY name, phone, email'),
      consents: all('SELECT channel, answer, file_name, line FROM consent_log ORDER BY 1, 2, 3, 4'),
    };
  }
}
