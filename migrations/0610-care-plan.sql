-- How the layers of one division of all customers are cared for: one plan. Of the four states, who is left alone and how often
-- the others are due is the strategy's own (strategy_versions); here only who is written to by hand.
CREATE TABLE care_plan (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  divided_by TEXT NOT NULL CHECK (divided_by IN ('states', 'rfm', 'seasons', 'layering')),
  layering_id INTEGER REFERENCES layerings (id),
  -- Contacts by hand that the owner has time for in a week.
  weekly INTEGER NOT NULL CHECK (weekly >= 0),
  -- JSON: layer, level and days of each
  levels TEXT NOT NULL,
  updated_at INTEGER NOT NULL
) STRICT;
