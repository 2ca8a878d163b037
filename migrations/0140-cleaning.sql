-- What the owner has decided about their data: applied to the rows, and taken off again, by electron/backend/cleaning.
-- Decisions are kept by what they are about (shop and order number, product number, the value itself), so that they
-- outlive an import undone and made again. Rows are never edited for good: their own values wait in cleaned_*.

-- One applied fix; undoing it drops its decisions and leaves the rest.
CREATE TABLE cleaning_fixes (
  id INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  kind TEXT NOT NULL,
  action TEXT NOT NULL CHECK (action IN ('fix', 'leave')),
  decisions INTEGER NOT NULL,
  -- Figures before and after (JSON).
  figures TEXT NOT NULL,
  undone_at INTEGER
) STRICT;

-- Of several live decisions about one thing the newest holds. value NULL: leave it as it is.
CREATE TABLE cleaning_decisions (
  kind TEXT NOT NULL,
  shop_id INTEGER NOT NULL, -- 0: any
  key TEXT NOT NULL,
  fix_id INTEGER NOT NULL REFERENCES cleaning_fixes (id),
  value TEXT,
  PRIMARY KEY (kind, shop_id, key, fix_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX cleaning_decisions_fix ON cleaning_decisions (fix_id);
-- SQLite takes the other columns from the row that has the maximum.
CREATE VIEW live_decisions AS
  SELECT d.kind, d.shop_id, d.key, d.value, max(d.fix_id) AS fix_id FROM cleaning_decisions d JOIN cleaning_fixes f ON f.id = d.fix_id
  WHERE f.undone_at IS NULL GROUP BY d.kind, d.shop_id, d.key;

-- What an order's row says by itself, while a decision stands on it.
CREATE TABLE cleaned_orders (
  order_id INTEGER PRIMARY KEY,
  account_id INTEGER,
  status TEXT NOT NULL,
  refund_minor INTEGER NOT NULL,
  net_minor INTEGER NOT NULL,
  is_paid INTEGER NOT NULL,
  is_valid INTEGER NOT NULL
) STRICT;
CREATE TABLE cleaned_contacts (
  contact_id INTEGER PRIMARY KEY,
  receiver TEXT,
  phone TEXT,
  phone_quality TEXT NOT NULL,
  email TEXT,
  province TEXT,
  city TEXT,
  district TEXT,
  address TEXT
) STRICT;
-- Accounts that are there because of a note; made_customer: so is their person.
CREATE TABLE cleaning_accounts (
  account_id INTEGER PRIMARY KEY REFERENCES accounts (id) ON DELETE CASCADE,
  made_customer INTEGER NOT NULL CHECK (made_customer IN (0, 1))
) STRICT;

-- Words for an order's state that were never seen before, by row.
CREATE TABLE order_status_words (
  file_id INTEGER NOT NULL REFERENCES batch_files (id),
  line INTEGER NOT NULL,
  shop_id INTEGER NOT NULL REFERENCES shops (id),
  order_no TEXT NOT NULL,
  word TEXT NOT NULL,
  PRIMARY KEY (file_id, line)
) STRICT, WITHOUT ROWID;
CREATE INDEX order_status_words_order ON order_status_words (shop_id, order_no);
CREATE INDEX order_status_words_word ON order_status_words (word);

-- Why an order counts for nothing, and whether none of what it holds is goods: then it is money and no purchase day.
ALTER TABLE orders ADD COLUMN excluded TEXT;
ALTER TABLE orders ADD COLUMN no_goods INTEGER NOT NULL DEFAULT 0;
ALTER TABLE products ADD COLUMN not_goods INTEGER NOT NULL DEFAULT 0;
CREATE INDEX orders_excluded ON orders (excluded) WHERE excluded IS NOT NULL;
CREATE INDEX orders_no_goods ON orders (no_goods) WHERE no_goods = 1;
CREATE INDEX products_not_goods ON products (not_goods) WHERE not_goods = 1;
