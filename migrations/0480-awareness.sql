-- What members answered to the standing question: do they know that they are members, and what they have by it?
-- knows_benefits NULL: not answered. Of two answers on a day the later holds.
CREATE TABLE awareness_answers (
  member_id INTEGER NOT NULL REFERENCES members (id),
  day TEXT NOT NULL,
  knows_member INTEGER NOT NULL CHECK (knows_member IN (0, 1)),
  knows_benefits INTEGER CHECK (knows_benefits IN (0, 1)),
  at INTEGER NOT NULL,
  PRIMARY KEY (member_id, day)
) STRICT, WITHOUT ROWID;
