-- What is tried, why, for how much at the most, and when it is looked at again.
CREATE TABLE trials (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  hypothesis TEXT NOT NULL,
  -- Its cost counts as spent, too.
  campaign_id INTEGER REFERENCES campaigns (id) ON DELETE SET NULL,
  cap_minor INTEGER CHECK (cap_minor >= 0),
  currency TEXT NOT NULL,
  review_day TEXT NOT NULL,
  decision TEXT CHECK (decision IN ('keep', 'kill')),
  reason TEXT NOT NULL DEFAULT '',
  decided_day TEXT,
  at INTEGER NOT NULL,
  CHECK ((decision IS NULL) = (decided_day IS NULL))
) STRICT;
CREATE INDEX trials_due ON trials (review_day) WHERE decision IS NULL;

CREATE TABLE trial_costs (
  id INTEGER PRIMARY KEY,
  trial_id INTEGER NOT NULL REFERENCES trials (id) ON DELETE CASCADE,
  day TEXT NOT NULL,
  amount_minor INTEGER NOT NULL CHECK (amount_minor > 0),
  note TEXT NOT NULL DEFAULT '',
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX trial_costs_trial ON trial_costs (trial_id, day);
