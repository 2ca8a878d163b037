-- What the owner thinks of each of the two plans that are compared, and the plan that it was written of.
CREATE TABLE plan_notes (
  plan TEXT PRIMARY KEY CHECK (plan IN ('y', 'x')),
  strengths TEXT NOT NULL,
  weaknesses TEXT NOT NULL,
  -- JSON: whom it contacted and how often then
  written_of TEXT NOT NULL,
  updated_at INTEGER NOT NULL
) STRICT;
