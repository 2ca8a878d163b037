-- Where a person is on messengers (shared/domain/handles.ts), with what they said to being written to there, and how that is known.
CREATE TABLE handles (
  id INTEGER PRIMARY KEY,
  customer_id INTEGER NOT NULL REFERENCES customers (id) ON DELETE CASCADE,
  kind TEXT NOT NULL,
  handle TEXT NOT NULL,
  consent TEXT CHECK (consent IN ('yes', 'no')),
  source TEXT NOT NULL DEFAULT '',
  at INTEGER NOT NULL,
  UNIQUE (customer_id, kind, handle)
) STRICT;

-- A desk may work any of them: its ways are those of shared/domain/touch-channels.ts, no longer a list kept here.
CREATE TABLE desks_new (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  campaign_id INTEGER REFERENCES campaigns (id) ON DELETE CASCADE,
  segment_name TEXT NOT NULL DEFAULT '',
  way TEXT NOT NULL,
  text TEXT NOT NULL,
  excluded TEXT NOT NULL DEFAULT '{}', -- why others of the segment aren't in it: counts by reason (JSON)
  day TEXT NOT NULL,
  at INTEGER NOT NULL,
  closed_at INTEGER
) STRICT;
INSERT INTO desks_new SELECT id, name, campaign_id, segment_name, way, text, excluded, day, at, closed_at FROM desks;
DROP TABLE desks;
ALTER TABLE desks_new RENAME TO desks;
CREATE INDEX desks_campaign ON desks (campaign_id) WHERE campaign_id IS NOT NULL;
