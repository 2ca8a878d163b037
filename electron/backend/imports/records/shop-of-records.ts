import type { ShopChoice } from '../../../../shared/contract/imports.ts';
import type { WriteDb } from '../../db/executor.ts';
import type { FileHead } from '../facts.ts';
import { resolveShop, type FileShop } from '../resolve-shop.ts';

/** As for orders; but a cost sheet, which holds wherever a piece is sold, needs no shop of its own: the first one gives its currency. */
export function shopOfRecords(db: WriteDb, head: FileHead, choice: ShopChoice | undefined, now: number): FileShop {
  const first = head.kind === 'costs' && choice === undefined ? db.get<FileShop>('SELECT id, platform, name, currency, time_zone AS timeZone FROM shops ORDER BY id LIMIT 1') : undefined;
  return first ?? resolveShop(db, head, choice, now);
}
