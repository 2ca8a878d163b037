-- What a campaign's frozen arms had bought so many days after sending, as it was first known. Later imports may change
-- the past (refunds, late files): the figures are worked out anew each time, and this says what they were.
CREATE TABLE campaign_readings (
  campaign_id INTEGER NOT NULL REFERENCES campaigns (id) ON DELETE CASCADE,
  horizon_days INTEGER NOT NULL,
  at INTEGER NOT NULL,
  treated_buyers INTEGER NOT NULL,
  held_out_buyers INTEGER NOT NULL,
  treated_net_minor INTEGER NOT NULL,
  held_out_net_minor INTEGER NOT NULL,
  PRIMARY KEY (campaign_id, horizon_days)
) STRICT, WITHOUT ROWID;

-- People who get no marketing at all, so that a year of it can be judged as a whole: a share of everyone, by chance, by
-- the hash of the account they came with. The last row holds; a share of 0 ends it.
CREATE TABLE standing_controls (
  id INTEGER PRIMARY KEY,
  from_day TEXT NOT NULL,
  share REAL NOT NULL CHECK (share >= 0 AND share <= 0.5),
  seed INTEGER NOT NULL,
  at INTEGER NOT NULL
) STRICT;
