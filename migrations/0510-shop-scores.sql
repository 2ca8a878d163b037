-- A shop's scores as its marketplace shows them (描述, 服务, 物流), in hundredths of 0–5, as the owner read them off: of a
-- day, or of the seven days that end on it. Null: not told.
CREATE TABLE shop_scores (
  shop_id INTEGER NOT NULL REFERENCES shops (id),
  day TEXT NOT NULL,
  span TEXT NOT NULL CHECK (span IN ('day', 'week')),
  description INTEGER CHECK (description BETWEEN 0 AND 500),
  service INTEGER CHECK (service BETWEEN 0 AND 500),
  logistics INTEGER CHECK (logistics BETWEEN 0 AND 500),
  source TEXT NOT NULL CHECK (source IN ('typed', 'pasted', 'file')),
  at INTEGER NOT NULL,
  CHECK (description IS NOT NULL OR service IS NOT NULL OR logistics IS NOT NULL),
  PRIMARY KEY (shop_id, day, span)
) STRICT, WITHOUT ROWID;
