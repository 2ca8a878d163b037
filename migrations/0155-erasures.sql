-- People whose personal information the owner has erased. What they were called is kept only as keyed hashes, so that a
-- file that names them again doesn't bring them back; the hashes can't be read backwards, but who has the database and a
-- guess can test the guess.
CREATE TABLE erasures (
  id INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  customer_id INTEGER NOT NULL,
  -- When the last file of the data folder had been rewritten; until then it is carried on at each start.
  finished_at INTEGER
) STRICT;

-- Random; more than one only where a backup of another computer has brought its own.
CREATE TABLE erase_keys (
  id INTEGER PRIMARY KEY,
  key BLOB NOT NULL UNIQUE
) STRICT;

CREATE TABLE erased_identities (
  hash TEXT PRIMARY KEY,
  erasure_id INTEGER NOT NULL REFERENCES erasures (id)
) STRICT, WITHOUT ROWID;
CREATE INDEX erased_identities_erasure ON erased_identities (erasure_id);
