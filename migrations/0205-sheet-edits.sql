-- Sheets that the owner edited and brought back, and what each changed, so that it can be undone.
CREATE TABLE sheet_edits (
  id INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  file_name TEXT NOT NULL,
  undone_at INTEGER
) STRICT;

-- what: 'note', 'tags', or the key of an own field; before and after as JSON lists of words.
CREATE TABLE sheet_changes (
  edit_id INTEGER NOT NULL REFERENCES sheet_edits (id) ON DELETE CASCADE,
  customer_id INTEGER NOT NULL REFERENCES customers (id) ON DELETE CASCADE,
  what TEXT NOT NULL,
  before TEXT NOT NULL,
  after TEXT NOT NULL,
  PRIMARY KEY (edit_id, customer_id, what)
) STRICT, WITHOUT ROWID;
CREATE INDEX sheet_changes_customer ON sheet_changes (customer_id);
