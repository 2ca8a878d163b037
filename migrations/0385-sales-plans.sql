-- What a month is to bring, from how many buyers, how often and for how much each time.
CREATE TABLE sales_plans (
  month TEXT PRIMARY KEY, -- YYYY-MM
  buyers INTEGER NOT NULL CHECK (buyers > 0),
  orders INTEGER NOT NULL CHECK (orders >= buyers),
  aov_minor INTEGER NOT NULL CHECK (aov_minor > 0),
  currency TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
