-- What is done when something happens to a member: steps as a JSON list (shared/domain/member-events.ts). What happened before
-- from_day asks for nothing.
CREATE TABLE member_procedures (
  event TEXT PRIMARY KEY CHECK (event IN ('enrol', 'upgrade', 'downgrade', 'birthday', 'complaint')),
  steps TEXT NOT NULL,
  from_day TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- A step that was done, of the event that asked for it: its kind and the number of what happened.
CREATE TABLE member_ticks (
  event_key TEXT NOT NULL,
  step_id INTEGER NOT NULL,
  day TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (event_key, step_id)
) STRICT, WITHOUT ROWID;

-- Does a member see it at this place? The owner's last answer.
CREATE TABLE perception_checks (
  node TEXT NOT NULL CHECK (node IN ('page', 'chat', 'package', 'after_sale')),
  question TEXT NOT NULL CHECK (question IN ('tier', 'benefit', 'reason')),
  seen INTEGER NOT NULL CHECK (seen IN (0, 1)),
  day TEXT NOT NULL,
  PRIMARY KEY (node, question)
) STRICT, WITHOUT ROWID;

-- How well it has to be done at a place, as a number in a unit, and what was measured.
CREATE TABLE experience_standards (
  id INTEGER PRIMARY KEY,
  node TEXT NOT NULL CHECK (node IN ('page', 'chat', 'package', 'after_sale')),
  name TEXT NOT NULL UNIQUE,
  unit TEXT NOT NULL CHECK (unit IN ('minutes', 'hours', 'days', 'percent')),
  target INTEGER NOT NULL CHECK (target >= 0),
  at_most INTEGER NOT NULL CHECK (at_most IN (0, 1)),
  at INTEGER NOT NULL
) STRICT;
CREATE TABLE experience_readings (
  id INTEGER PRIMARY KEY,
  standard_id INTEGER NOT NULL REFERENCES experience_standards (id) ON DELETE CASCADE,
  day TEXT NOT NULL,
  value INTEGER NOT NULL CHECK (value >= 0),
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX experience_readings_standard ON experience_readings (standard_id, day);
