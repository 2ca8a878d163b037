-- What the rows of a file said, some thousands of rows to a block (electron/backend/imports/row-blocks.ts says how `data`
-- reads). An order is the pure merge of its rows in all live files: files may come in any order, a batch may go at any time.
CREATE TABLE row_blocks (
  id INTEGER PRIMARY KEY,
  file_id INTEGER NOT NULL REFERENCES batch_files (id),
  rows INTEGER NOT NULL,
  data ANY NOT NULL
) STRICT;
CREATE INDEX row_blocks_file ON row_blocks (file_id);

-- Further blocks with rows of an order; the first stands in orders.block_id.
CREATE TABLE order_blocks (
  order_id INTEGER NOT NULL REFERENCES orders (id),
  block_id INTEGER NOT NULL REFERENCES row_blocks (id),
  PRIMARY KEY (order_id, block_id)
) STRICT, WITHOUT ROWID;
ALTER TABLE orders ADD COLUMN block_id INTEGER; -- of row_blocks

-- What the buyer and the seller wrote; each wording of an order once. Rows refer to it by id.
CREATE TABLE order_memos (
  id INTEGER PRIMARY KEY,
  order_id INTEGER NOT NULL REFERENCES orders (id),
  buyer_memo TEXT,
  seller_memo TEXT
) STRICT;
CREATE INDEX order_memos_order ON order_memos (order_id);

-- How each file calls a product. What is shown is the greatest of them, whichever file came first.
CREATE TABLE product_names (
  product_id INTEGER NOT NULL REFERENCES products (id),
  file_id INTEGER NOT NULL REFERENCES batch_files (id),
  title TEXT NOT NULL,
  category TEXT NOT NULL, -- '' where the file has none
  PRIMARY KEY (product_id, file_id, title, category)
) STRICT, WITHOUT ROWID;
CREATE INDEX product_names_file ON product_names (file_id);
INSERT INTO product_names (product_id, file_id, title, category)
SELECT DISTINCT p.id, o.file_id, p.title, ifnull(p.category, '') FROM observations o JOIN products p ON p.id = o.product_id;

INSERT INTO order_memos (order_id, buyer_memo, seller_memo)
SELECT DISTINCT order_id, json_extract(body, '$[0][9]'), json_extract(body, '$[0][10]') FROM observations
WHERE json_type(body, '$[0]') = 'array' AND (json_extract(body, '$[0][9]') IS NOT NULL OR json_extract(body, '$[0][10]') IS NOT NULL);

-- Rows that are there already become blocks of one row, in words: line, order, account, contact, product, memo, body.
CREATE TEMP TABLE old_rows AS
SELECT o.order_id, o.file_id, o.line, json_array(o.line, o.order_id, o.account_id, o.contact_id, o.product_id, m.id, json(o.body)) AS data
FROM (
  SELECT order_id, file_id, line, account_id, contact_id, product_id, body FROM observations
  UNION ALL
  SELECT o.order_id, r.file_id, r.line, o.account_id, o.contact_id, o.product_id, o.body FROM repeat_sightings r JOIN observations o ON o.id = r.observation_id
) o LEFT JOIN order_memos m ON m.order_id = o.order_id AND m.buyer_memo IS json_extract(o.body, '$[0][9]') AND m.seller_memo IS json_extract(o.body, '$[0][10]');
INSERT INTO row_blocks (id, file_id, rows, data) SELECT rowid, file_id, 1, data FROM old_rows;
UPDATE orders SET block_id = first.id FROM (SELECT order_id, min(rowid) AS id FROM old_rows GROUP BY order_id) AS first WHERE first.order_id = orders.id;
INSERT INTO order_blocks (order_id, block_id)
SELECT r.order_id, r.rowid FROM old_rows r JOIN orders o ON o.id = r.order_id WHERE r.rowid <> o.block_id;
DROP TABLE old_rows;
DROP TABLE repeat_sightings;
DROP TABLE observations;
