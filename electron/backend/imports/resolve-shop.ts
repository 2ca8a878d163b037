import type { ShopChoice } from '../../../shared/contract/imports.ts';
import { AppError } from '../../../shared/lib/app-error.ts';
import type { WriteDb } from '../db/executor.ts';
import type { FileHead } from './facts.ts';

export interface FileShop {
  id: number;
  platform: string;
  name: string;
  currency: string;
  timeZone: string;
}
/** Of a file that is read as the owner says. */
const UNKNOWN = 'other';
interface ShopRow {
  id: number;
  platform: string;
  name: string;
  currency: string;
  time_zone: string;
}
const asShop = (row: ShopRow): FileShop => ({ id: row.id, platform: row.platform, name: row.name, currency: row.currency, timeZone: row.time_zone });

/**
 * Which shop a file belongs to: the owner's choice where it is of the file's platform, else the shop that the file names,
 * else the one
 * that has its first orders already, else the platform's first shop, else a new one.
 */
export function resolveShop(db: WriteDb, head: FileHead, choice: ShopChoice | undefined, now: number): FileShop {
  const find = (where: string, params: Record<string, string | number>) => db.all<ShopRow>(`SELECT id, platform, name, currency, time_zone FROM shops WHERE ${where} ORDER BY id`, params);
  if (typeof choice === 'number') {
    const [chosen] = find('id = :id', { id: choice });
    if (!chosen) throw new AppError('not_found', { shop: choice });
    if (chosen.platform === head.platform || head.platform === UNKNOWN) return asShop(chosen);
  }
  if (head.platform === UNKNOWN) {
    // A list of an ERP's or printing tool's own: it belongs where its orders are.
    const joined = shopOfOrders(db, head, find('1 = 1', {}));
    if (joined) return asShop(joined);
  }
  const wanted = typeof choice === 'object' && choice.platform === head.platform ? choice : null;
  const name = wanted?.name ?? head.shopName;
  const ofPlatform = find('platform = :platform', { platform: head.platform });
  const named = ofPlatform.find((s) => s.name === name);
  if (named) return asShop(named);
  if (name === null && ofPlatform.length > 0) return asShop((ofPlatform.length > 1 && shopOfOrders(db, head, ofPlatform)) || ofPlatform[0]!);
  // A shop made for a file without a name takes the name of the next file that has one.
  const nameless = ofPlatform.length === 1 && ofPlatform[0]!.name === head.platform ? ofPlatform[0]! : null;
  if (nameless && name !== null) {
    db.run('UPDATE shops SET name = :name WHERE id = :id', { name, id: nameless.id });
    return { ...asShop(nameless), name };
  }
  const shop = { platform: head.platform, name: name ?? head.platform, currency: wanted?.currency ?? head.defaultCurrency, timeZone: wanted?.timeZone ?? head.defaultTimeZone };
  const { lastInsertRowid } = db.run('INSERT INTO shops (platform, name, currency, time_zone, created_at) VALUES (:platform, :name, :currency, :timeZone, :now)', { ...shop, now });
  return { id: lastInsertRowid, ...shop };
}

/** Items files name no shop; their order numbers do. */
function shopOfOrders(db: WriteDb, head: FileHead, shops: ShopRow[]): ShopRow | undefined {
  const column = head.mapping.findIndex((m) => m.field === 'orderNo');
  if (column < 0) return undefined;
  const numbers = head.sample.map((row) => (row[column] ?? '').replace(/[^\w#-]/g, ''));
  const knows = (shop: ShopRow) => numbers.filter((no) => db.get('SELECT 1 FROM orders WHERE shop_id = :shop AND order_no = :no', { shop: shop.id, no })).length;
  const [best] = shops.map((shop) => ({ shop, known: knows(shop) })).sort((a, b) => b.known - a.known);
  return best && best.known > 0 ? best.shop : undefined;
}
