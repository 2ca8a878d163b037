-- A tag is a word on people: given by hand or in bulk (customer_tags), or following a segment by itself (segment_id).
CREATE TABLE tags (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  color TEXT NOT NULL,
  reason TEXT NOT NULL DEFAULT '',
  -- It falls off so many days after it was given; NULL: it stays.
  lasts_days INTEGER CHECK (lasts_days > 0),
  segment_id INTEGER REFERENCES segments (id),
  created_at INTEGER NOT NULL
) STRICT;

-- Who has it. By the customer it was given to: one who is merged lends it to whoever stands for them, and has it back after.
CREATE TABLE customer_tags (
  tag_id INTEGER NOT NULL REFERENCES tags (id) ON DELETE CASCADE,
  customer_id INTEGER NOT NULL REFERENCES customers (id) ON DELETE CASCADE,
  since_day TEXT NOT NULL,
  -- The last day on which it holds.
  until_day TEXT,
  PRIMARY KEY (tag_id, customer_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX customer_tags_customer ON customer_tags (customer_id);

-- Each giving or taking, with whom it reached and how long they had had the tag, so that it can be taken back.
CREATE TABLE tag_changes (
  id INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  day TEXT NOT NULL,
  tag_id INTEGER NOT NULL REFERENCES tags (id) ON DELETE CASCADE,
  added INTEGER NOT NULL CHECK (added IN (0, 1)),
  undone_at INTEGER
) STRICT;
CREATE INDEX tag_changes_tag ON tag_changes (tag_id, id);
CREATE TABLE tag_change_people (
  change_id INTEGER NOT NULL REFERENCES tag_changes (id) ON DELETE CASCADE,
  customer_id INTEGER NOT NULL REFERENCES customers (id) ON DELETE CASCADE,
  before_since TEXT,
  before_until TEXT,
  PRIMARY KEY (change_id, customer_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX tag_change_people_customer ON tag_change_people (customer_id);

-- A frozen segment: these people, whatever they do later. Its rule asks for just them.
ALTER TABLE segments ADD COLUMN frozen_at INTEGER;
CREATE TABLE segment_members (
  segment_id INTEGER NOT NULL REFERENCES segments (id) ON DELETE CASCADE,
  customer_id INTEGER NOT NULL REFERENCES customers (id) ON DELETE CASCADE,
  PRIMARY KEY (segment_id, customer_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX segment_members_customer ON segment_members (customer_id);
