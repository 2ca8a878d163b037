-- What somebody asked for, complained of or waits for: open until it is closed. Whoever has an open one isn't advertised to.
-- By the customer it was opened for: one who is merged lends it to whoever stands for them.
CREATE TABLE cases (
  id INTEGER PRIMARY KEY,
  customer_id INTEGER NOT NULL REFERENCES customers (id) ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('question', 'delivery', 'quality', 'return', 'dispute', 'complaint', 'suggestion', 'other')),
  text TEXT NOT NULL,
  -- The order it is about, as its number is written.
  order_no TEXT,
  opened_day TEXT NOT NULL,
  opened_at INTEGER NOT NULL,
  due_day TEXT,
  closed_day TEXT,
  closed_at INTEGER,
  outcome TEXT,
  -- What making it good cost.
  cost_minor INTEGER CHECK (cost_minor >= 0),
  currency TEXT NOT NULL,
  CHECK ((closed_day IS NULL) = (closed_at IS NULL))
) STRICT;
CREATE INDEX cases_customer ON cases (customer_id);
CREATE INDEX cases_open ON cases (due_day) WHERE closed_day IS NULL;

-- What was done about it, step by step.
CREATE TABLE case_steps (
  id INTEGER PRIMARY KEY,
  case_id INTEGER NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
  at INTEGER NOT NULL,
  text TEXT NOT NULL
) STRICT;
CREATE INDEX case_steps_case ON case_steps (case_id, id);

-- A day in somebody's life that they told the owner of and don't mind being greeted on.
CREATE TABLE life_events (
  id INTEGER PRIMARY KEY,
  customer_id INTEGER NOT NULL REFERENCES customers (id) ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('wedding', 'baby', 'child_birthday', 'moving', 'graduation', 'new_job', 'anniversary', 'other')),
  day TEXT NOT NULL,
  yearly INTEGER NOT NULL CHECK (yearly IN (0, 1)),
  note TEXT NOT NULL DEFAULT '',
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX life_events_customer ON life_events (customer_id);
