-- What goods are meant to cost: the price on the page, the lowest that the owner will take, and what members pay. By a
-- product's number or title, as the cost sheets are (product_costs); sku '' is every piece of it.
CREATE TABLE prices (
  id INTEGER PRIMARY KEY,
  product TEXT NOT NULL,
  sku TEXT NOT NULL DEFAULT '',
  currency TEXT NOT NULL,
  list_minor INTEGER NOT NULL CHECK (list_minor > 0),
  floor_minor INTEGER CHECK (floor_minor > 0),
  at INTEGER NOT NULL,
  UNIQUE (currency, product, sku)
) STRICT;
-- By rank of the tier; 0: every member.
CREATE TABLE member_prices (
  price_id INTEGER NOT NULL REFERENCES prices (id) ON DELETE CASCADE,
  rank INTEGER NOT NULL CHECK (rank BETWEEN 0 AND 5),
  price_minor INTEGER NOT NULL CHECK (price_minor > 0),
  PRIMARY KEY (price_id, rank)
) STRICT, WITHOUT ROWID;
