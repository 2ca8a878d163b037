-- More points for some days, goods or people: what an event is, its rules say (programme_versions); whom it is for is
-- drawn up once, when it is first saved, so that what was earned in it never shifts. segment_id NULL: for every member.
CREATE TABLE bonus_events (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL, -- as last saved
  segment_id INTEGER,
  segment_name TEXT NOT NULL DEFAULT '',
  holdout_share REAL NOT NULL CHECK (holdout_share BETWEEN 0 AND 0.5),
  seed INTEGER NOT NULL,
  day TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT;
-- By account, as it was then. left_out: of the segment too, and without the bonus, to be compared with.
CREATE TABLE bonus_event_people (
  event_id INTEGER NOT NULL REFERENCES bonus_events (id),
  person_id INTEGER NOT NULL REFERENCES offer_people (id),
  arm TEXT NOT NULL CHECK (arm IN ('in', 'left_out')),
  PRIMARY KEY (event_id, person_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX bonus_event_people_person ON bonus_event_people (person_id);

-- How much of a lot came of which event, written with the entries: rows are added and never changed. entry_id NULL: the
-- lot's points stayed as they were, only their cause changed.
CREATE TABLE point_bonuses (
  id INTEGER PRIMARY KEY,
  lot_id INTEGER NOT NULL REFERENCES point_lots (id),
  entry_id INTEGER REFERENCES point_entries (id),
  event_id INTEGER NOT NULL REFERENCES bonus_events (id),
  points INTEGER NOT NULL CHECK (points <> 0),
  day TEXT NOT NULL
) STRICT;
CREATE INDEX point_bonuses_lot ON point_bonuses (lot_id);
CREATE INDEX point_bonuses_entry ON point_bonuses (entry_id) WHERE entry_id IS NOT NULL;
CREATE INDEX point_bonuses_event ON point_bonuses (event_id);
CREATE TRIGGER point_bonuses_stay BEFORE DELETE ON point_bonuses BEGIN SELECT raise(ABORT, 'the ledger never shrinks'); END;
CREATE TRIGGER point_bonuses_as_written BEFORE UPDATE ON point_bonuses BEGIN SELECT raise(ABORT, 'the ledger is never rewritten'); END;
