-- Until it is locked a campaign is a draft; the lock freezes everything in `frozen` and below.
CREATE TABLE campaigns (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  type TEXT NOT NULL,
  goal TEXT NOT NULL,
  channel TEXT NOT NULL CHECK (channel IN ('sms', 'email', 'nick')),
  segment_id INTEGER REFERENCES segments (id) ON DELETE SET NULL,
  segment_name TEXT,
  rule TEXT NOT NULL,
  template_id INTEGER REFERENCES templates (id) ON DELETE SET NULL,
  text TEXT NOT NULL,
  holdout_share REAL NOT NULL,
  basis TEXT CHECK (basis IN ('consent', 'customers')),
  window_days INTEGER NOT NULL,
  send_day TEXT,
  message_price_milli INTEGER NOT NULL,
  fixed_cost_minor INTEGER NOT NULL,
  margin_share REAL,
  contact_gap_days INTEGER NOT NULL,
  currency TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  locked_at INTEGER,
  seed INTEGER,
  -- Signature, opt-out text, counts and the rule in words, as they stood at the lock (JSON).
  frozen TEXT
) STRICT;

-- A draft follows the segment and the template that it was made from; the lock ends that.
CREATE TRIGGER draft_follows_segment AFTER UPDATE OF rule, name ON segments BEGIN
  UPDATE campaigns SET rule = NEW.rule, segment_name = NEW.name WHERE segment_id = NEW.id AND locked_at IS NULL;
END;
CREATE TRIGGER draft_follows_template AFTER UPDATE OF text ON templates BEGIN
  UPDATE campaigns SET text = NEW.text WHERE template_id = NEW.id AND locked_at IS NULL;
END;

-- Everyone of the segment at the lock: with an arm, or with the reason for having none. Arms belong to accounts.
CREATE TABLE campaign_members (
  campaign_id INTEGER NOT NULL REFERENCES campaigns (id) ON DELETE CASCADE,
  customer_id INTEGER NOT NULL,
  account_id INTEGER,
  arm TEXT CHECK (arm IN ('treated', 'held_out')),
  reason TEXT,
  address TEXT, -- the phone, e-mail or nick it goes to
  stratum INTEGER,
  text TEXT, -- as rendered at the lock
  slots TEXT, -- the values that went into it (JSON), for tools that want them one by one
  parts INTEGER,
  PRIMARY KEY (campaign_id, customer_id),
  CHECK ((arm IS NULL) <> (reason IS NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX campaign_members_customer ON campaign_members (customer_id);
CREATE INDEX campaign_members_address ON campaign_members (campaign_id, address);

CREATE INDEX campaigns_segment ON campaigns (segment_id);
CREATE INDEX campaigns_template ON campaigns (template_id);

CREATE TABLE campaign_exports (
  id INTEGER PRIMARY KEY,
  campaign_id INTEGER NOT NULL REFERENCES campaigns (id),
  at INTEGER NOT NULL,
  preset TEXT NOT NULL,
  rows INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  file_name TEXT NOT NULL
) STRICT;

-- A contact with a person in any channel. status moves from exported to what the receipt says.
CREATE TABLE touches (
  id INTEGER PRIMARY KEY,
  campaign_id INTEGER NOT NULL REFERENCES campaigns (id),
  customer_id INTEGER NOT NULL,
  account_id INTEGER,
  channel TEXT NOT NULL,
  at INTEGER NOT NULL,
  day TEXT NOT NULL,
  address TEXT NOT NULL,
  parts INTEGER,
  status TEXT NOT NULL CHECK (status IN ('exported', 'pending', 'delivered', 'failed', 'unknown')),
  failure TEXT,
  status_at INTEGER,
  reply TEXT,
  reply_at INTEGER,
  opted_out INTEGER NOT NULL DEFAULT 0,
  UNIQUE (campaign_id, customer_id)
) STRICT;
CREATE INDEX touches_customer ON touches (customer_id, day);
