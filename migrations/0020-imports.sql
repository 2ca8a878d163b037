CREATE TABLE batches (
  id INTEGER PRIMARY KEY,
  started_at INTEGER NOT NULL,
  undone_at INTEGER
) STRICT;

-- One file of a batch. rows = added + updated + unchanged + rejected + skipped.
CREATE TABLE batch_files (
  id INTEGER PRIMARY KEY,
  batch_id INTEGER NOT NULL REFERENCES batches (id),
  shop_id INTEGER REFERENCES shops (id),
  name TEXT NOT NULL,
  size INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  profile TEXT,
  parser_version INTEGER NOT NULL,
  -- Byte for byte a file that is in already: its rows are seen there, and none are kept here.
  same_as INTEGER REFERENCES batch_files (id),
  encoding TEXT,
  delimiter TEXT,
  headers TEXT NOT NULL DEFAULT '[]',
  error TEXT,
  -- The report as the screen shows it: counts, warnings and check-up (JSON).
  report TEXT NOT NULL
) STRICT;
CREATE INDEX batch_files_batch ON batch_files (batch_id);
CREATE INDEX batch_files_sha ON batch_files (sha256);

-- Rows that gave no observation, with the reason; `raw` is the row's cells (JSON), so that it can be mended.
CREATE TABLE row_rejects (
  file_id INTEGER NOT NULL REFERENCES batch_files (id),
  line INTEGER NOT NULL,
  fate TEXT NOT NULL CHECK (fate IN ('rejected', 'skipped')),
  reason TEXT NOT NULL,
  column_name TEXT,
  value TEXT,
  raw TEXT,
  PRIMARY KEY (file_id, line)
) STRICT, WITHOUT ROWID;
