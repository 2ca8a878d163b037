import type { Shop } from '../../../shared/contract/settings.ts';
import { AppError } from '../../../shared/lib/app-error.ts';
import { remember } from '../db/remember.ts';
import { build, type ReadDb, type WriteDb } from '../db/executor.ts';

const shopsSql = `
  SELECT s.id, s.name, s.platform, s.currency, s.time_zone AS timeZone,
    (SELECT count(*) FROM orders o WHERE o.shop_id = s.id) AS orders,
    (SELECT max(o.day) FROM orders o WHERE o.shop_id = s.id) AS lastDay
  FROM shops s`;

export const listShops = (db: ReadDb): Shop[] => remember(db, 'shops', () => db.all<Shop>(`${shopsSql} ORDER BY s.id`));

export function getShop(db: ReadDb, shopId: number): Shop {
  const shop = db.get<Shop>(`${shopsSql} WHERE s.id = :shopId`, { shopId });
  if (!shop) throw new AppError('not_found', { what: 'shop' });
  return shop;
}

interface ShopChange {
  shopId: number;
  name: string;
  currency?: string | undefined;
  timeZone?: string | undefined;
}

/** Days and money that are in already were read with the old currency and time zone: those change only while no order is in. */
export function saveShop(db: WriteDb, change: ShopChange): Shop {
  const shop = getShop(db, change.shopId);
  const currency = change.currency ?? shop.currency;
  const timeZone = change.timeZone ?? shop.timeZone;
  if (!isTimeZone(timeZone)) throw new AppError('bad_input', { field: 'timeZone' });
  if (shop.orders > 0 && currency !== shop.currency) throw new AppError('bad_input', { field: 'currency', orders: shop.orders });
  if (shop.orders > 0 && timeZone !== shop.timeZone) throw new AppError('bad_input', { field: 'timeZone', orders: shop.orders });
  const namesake = db.get(build.selectFrom('shops').select('id').where('platform', '=', shop.platform).where('name', '=', change.name).where('id', '!=', shop.id));
  if (namesake) throw new AppError('name_taken');
  db.run(build.updateTable('shops').set({ name: change.name, currency, time_zone: timeZone }).where('id', '=', shop.id));
  return getShop(db, shop.id);
}

function isTimeZone(timeZone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone !== '';
  } catch {
    return false; // Intl says it with a RangeError
  }
}
