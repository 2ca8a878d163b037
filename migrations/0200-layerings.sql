-- Ordered divisions of all customers: the first layer whose rule somebody fulfils is theirs, and the rest is the last.
CREATE TABLE layerings (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  note TEXT NOT NULL DEFAULT '',
  -- JSON list of { name, rule }, in order
  layers TEXT NOT NULL,
  -- What the rest is called
  rest_name TEXT NOT NULL DEFAULT '',
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL
) STRICT;
