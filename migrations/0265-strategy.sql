-- What the owner means to do about each state: one plan, each saving of which is a version that stays.
CREATE TABLE strategy_versions (
  version INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  note TEXT NOT NULL,
  -- Whether its cadence keeps people out of campaigns.
  enforced INTEGER NOT NULL CHECK (enforced IN (0, 1)),
  -- JSON: a row for each state
  rows TEXT NOT NULL
) STRICT;

-- What a campaign was started from (a row of the plan, a card of the playbook, a phase of a season), and how much it offers.
CREATE TABLE campaign_origins (
  campaign_id INTEGER PRIMARY KEY REFERENCES campaigns (id) ON DELETE CASCADE,
  card TEXT NOT NULL,
  key TEXT NOT NULL,
  offer TEXT NOT NULL CHECK (offer IN ('none', 'light', 'medium', 'heavy'))
) STRICT;
CREATE INDEX campaign_origins_card ON campaign_origins (card, key);
