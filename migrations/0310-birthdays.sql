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
