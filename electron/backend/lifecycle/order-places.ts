import { placeOf } from '../customers/people-columns.ts';
import type { ReadDb } from '../db/executor.ts';
import { readOrders } from './order-columns.ts';

/** By an order's id its position in the columns of `readOrders`. Not kept: for one pass over what hangs on orders. */
export function orderPlaces(db: ReadDb): (orderId: number) => number {
  const ids = Int32Array.from(db.connection.prepare('SELECT id FROM orders ORDER BY id').pluck().all() as number[]);
  const { places } = readOrders(db);
  return (orderId) => places[placeOf(ids, orderId)]!;
}
