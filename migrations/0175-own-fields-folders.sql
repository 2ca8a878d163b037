-- The owner's own fields of a customer.
CREATE TABLE own_fields (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL CHECK (kind IN ('text', 'number', 'date', 'choice', 'multi')),
  section TEXT NOT NULL CHECK (section IN ('family', 'work', 'person', 'other')),
  options TEXT NOT NULL DEFAULT '[]', -- JSON list of what a choice can be, in the owner's order
  -- Which ready-made one it is; NULL: one that the owner thought of.
  standard TEXT UNIQUE,
  created_at INTEGER NOT NULL
) STRICT;

-- What the owner says. By the customer it was said of: one who is merged lends it to whoever stands for them, and has it
-- back after. `number` is the number, or the days since 1970 of a date; a field of several has several rows.
CREATE TABLE own_values (
  field_id INTEGER NOT NULL REFERENCES own_fields (id) ON DELETE CASCADE,
  customer_id INTEGER NOT NULL REFERENCES customers (id) ON DELETE CASCADE,
  value TEXT NOT NULL,
  number REAL,
  PRIMARY KEY (field_id, customer_id, value)
) STRICT, WITHOUT ROWID;
CREATE INDEX own_values_customer ON own_values (customer_id);

-- What lists of people say, as it is written there: it is read anew where the field's type changes.
CREATE TABLE own_told (
  field_id INTEGER NOT NULL REFERENCES own_fields (id) ON DELETE CASCADE,
  shop_id INTEGER NOT NULL REFERENCES shops (id),
  key TEXT NOT NULL,
  account_id INTEGER NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
  written TEXT NOT NULL,
  PRIMARY KEY (field_id, shop_id, key)
) STRICT, WITHOUT ROWID;
CREATE INDEX own_told_person ON own_told (shop_id, key);
CREATE INDEX own_told_account ON own_told (account_id);

-- What holds of each person: the owner's word, else that of whoever rests with them, else a file's. Derived from the two
-- above, for the customers that are touched.
CREATE TABLE own_shown (
  field_id INTEGER NOT NULL REFERENCES own_fields (id) ON DELETE CASCADE,
  customer_id INTEGER NOT NULL REFERENCES customers (id) ON DELETE CASCADE,
  value TEXT NOT NULL,
  number REAL,
  PRIMARY KEY (field_id, customer_id, value)
) STRICT, WITHOUT ROWID;
CREATE INDEX own_shown_customer ON own_shown (customer_id);

-- Each change that the owner made, with what it was before.
CREATE TABLE own_changes (
  id INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  customer_id INTEGER NOT NULL REFERENCES customers (id) ON DELETE CASCADE,
  field_id INTEGER NOT NULL REFERENCES own_fields (id) ON DELETE CASCADE,
  before TEXT NOT NULL, -- JSON lists
  after TEXT NOT NULL
) STRICT;
CREATE INDEX own_changes_customer ON own_changes (customer_id);
CREATE INDEX own_changes_field ON own_changes (field_id);

-- Where the owner keeps a segment; '': in none.
ALTER TABLE segments ADD COLUMN folder TEXT NOT NULL DEFAULT '';
