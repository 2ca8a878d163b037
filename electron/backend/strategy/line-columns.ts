import type { ReadDb } from '../db/executor.ts';
import { remember } from '../db/remember.ts';
import { countInOrder, readOrders } from '../lifecycle/order-columns.ts';
import { orderPlaces } from '../lifecycle/order-places.ts';

/** The lines of all orders as columns in memory, kept until the data changes. Two million are 50 MB. */
export interface LineColumns {
  /** Those of the order at a place of `readOrders` are from `starts[place]` up to `starts[place + 1]`. */
  starts: Int32Array;
  /** Product ids; 0: none. */
  products: Int32Array;
  quantities: Int32Array;
  /** Minor units in the order's currency; NaN where unknown. */
  paid: Float64Array;
}

export function readLines(db: ReadDb): LineColumns {
  return remember(db, 'order lines', () => {
    const span = db.get<{ span: number }>('SELECT ifnull(max(id), 0) + 1 AS span FROM products')!.span;
    const placeOf = orderPlaces(db);
    // Order and product in one number: half the time of two.
    const keys = pluck(db, `SELECT order_id * ${span} + ifnull(product_id, 0) FROM order_lines ORDER BY id`);
    const order = new Int32Array(keys.length);
    const product = new Int32Array(keys.length);
    for (let line = 0; line < keys.length; line += 1) {
      const id = Math.floor(keys[line]! / span);
      order[line] = placeOf(id);
      product[line] = keys[line]! - id * span;
    }
    const { order: sorted, starts } = countInOrder(order, readOrders(db).places.length);
    const inOrder = <C extends Int32Array | Float64Array>(column: C, value: (line: number) => number): C => {
      for (let at = 0; at < column.length; at += 1) column[at] = value(sorted[at]!);
      return column;
    };
    const products = inOrder(new Int32Array(keys.length), (line) => product[line]!);
    const quantity = pluck(db, 'SELECT quantity FROM order_lines ORDER BY id');
    const quantities = inOrder(new Int32Array(keys.length), (line) => quantity[line]!);
    const minor: readonly (number | null)[] = pluck(db, 'SELECT paid_minor FROM order_lines ORDER BY id');
    const paid = inOrder(new Float64Array(keys.length), (line) => minor[line] ?? NaN);
    return { starts, products, quantities, paid };
  });
}

/** Its own statement: `pluck` would change a shared one. */
const pluck = (db: ReadDb, sql: string) => db.connection.prepare(sql).pluck().all() as number[];
