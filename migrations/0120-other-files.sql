-- Files that aren't orders: customers, traffic, returns, settlements, costs. What one of their rows said is kept as it
-- was; the tables below are the pure merge of the live rows of each key, so that files may come in any order and a batch
-- may go at any time (shared/domain/merge-records.ts).
CREATE TABLE record_files (
  file_id INTEGER PRIMARY KEY REFERENCES batch_files (id),
  kind TEXT NOT NULL,
  -- Whose keys they are; 0 where they hold for every shop.
  shop_id INTEGER NOT NULL,
  first_day TEXT,
  last_day TEXT,
  file_time INTEGER NOT NULL
) STRICT;

CREATE TABLE records (
  file_id INTEGER NOT NULL REFERENCES record_files (file_id),
  line INTEGER NOT NULL,
  kind TEXT NOT NULL,
  shop_id INTEGER NOT NULL,
  key TEXT NOT NULL,
  body TEXT NOT NULL, -- JSON, canonical
  PRIMARY KEY (file_id, line)
) STRICT, WITHOUT ROWID;
CREATE INDEX records_key ON records (kind, shop_id, key);

-- Visitors of a day. source '' is the whole shop; NULL is no data, never zero.
CREATE TABLE traffic_daily (
  shop_id INTEGER NOT NULL REFERENCES shops (id),
  day TEXT NOT NULL,
  source TEXT NOT NULL,
  visitors INTEGER,
  page_views INTEGER,
  cart_adders INTEGER,
  buyers INTEGER,
  orders INTEGER,
  units INTEGER,
  sales_minor INTEGER,
  conversion REAL, -- as the file states it, 0–1
  PRIMARY KEY (shop_id, day, source)
) STRICT, WITHOUT ROWID;

-- Visitors of a product in a period. Visitors of different products or days can't be added up.
CREATE TABLE product_traffic (
  shop_id INTEGER NOT NULL REFERENCES shops (id),
  product_key TEXT NOT NULL,
  first_day TEXT NOT NULL,
  last_day TEXT NOT NULL,
  title TEXT,
  impressions INTEGER,
  visitors INTEGER,
  page_views INTEGER,
  cart_adders INTEGER,
  buyers INTEGER,
  units INTEGER,
  sales_minor INTEGER,
  conversion REAL,
  PRIMARY KEY (shop_id, product_key, first_day, last_day)
) STRICT, WITHOUT ROWID;

CREATE INDEX product_traffic_title ON product_traffic (shop_id, title);

-- A returned piece with its reason. It is joined to its order by number; what was paid back isn't told, and isn't guessed.
CREATE TABLE returned_items (
  shop_id INTEGER NOT NULL REFERENCES shops (id),
  key TEXT NOT NULL,
  order_no TEXT NOT NULL,
  day TEXT,
  product_key TEXT,
  sku TEXT,
  title TEXT,
  quantity INTEGER NOT NULL,
  reason TEXT,
  condition TEXT,
  status TEXT,
  comment TEXT,
  PRIMARY KEY (shop_id, key)
) STRICT, WITHOUT ROWID;
CREATE INDEX returned_items_order ON returned_items (shop_id, order_no);

-- Money that the platform booked for an order: fees (negative) and payments. is_refund: the buyer got it back.
CREATE TABLE settlement_lines (
  shop_id INTEGER NOT NULL REFERENCES shops (id),
  key TEXT NOT NULL,
  order_no TEXT NOT NULL,
  fee TEXT NOT NULL,
  amount_minor INTEGER NOT NULL,
  currency TEXT NOT NULL,
  is_refund INTEGER NOT NULL CHECK (is_refund IN (0, 1)),
  day TEXT,
  PRIMARY KEY (shop_id, key)
) STRICT, WITHOUT ROWID;
CREATE INDEX settlement_lines_order ON settlement_lines (shop_id, order_no);

-- What a piece costs from a day on ('' from the beginning). product is a product's number or title, '' where sku, a
-- code of the seller's own, says it alone; sku '' is every piece of the product.
CREATE TABLE product_costs (
  product TEXT NOT NULL,
  sku TEXT NOT NULL,
  from_day TEXT NOT NULL,
  unit_cost_minor INTEGER NOT NULL,
  currency TEXT NOT NULL,
  PRIMARY KEY (currency, product, sku, from_day)
) STRICT, WITHOUT ROWID;
CREATE INDEX product_costs_sku ON product_costs (sku);

-- What customers' files and member lists say of a person, by the account that their row names; lists of two shops may name one.
CREATE TABLE person_facts (
  shop_id INTEGER NOT NULL REFERENCES shops (id),
  key TEXT NOT NULL,
  account_id INTEGER NOT NULL REFERENCES accounts (id),
  name TEXT,
  nick TEXT,
  wechat TEXT,
  phone_raw TEXT,
  phone TEXT,
  phone_quality TEXT NOT NULL CHECK (phone_quality IN ('valid', 'masked', 'virtual', 'invalid', 'none')),
  email TEXT,
  province TEXT,
  city TEXT,
  address TEXT,
  gender TEXT CHECK (gender IN ('male', 'female')),
  birthday TEXT,
  tags TEXT NOT NULL, -- JSON list
  source TEXT,
  since_day TEXT,
  email_consent TEXT CHECK (email_consent IN ('yes', 'no')),
  sms_consent TEXT CHECK (sms_consent IN ('yes', 'no')),
  note TEXT,
  PRIMARY KEY (shop_id, key)
) STRICT, WITHOUT ROWID;
CREATE INDEX person_facts_account ON person_facts (account_id);
CREATE INDEX person_facts_phone ON person_facts (phone) WHERE phone IS NOT NULL;
CREATE INDEX person_facts_email ON person_facts (email) WHERE email IS NOT NULL;

-- Derived from person_facts; gender, birthday and note stay the owner's own.
ALTER TABLE customers ADD COLUMN sms_consent TEXT CHECK (sms_consent IN ('yes', 'no'));
ALTER TABLE customers ADD COLUMN told_gender TEXT CHECK (told_gender IN ('male', 'female'));
ALTER TABLE customers ADD COLUMN told_birthday TEXT;

-- Every yes and no that a file gave: when it came in, from which file and line. It goes with its batch.
CREATE VIEW consent_log AS
  SELECT b.started_at AS at, a.id AS account_id, a.customer_id, w.channel, r.body ->> w.field AS answer, f.id AS file_id, f.name AS file_name, r.line
  FROM records r
  JOIN (SELECT 'email' AS channel, '$.emailConsent' AS field UNION ALL SELECT 'sms', '$.smsConsent') w
  JOIN person_facts p ON p.shop_id = r.shop_id AND p.key = r.key
  JOIN accounts a ON a.id = p.account_id
  JOIN batch_files f ON f.id = r.file_id
  JOIN batches b ON b.id = f.batch_id
  WHERE r.kind = 'people' AND r.body ->> w.field IN ('yes', 'no');
