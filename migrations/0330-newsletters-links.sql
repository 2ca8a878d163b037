-- Newsletters in blocks (JSON, shared/domain/newsletter.ts); sending is done by the owner's mail tool.
CREATE TABLE newsletters (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  subject TEXT NOT NULL,
  blocks TEXT NOT NULL,
  sender TEXT NOT NULL,
  unsubscribe TEXT NOT NULL,
  updated_at INTEGER NOT NULL
) STRICT;

-- Links that stand in texts: where they lead, with their marks, and what stands for them. Clicks are what the platform or
-- the short-link tool says, typed in by the owner: a total up to a day.
CREATE TABLE links (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  url TEXT NOT NULL,
  short TEXT NOT NULL,
  created_at INTEGER NOT NULL
) STRICT;
CREATE TABLE link_clicks (
  link_id INTEGER NOT NULL REFERENCES links (id) ON DELETE CASCADE,
  day TEXT NOT NULL,
  clicks INTEGER NOT NULL CHECK (clicks >= 0),
  PRIMARY KEY (link_id, day)
) STRICT, WITHOUT ROWID;
