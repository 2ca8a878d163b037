-- What is done for birthdays (JSON, shared/domain/birthdays.ts).
CREATE TABLE birthday_terms (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  terms TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT;

-- Who keeps their birthday by the lunar calendar. `written`: what is known of them is the lunar date itself.
CREATE TABLE lunar_birthdays (
  person_id INTEGER PRIMARY KEY REFERENCES offer_people (id),
  written INTEGER NOT NULL CHECK (written IN (0, 1))
) STRICT;

-- A birthday that was seen to, once a year (of a lunar one: a lunar year) and person.
CREATE TABLE greetings (
  id INTEGER PRIMARY KEY,
  person_id INTEGER NOT NULL REFERENCES offer_people (id),
  year INTEGER NOT NULL,
  day TEXT NOT NULL,
  delivery_id INTEGER REFERENCES deliveries (id),
  at INTEGER NOT NULL,
  undone_at INTEGER
) STRICT;
CREATE UNIQUE INDEX greetings_once ON greetings (person_id, year) WHERE undone_at IS NULL;

-- Parcels that nobody expects (意外惊喜): who gets one is drawn by a seed, and others like them get none by the same draw.
CREATE TABLE surprises (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  segment_name TEXT NOT NULL,
  seed INTEGER NOT NULL,
  benefit_id INTEGER NOT NULL REFERENCES benefits (id),
  card TEXT NOT NULL DEFAULT '',
  window_days INTEGER NOT NULL CHECK (window_days > 0),
  day TEXT NOT NULL,
  at INTEGER NOT NULL,
  undone_at INTEGER
) STRICT;
CREATE TABLE surprise_people (
  surprise_id INTEGER NOT NULL REFERENCES surprises (id),
  person_id INTEGER NOT NULL REFERENCES offer_people (id),
  arm TEXT NOT NULL CHECK (arm IN ('gift', 'left_out')),
  delivery_id INTEGER REFERENCES deliveries (id),
  PRIMARY KEY (surprise_id, person_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX surprise_people_person ON surprise_people (person_id);
