-- A box of prizes that was drawn beforehand (宝箱): who wins what is settled by a seed on one day. Odds are winners of entered.
CREATE TABLE lucky_boxes (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  segment_name TEXT NOT NULL,
  seed INTEGER NOT NULL,
  day TEXT NOT NULL,
  at INTEGER NOT NULL,
  undone_at INTEGER
) STRICT;
CREATE TABLE lucky_prizes (
  id INTEGER PRIMARY KEY,
  box_id INTEGER NOT NULL REFERENCES lucky_boxes (id),
  position INTEGER NOT NULL, -- 1: the first prize
  benefit_id INTEGER NOT NULL REFERENCES benefits (id),
  amount_minor INTEGER CHECK (amount_minor > 0), -- of money or a top-up
  UNIQUE (box_id, position)
) STRICT;
-- Everyone who was in the draw; most win nothing.
CREATE TABLE lucky_people (
  box_id INTEGER NOT NULL REFERENCES lucky_boxes (id),
  person_id INTEGER NOT NULL REFERENCES offer_people (id),
  prize_id INTEGER REFERENCES lucky_prizes (id),
  delivery_id INTEGER REFERENCES deliveries (id),
  PRIMARY KEY (box_id, person_id),
  CHECK ((prize_id IS NULL) = (delivery_id IS NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX lucky_people_person ON lucky_people (person_id);
CREATE INDEX lucky_people_prize ON lucky_people (prize_id) WHERE prize_id IS NOT NULL;
