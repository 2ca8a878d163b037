-- What a campaign is meant to do and why, beside the campaign itself. A plan that stands was looked at as a whole: whom it
-- would reach on that day is kept. One that is closed keeps what it had come to.
CREATE TABLE campaign_plans (
  campaign_id INTEGER PRIMARY KEY REFERENCES campaigns (id) ON DELETE CASCADE,
  description TEXT NOT NULL DEFAULT '',
  source TEXT NOT NULL DEFAULT '',
  sales TEXT NOT NULL DEFAULT '',
  market TEXT NOT NULL DEFAULT '',
  hypothesis TEXT NOT NULL DEFAULT '',
  stop_rule TEXT NOT NULL DEFAULT '',
  budget_minor INTEGER CHECK (budget_minor >= 0),
  planned_at INTEGER,
  -- JSON: people, costs, budget.
  planned TEXT,
  closed_at INTEGER,
  -- What was learned.
  lesson TEXT NOT NULL DEFAULT '',
  -- JSON: buyers, difference, cost.
  closed TEXT
) STRICT;

-- What it costs beside the messages and the fixed costs of the campaign: meant, promised, paid. After the lock too.
CREATE TABLE campaign_costs (
  id INTEGER PRIMARY KEY,
  campaign_id INTEGER NOT NULL REFERENCES campaigns (id) ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('gift', 'coupon', 'postage', 'staff', 'media', 'other')),
  stage TEXT NOT NULL CHECK (stage IN ('planned', 'committed', 'actual')),
  amount_minor INTEGER NOT NULL CHECK (amount_minor >= 0),
  day TEXT NOT NULL,
  note TEXT NOT NULL DEFAULT '',
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX campaign_costs_campaign ON campaign_costs (campaign_id);

-- A quarter's budget for all campaigns, such as '2026-Q4'.
CREATE TABLE quarter_budgets (
  quarter TEXT PRIMARY KEY,
  amount_minor INTEGER NOT NULL CHECK (amount_minor >= 0),
  currency TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- What is offered, in the owner's order.
CREATE TABLE campaign_items (
  campaign_id INTEGER NOT NULL REFERENCES campaigns (id) ON DELETE CASCADE,
  position INTEGER NOT NULL CHECK (position > 0),
  product_id INTEGER REFERENCES products (id) ON DELETE SET NULL,
  title TEXT NOT NULL,
  list_minor INTEGER CHECK (list_minor >= 0),
  promo_minor INTEGER CHECK (promo_minor >= 0),
  -- Pieces a person may have at that price.
  limit_each INTEGER CHECK (limit_each > 0),
  stock INTEGER CHECK (stock >= 0),
  PRIMARY KEY (campaign_id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX campaign_items_product ON campaign_items (product_id);

-- What each variant's people are offered; what the rest are offered stands at position 0.
CREATE TABLE campaign_offers (
  campaign_id INTEGER NOT NULL REFERENCES campaigns (id) ON DELETE CASCADE,
  position INTEGER NOT NULL CHECK (position >= 0),
  offer TEXT NOT NULL,
  percent REAL CHECK (percent >= 0 AND percent <= 100),
  amount_minor INTEGER CHECK (amount_minor >= 0),
  PRIMARY KEY (campaign_id, position)
) STRICT, WITHOUT ROWID;

-- Questions before the lock: looked at, or left open on purpose, for a reason.
CREATE TABLE campaign_checks (
  campaign_id INTEGER NOT NULL REFERENCES campaigns (id) ON DELETE CASCADE,
  item TEXT NOT NULL CHECK (item IN ('audience', 'exclusions', 'copy', 'holdout', 'window', 'cost', 'margin', 'stock', 'service')),
  state TEXT NOT NULL CHECK (state IN ('ticked', 'waived')),
  reason TEXT NOT NULL DEFAULT '',
  at INTEGER NOT NULL,
  PRIMARY KEY (campaign_id, item)
) STRICT, WITHOUT ROWID;

-- What was changed in a draft, and when. Changes of the same field within ten minutes are one.
CREATE TABLE campaign_changes (
  id INTEGER PRIMARY KEY,
  campaign_id INTEGER NOT NULL REFERENCES campaigns (id) ON DELETE CASCADE,
  at INTEGER NOT NULL,
  field TEXT NOT NULL,
  -- JSON values; of conditions and words only that they changed.
  before TEXT,
  after TEXT
) STRICT;
CREATE INDEX campaign_changes_campaign ON campaign_changes (campaign_id, id);

-- Days of the owner's own on the marketing calendar.
CREATE TABLE calendar_notes (
  id INTEGER PRIMARY KEY,
  day TEXT NOT NULL,
  last_day TEXT NOT NULL,
  title TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('goods', 'promotion', 'person', 'culture', 'nature')),
  CHECK (last_day >= day)
) STRICT;
CREATE INDEX calendar_notes_day ON calendar_notes (day);
