-- A trial of plan Y against plan X: whom either chose on a day was drawn into arms. Name, hypothesis, review and decision stand in trials.
CREATE TABLE plan_trials (
  trial_id INTEGER PRIMARY KEY REFERENCES trials (id) ON DELETE CASCADE,
  plans TEXT NOT NULL, -- JSON: whom each chooses, and how often
  channel TEXT NOT NULL CHECK (channel IN ('sms', 'email', 'nick')),
  day TEXT NOT NULL, -- of the draw
  horizon_days INTEGER NOT NULL CHECK (horizon_days IN (30, 90, 180)),
  alone_share REAL NOT NULL CHECK (alone_share >= 0 AND alone_share < 1),
  seed INTEGER NOT NULL,
  needed_people INTEGER,
  y_segment_id INTEGER REFERENCES segments (id) ON DELETE SET NULL,
  x_segment_id INTEGER REFERENCES segments (id) ON DELETE SET NULL
) STRICT;
CREATE INDEX plan_trials_y_segment ON plan_trials (y_segment_id);
CREATE INDEX plan_trials_x_segment ON plan_trials (x_segment_id);

-- Arms belong to accounts, as in campaigns: the person is whoever the account belongs to today.
CREATE TABLE plan_trial_people (
  trial_id INTEGER NOT NULL REFERENCES plan_trials (trial_id) ON DELETE CASCADE,
  customer_id INTEGER NOT NULL,
  account_id INTEGER,
  arm TEXT NOT NULL CHECK (arm IN ('y', 'x', 'alone')),
  by_y INTEGER NOT NULL CHECK (by_y IN (0, 1)),
  by_x INTEGER NOT NULL CHECK (by_x IN (0, 1)),
  PRIMARY KEY (trial_id, customer_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX plan_trial_people_customer ON plan_trial_people (customer_id);
