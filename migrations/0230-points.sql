-- The programme's rules (JSON, shared/domain/programme.ts), each from its day on until another one's: what happened on a
-- day is judged by the rules of that day. Of two of one day the later holds.
CREATE TABLE programme_versions (
  id INTEGER PRIMARY KEY,
  from_day TEXT NOT NULL,
  rules TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT;

-- A platform account as a member, by what it is called there: a file that is undone and imported again makes new rows of
-- the same accounts and orders, and the ledger goes on. Whose it is today says accounts.
CREATE TABLE members (
  id INTEGER PRIMARY KEY,
  platform TEXT NOT NULL,
  kind TEXT NOT NULL,
  value TEXT NOT NULL,
  -- NULL: of one card with another account.
  number TEXT UNIQUE,
  active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1)),
  since_day TEXT NOT NULL,
  source TEXT NOT NULL CHECK (source IN ('form', 'import', 'rule')),
  at INTEGER NOT NULL,
  UNIQUE (platform, kind, value)
) STRICT;

-- Points that came together: of one order, or of one act.
CREATE TABLE point_lots (
  id INTEGER PRIMARY KEY,
  member_id INTEGER NOT NULL REFERENCES members (id),
  shop_id INTEGER,
  order_no TEXT,
  earned_day TEXT NOT NULL,
  usable_day TEXT NOT NULL,
  expires_day TEXT -- the last day; NULL: for ever
) STRICT;
CREATE UNIQUE INDEX point_lots_order ON point_lots (member_id, shop_id, order_no) WHERE order_no IS NOT NULL;
CREATE INDEX point_lots_member ON point_lots (member_id);
CREATE INDEX point_lots_expires ON point_lots (expires_day) WHERE expires_day IS NOT NULL;

-- What can be had for points.
CREATE TABLE rewards (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL CHECK (kind IN ('coupon', 'gift', 'cash', 'service')),
  points INTEGER NOT NULL CHECK (points > 0),
  unit_cost_minor INTEGER NOT NULL CHECK (unit_cost_minor >= 0),
  stock INTEGER CHECK (stock >= 0), -- ever given out at most; NULL: no end
  per_person INTEGER CHECK (per_person > 0),
  note TEXT NOT NULL DEFAULT '',
  ended_at INTEGER,
  at INTEGER NOT NULL
) STRICT;

-- What the owner does with points: an adjustment, an opening balance, a redemption. Undone, it stays.
CREATE TABLE point_acts (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('adjust', 'opening', 'redeem')),
  member_id INTEGER NOT NULL REFERENCES members (id),
  at INTEGER NOT NULL,
  day TEXT NOT NULL,
  reason TEXT NOT NULL,
  reward_id INTEGER REFERENCES rewards (id),
  quantity INTEGER,
  unit_cost_minor INTEGER,
  fulfilled_at INTEGER,
  undone_at INTEGER
) STRICT;
CREATE INDEX point_acts_reward ON point_acts (reward_id) WHERE reward_id IS NOT NULL;
CREATE INDEX point_acts_member ON point_acts (member_id);

-- The ledger: rows are added and never changed. Balance = their sum.
CREATE TABLE point_entries (
  id INTEGER PRIMARY KEY,
  lot_id INTEGER NOT NULL REFERENCES point_lots (id),
  -- settle: what is owed is paid out of other lots, which adds up to nothing.
  kind TEXT NOT NULL CHECK (kind IN ('earn', 'clawback', 'redeem', 'adjust', 'opening', 'undo', 'settle', 'expire')),
  points INTEGER NOT NULL CHECK (points <> 0),
  day TEXT NOT NULL,
  at INTEGER NOT NULL,
  act_id INTEGER REFERENCES point_acts (id)
) STRICT;
CREATE INDEX point_entries_lot ON point_entries (lot_id, kind, points, day);
CREATE INDEX point_entries_act ON point_entries (act_id) WHERE act_id IS NOT NULL;
CREATE TRIGGER point_entries_stay BEFORE DELETE ON point_entries BEGIN SELECT raise(ABORT, 'the ledger never shrinks'); END;
CREATE TRIGGER point_entries_as_written BEFORE UPDATE ON point_entries BEGIN SELECT raise(ABORT, 'the ledger is never rewritten'); END;

-- The last day up to which points have expired: a clock that is set back neither expires twice nor brings back.
CREATE TABLE points_through (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  day TEXT NOT NULL
) STRICT;
