-- What the owner says of a lever of a campaign (fast, strong, accurate) that its own data can't tell.
CREATE TABLE campaign_levers (
  campaign_id INTEGER NOT NULL REFERENCES campaigns (id) ON DELETE CASCADE,
  lever TEXT NOT NULL CHECK (lever IN ('fast', 'strong', 'accurate')),
  at INTEGER NOT NULL,
  PRIMARY KEY (campaign_id, lever)
) STRICT, WITHOUT ROWID;
