-- Every account comes with a customer of its own. A link or a merge only repoints accounts: `home_id` is the customer an
-- account came with, where it now belongs to another; that customer rests (`merged_into`: who stands for it) with
-- gender, birthday and note as they are, and comes back when the account does. Who counts people leaves out those at rest.
ALTER TABLE accounts ADD COLUMN home_id INTEGER;
ALTER TABLE customers ADD COLUMN merged_into INTEGER;
CREATE INDEX accounts_home ON accounts (home_id) WHERE home_id IS NOT NULL;
CREATE INDEX customers_merged ON customers (merged_into) WHERE merged_into IS NOT NULL;

-- The keys that link accounts by themselves, and to which accounts they lead.
CREATE INDEX contacts_phone ON contacts (phone, account_id) WHERE phone_quality = 'valid' AND account_id IS NOT NULL;
CREATE INDEX contacts_email ON contacts (email, account_id) WHERE email IS NOT NULL AND account_id IS NOT NULL;

-- What the owner said of two people: the same, or not the same. It overrides the links that are made by themselves.
-- A decision is lifted, or ended by a later one that says the opposite (`ended_by`), and never deleted.
CREATE TABLE link_decisions (
  id INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  verdict TEXT NOT NULL CHECK (verdict IN ('same', 'different')),
  -- Whose record goes on, and whose rests (of a merge).
  customer_id INTEGER,
  merged_id INTEGER,
  -- Why, as it stood on the screen (JSON of LinkEvidence).
  evidence TEXT NOT NULL DEFAULT '[]',
  -- The survivor's own fields before and after the merge (JSON), so that lifting it brings back what hasn't been changed since.
  fields TEXT,
  ended_at INTEGER,
  ended_by INTEGER
) STRICT;

-- The accounts on either side, by what they are called on their platform: a file that is undone and imported again makes
-- new rows of the same accounts.
CREATE TABLE link_decision_accounts (
  decision_id INTEGER NOT NULL REFERENCES link_decisions (id) ON DELETE CASCADE,
  side INTEGER NOT NULL CHECK (side IN (0, 1)),
  platform TEXT NOT NULL,
  kind TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (decision_id, platform, kind, value)
) STRICT, WITHOUT ROWID;

-- A value that the owner wants shown of a person, of those that their files have given. The last one of a field holds.
CREATE TABLE pinned_values (
  id INTEGER PRIMARY KEY,
  customer_id INTEGER NOT NULL,
  field TEXT NOT NULL CHECK (field IN ('name', 'phone', 'email', 'place')),
  value TEXT NOT NULL,
  -- Chosen in a merge: goes when that is lifted.
  decision_id INTEGER REFERENCES link_decisions (id) ON DELETE CASCADE,
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX pinned_values_customer ON pinned_values (customer_id, field);
