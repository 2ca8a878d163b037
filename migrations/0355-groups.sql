-- Chat groups that the owner keeps (微信群 and the like). A member is somebody of the shop, or a name that nobody is known by.
CREATE TABLE outreach_groups (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  purpose TEXT NOT NULL DEFAULT '',
  at INTEGER NOT NULL
) STRICT;

CREATE TABLE group_members (
  id INTEGER PRIMARY KEY,
  group_id INTEGER NOT NULL REFERENCES outreach_groups (id) ON DELETE CASCADE,
  customer_id INTEGER,
  account_id INTEGER,
  name TEXT NOT NULL, -- as the roster writes them
  joined_day TEXT NOT NULL,
  left_day TEXT,
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX group_members_group ON group_members (group_id);
CREATE INDEX group_members_customer ON group_members (customer_id) WHERE customer_id IS NOT NULL;
CREATE INDEX group_members_account ON group_members (account_id) WHERE account_id IS NOT NULL;

-- What is to be talked about in a group, and what came of it.
CREATE TABLE group_topics (
  id INTEGER PRIMARY KEY,
  group_id INTEGER NOT NULL REFERENCES outreach_groups (id) ON DELETE CASCADE,
  day TEXT NOT NULL,
  topic TEXT NOT NULL,
  outcome TEXT,
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX group_topics_group ON group_topics (group_id, day);
