import { applyFix, leaveFindings, undoFix } from '../../../electron/backend/cleaning/fixes.ts';
import { openFindings } from '../../../electron/backend/cleaning/findings.ts';
import { publicKey } from '../../../electron/backend/cleaning/decisions.ts';
import type { ContactFacts } from '../../../electron/backend/imports/facts.ts';
import type { ParserSource } from '../../../electron/backend/imports/run-import.ts';
import { parsePhone } from '../../../shared/domain/phone.ts';
import type { FindingKind } from '../../../shared/contract/cleaning.ts';
import { parserOf, type Row } from '../imports/facts-of.ts';
import { ImportShop } from '../imports/import-shop.ts';

/** A row with what the cleaning centre looks at besides. */
export interface DirtyRow extends Row {
  email?: string;
  address?: string;
  /** The platform's word, of a state that nobody knows. */
  word?: string;
}
export interface DirtyFile {
  name: string;
  rows: DirtyRow[];
}
const NOW = Date.UTC(2026, 10, 23);

/** A shop whose files can be dirty, and its cleaning. */
export class CleaningShop extends ImportShop {
  import(files: DirtyFile[]) {
    return this.take(files, 'run', dirtyParser(files));
  }

  found(kind: FindingKind) {
    return openFindings(this.db, kind);
  }
  keys(kind: FindingKind): string[] {
    return this.found(kind).map(publicKey);
  }
  fix(kind: FindingKind, keys: string[] | null = null, status?: string): number {
    return this.db.transaction(() => applyFix(this.db, { kind, keys, status }, NOW)).fixId;
  }
  leave(kind: FindingKind, keys: string[] | null = null): number {
    return this.db.transaction(() => leaveFindings(this.db, { kind, keys }, NOW)).fixId;
  }
  undoFix(fixId: number) {
    return this.db.transaction(() => undoFix(this.db, fixId, NOW));
  }
  /** All that the owner could see, and what the rows themselves say, ids apart. */
  state(): unknown {
    const all = (sql: string) => this.db.all(sql);
    return {
      seen: this.facts(),
      accounts: all('SELECT a.platform, a.kind, a.value, (SELECT min(b.kind || b.value) FROM accounts b WHERE b.customer_id = a.customer_id) AS person FROM accounts a ORDER BY 1, 2, 3'),
      contacts: all('SELECT a.value, c.receiver, c.phone_raw, c.phone, c.phone_quality, c.email, c.province, c.city, c.district, c.address FROM contacts c LEFT JOIN accounts a ON a.id = c.account_id ORDER BY 1, 2, 3, 6, 10'),
      marks: all('SELECT order_no, excluded, no_goods FROM orders ORDER BY 1'),
      products: all('SELECT key, not_goods FROM products ORDER BY 1'),
    };
  }
}

/** The rows as the parser gives them, with the words that nobody knows. */
function dirtyParser(files: DirtyFile[]): ParserSource {
  const inner = parserOf(files.map((f) => ({ ...f, rows: f.rows.map((row) => ({ ...row, contact: contactOf(row) })) })));
  return async function* (options, decide) {
    for await (const message of inner(options, decide)) {
      if ('chunk' in message) {
        const { rows } = files.find((f) => f.name === options.files[message.file]!.name)!;
        const { chunk } = message;
        for (let i = 0; i < chunk.count; i++) {
          const { word, status, orderNo } = rows[chunk.line[i]! - 2]!;
          if (word !== undefined && status === 'review') (chunk.statusWords ??= []).push({ line: chunk.line[i]!, orderNo, word });
        }
      }
      yield message;
    }
  };
}

function contactOf({ receiver, phone, masked, email, address }: DirtyRow): string {
  if (receiver === undefined && phone === undefined && email === undefined && address === undefined) return '';
  const read = masked ? { e164: null, quality: 'masked' as const } : parsePhone(phone ?? '');
  return JSON.stringify([receiver ?? null, phone ?? null, read.e164, read.quality, email ?? null, address === undefined ? '浙江省' : null, address === undefined ? '杭州市' : null, null, address ?? null] satisfies ContactFacts);
}
