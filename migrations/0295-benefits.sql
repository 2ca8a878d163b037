-- A platform account as offers know it, by what it is called there: a file that is undone and imported again makes new
-- rows of the same accounts, and what was promised to them goes on. Whose it is today says accounts.
CREATE TABLE offer_people (
  id INTEGER PRIMARY KEY,
  platform TEXT NOT NULL,
  kind TEXT NOT NULL,
  value TEXT NOT NULL,
  UNIQUE (platform, kind, value)
) STRICT;

-- What the shop can give. Kinds: shared/domain/benefits.ts.
CREATE TABLE benefits (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL CHECK (kind IN ('discount', 'coupon', 'gift', 'free_shipping', 'priority', 'insurance', 'data_pack', 'red_packet', 'mobile_price', 'service', 'other')),
  unit_cost_minor INTEGER NOT NULL CHECK (unit_cost_minor >= 0),
  currency TEXT NOT NULL,
  validity_days INTEGER CHECK (validity_days > 0), -- NULL: no end
  -- Of an offer with a time: its first and last day.
  from_day TEXT,
  until_day TEXT,
  goods TEXT NOT NULL DEFAULT '', -- which it is for, in the owner's words
  terms TEXT NOT NULL DEFAULT '',
  told_where TEXT NOT NULL DEFAULT '[]', -- JSON list of the places where customers are told of it
  stock INTEGER CHECK (stock >= 0), -- to be given out at most; NULL: no end
  ended_at INTEGER,
  at INTEGER NOT NULL
) STRICT;

-- Which tier has what, and how often. Rank 0: every member; ranks: shared/domain/tiers.ts.
CREATE TABLE tier_benefits (
  rank INTEGER NOT NULL CHECK (rank BETWEEN 0 AND 5),
  benefit_id INTEGER NOT NULL REFERENCES benefits (id),
  times INTEGER NOT NULL CHECK (times > 0),
  per TEXT NOT NULL CHECK (per IN ('once', 'month', 'quarter', 'year', 'order')),
  PRIMARY KEY (rank, benefit_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX tier_benefits_benefit ON tier_benefits (benefit_id);

-- Everything that is promised to somebody and has to be sent or done. Name, kind and cost stay as they were then.
CREATE TABLE deliveries (
  id INTEGER PRIMARY KEY,
  person_id INTEGER NOT NULL REFERENCES offer_people (id),
  source TEXT NOT NULL CHECK (source IN ('hand', 'redeem', 'referral', 'birthday', 'surprise', 'prize')),
  benefit_id INTEGER REFERENCES benefits (id),
  act_id INTEGER UNIQUE REFERENCES point_acts (id), -- of a redemption
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  quantity INTEGER NOT NULL CHECK (quantity > 0),
  unit_cost_minor INTEGER NOT NULL,
  amount_minor INTEGER CHECK (amount_minor > 0), -- of money or a top-up, for each person
  currency TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('to_send', 'sent', 'received', 'returned', 'cancelled')),
  day TEXT NOT NULL,
  order_no TEXT, -- it goes into this parcel
  tracking TEXT NOT NULL DEFAULT '',
  note TEXT NOT NULL DEFAULT '',
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX deliveries_person ON deliveries (person_id);
CREATE INDEX deliveries_benefit ON deliveries (benefit_id) WHERE benefit_id IS NOT NULL;
CREATE INDEX deliveries_status ON deliveries (status);

-- Each step of a delivery, so that the last can be taken back.
CREATE TABLE delivery_moves (
  id INTEGER PRIMARY KEY,
  delivery_id INTEGER NOT NULL REFERENCES deliveries (id),
  from_status TEXT NOT NULL,
  to_status TEXT NOT NULL,
  at INTEGER NOT NULL,
  undone_at INTEGER
) STRICT;
CREATE INDEX delivery_moves_delivery ON delivery_moves (delivery_id);

-- What was redeemed for points already.
INSERT INTO offer_people (platform, kind, value) SELECT platform, kind, value FROM members WHERE id IN (SELECT member_id FROM point_acts WHERE kind = 'redeem');
INSERT INTO deliveries (person_id, source, act_id, name, kind, quantity, unit_cost_minor, currency, status, day, at)
SELECT o.id, 'redeem', p.id, r.name, CASE r.kind WHEN 'cash' THEN 'discount' ELSE r.kind END, p.quantity, p.unit_cost_minor,
  COALESCE((SELECT value ->> '$' FROM settings WHERE key = 'baseCurrency'), (SELECT currency FROM shops ORDER BY id LIMIT 1), 'CNY'),
  CASE WHEN p.undone_at IS NOT NULL THEN 'cancelled' WHEN p.fulfilled_at IS NOT NULL THEN 'sent' ELSE 'to_send' END, p.day, p.at
FROM point_acts p JOIN rewards r ON r.id = p.reward_id JOIN members m ON m.id = p.member_id JOIN offer_people o ON o.platform = m.platform AND o.kind = m.kind AND o.value = m.value
WHERE p.kind = 'redeem';
