-- How the owner has a sending tool's report read whose headings or words aren't known. Its headings, folded, in their order.
CREATE TABLE receipt_readings (
  headings TEXT PRIMARY KEY, -- JSON list
  reading TEXT NOT NULL, -- JSON
  at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
