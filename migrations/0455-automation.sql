-- Rules that put people on today's list when something has happened to them. `since_day`: from when on; NULL: off. A rule
-- is switched on by whoever has seen whom it would have listed. The trigger is JSON (shared/domain/automation.ts).
CREATE TABLE automation_rules (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  trigger TEXT NOT NULL,
  channel TEXT NOT NULL CHECK (channel IN ('sms', 'email', 'nick')),
  since_day TEXT,
  created_at INTEGER NOT NULL
) STRICT;

-- Who was seen to: once for each rule, person and event.
CREATE TABLE automation_done (
  id INTEGER PRIMARY KEY,
  rule_id INTEGER NOT NULL REFERENCES automation_rules (id) ON DELETE CASCADE,
  person_id INTEGER NOT NULL REFERENCES offer_people (id),
  -- The day from which it is counted, or the move of the tier.
  event TEXT NOT NULL,
  due_day TEXT NOT NULL,
  how TEXT NOT NULL CHECK (how IN ('done', 'skipped', 'campaign')),
  campaign_id INTEGER REFERENCES campaigns (id) ON DELETE SET NULL,
  at INTEGER NOT NULL,
  UNIQUE (rule_id, person_id, event)
) STRICT;
CREATE INDEX automation_done_person ON automation_done (person_id);
CREATE INDEX automation_done_campaign ON automation_done (campaign_id);
