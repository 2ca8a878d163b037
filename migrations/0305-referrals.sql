-- The code by which somebody brings others.
CREATE TABLE referral_codes (
  person_id INTEGER PRIMARY KEY REFERENCES offer_people (id),
  code TEXT NOT NULL UNIQUE COLLATE NOCASE,
  at INTEGER NOT NULL
) STRICT;

-- Who brought whom (老带新). Somebody is brought once; taken back, the row stays.
CREATE TABLE referrals (
  id INTEGER PRIMARY KEY,
  referrer_id INTEGER NOT NULL REFERENCES offer_people (id),
  referred_id INTEGER NOT NULL REFERENCES offer_people (id),
  how TEXT NOT NULL CHECK (how IN ('code', 'hand')),
  day TEXT NOT NULL, -- from which on a first order counts
  at INTEGER NOT NULL,
  undone_at INTEGER
) STRICT;
CREATE UNIQUE INDEX referrals_referred ON referrals (referred_id) WHERE undone_at IS NULL;
CREATE INDEX referrals_referrer ON referrals (referrer_id);

-- Given once; what was taken back can be earned again.
CREATE TABLE referral_rewards (
  id INTEGER PRIMARY KEY,
  referral_id INTEGER NOT NULL REFERENCES referrals (id),
  act_id INTEGER REFERENCES point_acts (id),
  delivery_id INTEGER REFERENCES deliveries (id),
  referred_delivery_id INTEGER REFERENCES deliveries (id),
  at INTEGER NOT NULL,
  taken_back_at INTEGER,
  why TEXT
) STRICT;
CREATE UNIQUE INDEX referral_rewards_once ON referral_rewards (referral_id) WHERE taken_back_at IS NULL;
CREATE INDEX referral_rewards_referral ON referral_rewards (referral_id);

-- What a referral brings (JSON, shared/domain/referrals.ts).
CREATE TABLE referral_terms (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  terms TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT;
