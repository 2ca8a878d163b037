-- Further blocks with rows of an order, for 32 orders at once: those whose ids share all but the lowest five bits.
-- `orders` has bit n set where the block holds rows of order 32 * bucket + n. A file of items mostly comes in the order of
-- its orders, so that a block has a hundred such rows instead of some thousands.
CREATE TABLE order_blocks_new (
  bucket INTEGER NOT NULL,
  block_id INTEGER NOT NULL REFERENCES row_blocks (id),
  orders INTEGER NOT NULL,
  PRIMARY KEY (bucket, block_id)
) STRICT, WITHOUT ROWID;
INSERT INTO order_blocks_new (bucket, block_id, orders)
SELECT order_id >> 5, block_id, sum(1 << (order_id & 31)) FROM order_blocks GROUP BY 1, 2;
DROP TABLE order_blocks;
ALTER TABLE order_blocks_new RENAME TO order_blocks;
