-- What the people of a segment are to bring in a month, or a campaign's treated in its window.
CREATE TABLE group_plans (
  id INTEGER PRIMARY KEY,
  segment_id INTEGER REFERENCES segments (id) ON DELETE CASCADE,
  campaign_id INTEGER REFERENCES campaigns (id) ON DELETE CASCADE,
  month TEXT, -- YYYY-MM, of a segment
  buyers INTEGER NOT NULL CHECK (buyers > 0),
  orders INTEGER NOT NULL CHECK (orders > 0),
  aov_minor INTEGER NOT NULL CHECK (aov_minor > 0),
  currency TEXT NOT NULL,
  at INTEGER NOT NULL,
  CHECK ((segment_id IS NULL) <> (campaign_id IS NULL)),
  CHECK ((month IS NULL) = (segment_id IS NULL))
) STRICT;
CREATE UNIQUE INDEX group_plans_segment ON group_plans (segment_id, month) WHERE segment_id IS NOT NULL;
CREATE UNIQUE INDEX group_plans_campaign ON group_plans (campaign_id) WHERE campaign_id IS NOT NULL;
