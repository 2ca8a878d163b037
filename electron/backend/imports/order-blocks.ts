import type { ReadDb, WriteDb } from '../db/executor.ts';

/**
 * A row of order_blocks stands for 32 orders, whose ids share all but the lowest five bits, and says in a bit mask which
 * of them have rows in a block.
 */
export const bucketOf = (orderId: number): number => Math.floor(orderId / 32);
export const bitOf = (orderId: number): number => (1 << (orderId & 31)) >>> 0;

/** The orders of a row. */
export function ordersOf(bucket: number, mask: number): number[] {
  const orders: number[] = [];
  for (let bit = 0; bit < 32; bit++) if ((mask & (1 << bit)) !== 0) orders.push(bucket * 32 + bit);
  return orders;
}

const ALL_BLOCKS = 'SELECT block_id FROM orders WHERE id = ? AND block_id IS NOT NULL UNION ALL SELECT block_id FROM order_blocks WHERE bucket = ? AND orders & ?';

/** The blocks with rows of an order. */
export const blocksOf = (db: ReadDb, orderId: number): number[] => db.prepare(ALL_BLOCKS).pluck().all(orderId, bucketOf(orderId), bitOf(orderId)) as number[];

/** Says no longer that an order has rows in a block. */
export function forgetBlock(db: WriteDb, orderId: number, blockId: number): void {
  const [bucket, bit] = [bucketOf(orderId), bitOf(orderId)];
  db.prepare('UPDATE order_blocks SET orders = orders & ~? WHERE bucket = ? AND block_id = ?').run(bit, bucket, blockId);
  db.prepare('DELETE FROM order_blocks WHERE bucket = ? AND block_id = ? AND orders = 0').run(bucket, blockId);
}
