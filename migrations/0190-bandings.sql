-- A numeric attribute of customers cut into named bands. `field` is what rules call it; `cuts` ascending, in the unit of
-- rules, as JSON; `names` has one name for each band, '' where its bounds are name enough.
CREATE TABLE bandings (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  field TEXT NOT NULL,
  cuts TEXT NOT NULL,
  names TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL
) STRICT;
