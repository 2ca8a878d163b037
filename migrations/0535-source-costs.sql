-- What it cost in a month to win people by a source (获客成本), typed in by the owner. One row a source and month.
CREATE TABLE source_costs (
  id INTEGER PRIMARY KEY,
  source TEXT NOT NULL,
  month TEXT NOT NULL, -- YYYY-MM
  cost_minor INTEGER NOT NULL CHECK (cost_minor >= 0),
  currency TEXT NOT NULL
) STRICT;
CREATE INDEX source_costs_source ON source_costs (source, month);
