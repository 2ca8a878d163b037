-- Settings are JSON values by key. Money everywhere: integer minor units with a currency; time: UTC milliseconds;
-- a calendar day: YYYY-MM-DD in the shop's time zone.
CREATE TABLE settings (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- The owner's choice of whom they may contact, with what stood on the screen. Append-only.
CREATE TABLE basis_log (
  id INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  basis TEXT NOT NULL CHECK (basis IN ('consent', 'customers')),
  words TEXT NOT NULL,
  consent_count INTEGER NOT NULL,
  customers_count INTEGER NOT NULL
) STRICT;

CREATE TABLE shops (
  id INTEGER PRIMARY KEY,
  platform TEXT NOT NULL,
  name TEXT NOT NULL,
  currency TEXT NOT NULL,
  time_zone TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  UNIQUE (platform, name)
) STRICT;
