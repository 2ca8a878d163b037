-- A person. What a list shows of them (nick … address) is derived from their orders' latest contacts; gender,
-- birthday and note are the owner's.
CREATE TABLE customers (
  id INTEGER PRIMARY KEY,
  created_at INTEGER NOT NULL,
  nick TEXT,
  name TEXT,
  phone TEXT, -- E.164 where quality is valid, else as the file has it
  phone_quality TEXT NOT NULL DEFAULT 'none' CHECK (phone_quality IN ('valid', 'masked', 'virtual', 'invalid', 'none')),
  email TEXT,
  province TEXT,
  city TEXT,
  platforms TEXT NOT NULL DEFAULT '',
  email_consent TEXT CHECK (email_consent IN ('yes', 'no')),
  opted_out INTEGER NOT NULL DEFAULT 0 CHECK (opted_out IN (0, 1)),
  gender TEXT CHECK (gender IN ('male', 'female')),
  birthday TEXT,
  note TEXT
) STRICT;

-- An identity on a platform: its buyer name (kind buyer), or an e-mail or phone where it has none.
CREATE TABLE accounts (
  id INTEGER PRIMARY KEY,
  platform TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('buyer', 'email', 'phone')),
  value TEXT NOT NULL,
  customer_id INTEGER NOT NULL REFERENCES customers (id),
  UNIQUE (platform, kind, value)
) STRICT;
CREATE INDEX accounts_customer ON accounts (customer_id);

-- A distinct receiver block of an order. Anonymous orders have account_id NULL.
CREATE TABLE contacts (
  id INTEGER PRIMARY KEY,
  account_id INTEGER REFERENCES accounts (id),
  receiver TEXT,
  phone_raw TEXT,
  phone TEXT,
  phone_quality TEXT NOT NULL CHECK (phone_quality IN ('valid', 'masked', 'virtual', 'invalid', 'none')),
  email TEXT,
  province TEXT,
  city TEXT,
  district TEXT,
  address TEXT
) STRICT;
CREATE INDEX contacts_account ON contacts (account_id) WHERE account_id IS NOT NULL;
CREATE INDEX contacts_anonymous ON contacts (phone_raw, address) WHERE account_id IS NULL;

-- Who has said no. By phone and e-mail, so that it outlives imports and merges. Append-only: a no is lifted by a row of its own.
CREATE TABLE opt_outs (
  id INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  customer_id INTEGER REFERENCES customers (id) ON DELETE SET NULL,
  kind TEXT NOT NULL CHECK (kind IN ('customer', 'phone', 'email')),
  value TEXT NOT NULL,
  opted_out INTEGER NOT NULL CHECK (opted_out IN (0, 1)),
  source TEXT NOT NULL CHECK (source IN ('owner', 'reply', 'receipt')),
  reason TEXT NOT NULL,
  campaign_id INTEGER
) STRICT;
CREATE INDEX opt_outs_value ON opt_outs (kind, value, id);
