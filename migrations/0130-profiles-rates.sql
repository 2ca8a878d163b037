-- How the owner reads a table that no format knows. `reading` and `headings` are JSON (shared/contract/mapper.ts); the
-- revision goes into a file's profile (`own-3.2`), so that a file read before the change is read again after it.
CREATE TABLE import_profiles (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  revision INTEGER NOT NULL DEFAULT 1,
  headings TEXT NOT NULL,
  reading TEXT NOT NULL,
  created_at INTEGER NOT NULL
) STRICT;

-- What one unit of a currency was worth in the base currency, for the orders of a month. In billionths, as the owner
-- typed it: never a float of money.
CREATE TABLE exchange_rates (
  base TEXT NOT NULL,
  currency TEXT NOT NULL,
  month TEXT NOT NULL, -- YYYY-MM
  rate_nano INTEGER NOT NULL CHECK (rate_nano > 0),
  PRIMARY KEY (base, currency, month)
) STRICT, WITHOUT ROWID;
