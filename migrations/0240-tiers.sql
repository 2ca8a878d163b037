-- One look at all members; taken back, its moves don't count.
CREATE TABLE tier_runs (
  id INTEGER PRIMARY KEY,
  day TEXT NOT NULL,
  at INTEGER NOT NULL,
  undone_at INTEGER
) STRICT;

-- Where members stand is their last move that counts; a row isn't changed but for being taken back. Ranks: shared/domain/tiers.ts.
CREATE TABLE tier_moves (
  id INTEGER PRIMARY KEY,
  member_id INTEGER NOT NULL REFERENCES members (id),
  run_id INTEGER REFERENCES tier_runs (id), -- NULL: by hand
  kind TEXT NOT NULL CHECK (kind IN ('up', 'keep', 'down', 'set')),
  from_rank INTEGER NOT NULL,
  to_rank INTEGER NOT NULL,
  day TEXT NOT NULL, -- the first on which it holds
  until_day TEXT, -- the last before it is judged again
  locked INTEGER NOT NULL DEFAULT 0 CHECK (locked IN (0, 1)),
  -- What was in the window, of a run's; why, of one by hand.
  spend_minor INTEGER,
  orders INTEGER,
  points INTEGER,
  reason TEXT NOT NULL DEFAULT '',
  at INTEGER NOT NULL,
  undone_at INTEGER,
  -- When the member was told of it.
  noticed_at INTEGER
) STRICT;
CREATE INDEX tier_moves_member ON tier_moves (member_id, day, id) WHERE undone_at IS NULL;
CREATE INDEX tier_moves_run ON tier_moves (run_id) WHERE run_id IS NOT NULL;
