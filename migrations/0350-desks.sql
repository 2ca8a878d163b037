-- One-to-one work (一对一): people written to by hand, one after the other. Of a locked campaign: its treated arm with the
-- words frozen there; else people of a segment, chosen as a campaign would choose them.
CREATE TABLE desks (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  campaign_id INTEGER REFERENCES campaigns (id) ON DELETE CASCADE,
  segment_name TEXT NOT NULL DEFAULT '',
  way TEXT NOT NULL CHECK (way IN ('nick', 'wechat', 'phone', 'whatsapp')),
  text TEXT NOT NULL,
  excluded TEXT NOT NULL DEFAULT '{}', -- why others of the segment aren't in it: counts by reason (JSON)
  day TEXT NOT NULL,
  at INTEGER NOT NULL,
  closed_at INTEGER
) STRICT;
CREATE INDEX desks_campaign ON desks (campaign_id) WHERE campaign_id IS NOT NULL;

CREATE TABLE desk_people (
  desk_id INTEGER NOT NULL REFERENCES desks (id) ON DELETE CASCADE,
  customer_id INTEGER NOT NULL,
  account_id INTEGER,
  position INTEGER NOT NULL,
  PRIMARY KEY (desk_id, customer_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX desk_people_customer ON desk_people (customer_id);

-- What was done by hand with a person, and what came of it: shared/domain/touch-channels.ts. Like a call it belongs to the
-- account that bought last.
CREATE TABLE hand_touches (
  id INTEGER PRIMARY KEY,
  customer_id INTEGER NOT NULL,
  account_id INTEGER,
  desk_id INTEGER REFERENCES desks (id) ON DELETE CASCADE,
  channel TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('sent', 'replied', 'added', 'refused', 'skipped', 'invited', 'removed')),
  at INTEGER NOT NULL,
  day TEXT NOT NULL,
  note TEXT NOT NULL DEFAULT '',
  -- What it did to the campaign's touch, to be taken back with it: 1 made it, 2 said that it was sent, 4 that it was answered.
  touch_change INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX hand_touches_customer ON hand_touches (customer_id, day);
CREATE INDEX hand_touches_account ON hand_touches (account_id) WHERE account_id IS NOT NULL;
CREATE INDEX hand_touches_desk ON hand_touches (desk_id) WHERE desk_id IS NOT NULL;
