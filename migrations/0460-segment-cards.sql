-- What is meant for a segment: which products to push and to leave, at which prices, with what, and what to say.
CREATE TABLE segment_cards (
  segment_id INTEGER PRIMARY KEY REFERENCES segments (id) ON DELETE CASCADE,
  push TEXT NOT NULL,
  avoid TEXT NOT NULL,
  price_band TEXT NOT NULL,
  bundle TEXT NOT NULL,
  message TEXT NOT NULL,
  updated_at INTEGER NOT NULL
) STRICT;
