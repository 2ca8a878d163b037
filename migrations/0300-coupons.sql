-- Codes of one worth. Money in the batch's currency.
CREATE TABLE coupon_batches (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  benefit_id INTEGER REFERENCES benefits (id),
  value_minor INTEGER NOT NULL CHECK (value_minor > 0),
  threshold_minor INTEGER NOT NULL CHECK (threshold_minor >= 0),
  cost_minor INTEGER NOT NULL CHECK (cost_minor >= 0), -- of one that is used, beside what it takes off the bill
  currency TEXT NOT NULL,
  from_day TEXT,
  until_day TEXT, -- the last day
  valid_days INTEGER CHECK (valid_days > 0), -- after it was given
  note TEXT NOT NULL DEFAULT '',
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX coupon_batches_benefit ON coupon_batches (benefit_id) WHERE benefit_id IS NOT NULL;

-- Codes given to people at one time.
CREATE TABLE coupon_givings (
  id INTEGER PRIMARY KEY,
  batch_id INTEGER NOT NULL REFERENCES coupon_batches (id),
  day TEXT NOT NULL,
  segment_name TEXT NOT NULL DEFAULT '',
  at INTEGER NOT NULL,
  undone_at INTEGER
) STRICT;
CREATE INDEX coupon_givings_batch ON coupon_givings (batch_id);

-- A code is one whatever its letters' case. Its order is known by its number, which a file may bring later.
CREATE TABLE coupons (
  id INTEGER PRIMARY KEY,
  batch_id INTEGER NOT NULL REFERENCES coupon_batches (id),
  code TEXT NOT NULL UNIQUE COLLATE NOCASE,
  giving_id INTEGER REFERENCES coupon_givings (id),
  person_id INTEGER REFERENCES offer_people (id),
  used_day TEXT,
  order_no TEXT,
  used_how TEXT CHECK (used_how IN ('memo', 'file', 'pasted')),
  CHECK ((giving_id IS NULL) = (person_id IS NULL)),
  CHECK ((used_day IS NULL) = (used_how IS NULL))
) STRICT;
CREATE INDEX coupons_batch ON coupons (batch_id, id);
CREATE INDEX coupons_person ON coupons (person_id) WHERE person_id IS NOT NULL;
CREATE INDEX coupons_giving ON coupons (giving_id) WHERE giving_id IS NOT NULL;
