import { statusRank, type OrderStatus } from '../../../shared/domain/order-status.ts';
import type { ReadDb, WriteDb } from '../db/executor.ts';
import type { StatusWord } from '../imports/facts.ts';
import { liveFixes } from './decisions.ts';

/** Keeps the words that a file uses for states nobody has seen before. */
export function keepStatusWords(db: WriteDb, fileId: number, shopId: number, words: readonly StatusWord[]): void {
  const insert = db.prepare('INSERT OR IGNORE INTO order_status_words (file_id, line, shop_id, order_no, word) VALUES (?, ?, ?, ?, ?)');
  for (const { line, orderNo, word } of words) insert.run(fileId, line, shopId, orderNo, word);
}

/** Orders whose state nobody knows, each with every word that live files have for it. */
export const REVIEW_ORDERS = `
  SELECT DISTINCT o.id AS orderId, s.platform, w.word
  FROM order_status_words w JOIN batch_files f ON f.id = w.file_id JOIN batches b ON b.id = f.batch_id AND b.undone_at IS NULL
  JOIN shops s ON s.id = w.shop_id JOIN orders o ON o.shop_id = w.shop_id AND o.order_no = w.order_no AND o.status = 'review'`;

/** A word means what it means on its platform. */
export const wordKey = (platform: string, word: string): string => `${platform}/${word}`;

/** Those that the owner has said the meaning of; of several the furthest, as among states that are known. */
export function mappedOrders(db: ReadDb): Map<number, OrderStatus> {
  const meanings = new Map(liveFixes(db, 'status').map((d) => [d.key, d.value]));
  const found = new Map<number, OrderStatus>();
  if (meanings.size === 0) return found;
  for (const { orderId, platform, word } of db.all<{ orderId: number; platform: string; word: string }>(REVIEW_ORDERS)) {
    const status = meanings.get(wordKey(platform, word)) as OrderStatus | undefined;
    if (status !== undefined && statusRank(status) > statusRank(found.get(orderId) ?? 'review')) found.set(orderId, status);
  }
  return found;
}
