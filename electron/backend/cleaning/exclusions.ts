import type { Exclusions, ExclusionSwitches } from '../../../shared/contract/cleaning.ts';
import type { ReadDb, WriteDb } from '../db/executor.ts';
import { remember } from '../db/remember.ts';
import { readExclusions, settingKeys } from './decisions.ts';
import { writeStored } from '../settings/stored-value.ts';
import { redecide } from './fixes.ts';

/** What the figures of a shop, or of all, leave out. */
export function countExclusions(db: ReadDb, shop: number | undefined): Exclusions {
  return remember(db, `exclusions ${shop ?? 0}`, () => {
    const of = shop === undefined ? '' : ` AND shop_id = ${shop}`;
    const count = (table: string, where: string) => db.get<{ n: number }>(`SELECT count(*) AS n FROM ${table} WHERE ${where}${of}`)!.n;
    return {
      switches: readExclusions(db),
      refunded: count('orders', 'is_paid = 1 AND is_valid = 0'),
      review: count('orders', "status = 'review'"),
      test: count('orders', "excluded = 'test'"),
      brushing: count('orders', "excluded = 'brushing'"),
      notGoods: count('orders', 'no_goods = 1'),
      notGoodsProducts: count('products', 'not_goods = 1'),
    };
  });
}

export function setExclusions(db: WriteDb, change: { [K in keyof ExclusionSwitches]?: boolean | undefined }, now: number): ExclusionSwitches {
  const before = readExclusions(db);
  const after: ExclusionSwitches = { test: change.test ?? before.test, brushing: change.brushing ?? before.brushing, notGoods: change.notGoods ?? before.notGoods };
  redecide(db, now, () => writeStored(db, settingKeys.exclusions, after));
  return after;
}

export function setOwnNicks(db: WriteDb, nicks: string[]): string[] {
  const distinct = [...new Set(nicks)];
  writeStored(db, settingKeys.ownNicks, distinct);
  return distinct;
}
