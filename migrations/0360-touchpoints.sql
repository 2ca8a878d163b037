-- Every moment at which a customer meets the shop (接触点), and what is done there. States: JSON list.
CREATE TABLE touchpoints (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  moment TEXT NOT NULL CHECK (moment IN ('ad', 'enquiry', 'order', 'payment', 'packing', 'delivery', 'after_sale', 'care', 'reactivation')),
  channel TEXT NOT NULL,
  states TEXT NOT NULL,
  purpose TEXT NOT NULL DEFAULT '',
  owner TEXT NOT NULL DEFAULT '',
  content TEXT NOT NULL DEFAULT '',
  standard TEXT NOT NULL DEFAULT '',
  metric TEXT NOT NULL DEFAULT '',
  is_on INTEGER NOT NULL CHECK (is_on IN (0, 1)),
  at INTEGER NOT NULL
) STRICT;

-- What a channel costs: for each piece (thousandths of the unit), the owner's time, and each month whatever is sent.
CREATE TABLE channel_terms (
  channel TEXT PRIMARY KEY,
  piece_milli INTEGER NOT NULL CHECK (piece_milli >= 0),
  minutes_each REAL NOT NULL CHECK (minutes_each >= 0),
  hour_minor INTEGER NOT NULL CHECK (hour_minor >= 0),
  month_minor INTEGER NOT NULL CHECK (month_minor >= 0),
  currency TEXT NOT NULL,
  handle TEXT NOT NULL DEFAULT '', -- what the shop is called there
  note TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;

-- Something done through a channel whose figures the platform or the owner counts: a live session, a coupon in the platform's
-- tool, a stand, an advertisement. Figures as they were typed; `code` is looked for in orders.
CREATE TABLE activities (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  channel TEXT NOT NULL,
  campaign_id INTEGER REFERENCES campaigns (id) ON DELETE SET NULL,
  from_day TEXT NOT NULL,
  until_day TEXT NOT NULL,
  cost_minor INTEGER NOT NULL CHECK (cost_minor >= 0),
  currency TEXT NOT NULL,
  reach INTEGER CHECK (reach >= 0),
  responses INTEGER CHECK (responses >= 0),
  told_orders INTEGER CHECK (told_orders >= 0),
  told_minor INTEGER CHECK (told_minor >= 0),
  code TEXT NOT NULL DEFAULT '',
  note TEXT NOT NULL DEFAULT '',
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX activities_campaign ON activities (campaign_id) WHERE campaign_id IS NOT NULL;
