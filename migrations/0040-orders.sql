CREATE TABLE products (
  id INTEGER PRIMARY KEY,
  shop_id INTEGER NOT NULL REFERENCES shops (id),
  -- The platform's product number, else the title.
  key TEXT NOT NULL,
  title TEXT NOT NULL,
  category TEXT,
  unit_cost_minor INTEGER,
  UNIQUE (shop_id, key)
) STRICT;

-- The merge of an order's live observations. status is one word of shared/domain/order-status.ts.
CREATE TABLE orders (
  id INTEGER PRIMARY KEY,
  shop_id INTEGER NOT NULL REFERENCES shops (id),
  order_no TEXT NOT NULL,
  account_id INTEGER REFERENCES accounts (id),
  contact_id INTEGER, -- of contacts
  status TEXT NOT NULL,
  created_at INTEGER,
  paid_at INTEGER,
  day TEXT, -- of payment, else of creation, in the shop's time zone
  currency TEXT NOT NULL,
  paid_minor INTEGER,
  discount_minor INTEGER NOT NULL DEFAULT 0,
  refund_minor INTEGER NOT NULL DEFAULT 0,
  net_minor INTEGER NOT NULL DEFAULT 0, -- paid - refunded, never below 0; 0 where it isn't paid
  is_paid INTEGER NOT NULL CHECK (is_paid IN (0, 1)),
  is_valid INTEGER NOT NULL CHECK (is_valid IN (0, 1)), -- paid, not closed unpaid, not fully refunded
  email_consent TEXT
) STRICT;
CREATE UNIQUE INDEX orders_number ON orders (shop_id, order_no);
CREATE INDEX orders_account ON orders (account_id, day) WHERE account_id IS NOT NULL;
CREATE INDEX orders_day ON orders (day);

CREATE TABLE order_lines (
  id INTEGER PRIMARY KEY,
  order_id INTEGER NOT NULL REFERENCES orders (id),
  line_key TEXT NOT NULL,
  product_id INTEGER REFERENCES products (id),
  sku TEXT,
  quantity INTEGER NOT NULL,
  unit_price_minor INTEGER,
  paid_minor INTEGER,
  discount_minor INTEGER NOT NULL DEFAULT 0,
  refund_minor INTEGER NOT NULL DEFAULT 0,
  status TEXT
) STRICT;
CREATE INDEX order_lines_order ON order_lines (order_id);
CREATE INDEX order_lines_product ON order_lines (product_id);

-- What one row of a file said, normalised (electron/backend/imports/facts.ts says how `body` reads). An order is the
-- pure merge of its observations, so files may come in any order and a batch may go at any time.
CREATE TABLE observations (
  id INTEGER PRIMARY KEY,
  order_id INTEGER NOT NULL REFERENCES orders (id),
  file_id INTEGER NOT NULL REFERENCES batch_files (id),
  line INTEGER NOT NULL,
  account_id INTEGER,
  contact_id INTEGER,
  product_id INTEGER,
  body TEXT NOT NULL
) STRICT;
CREATE INDEX observations_order ON observations (order_id);

-- The same observation in a further row.
CREATE TABLE repeat_sightings (
  file_id INTEGER NOT NULL REFERENCES batch_files (id),
  line INTEGER NOT NULL,
  observation_id INTEGER NOT NULL REFERENCES observations (id),
  PRIMARY KEY (file_id, line)
) STRICT, WITHOUT ROWID;
CREATE INDEX repeat_sightings_observation ON repeat_sightings (observation_id);
