-- What people said of the shop, wherever they said it. By the customer it was matched with: one who is merged lends it to
-- whoever stands for them. Without a customer it is kept, and can be given to one later.
CREATE TABLE feedback (
  id INTEGER PRIMARY KEY,
  customer_id INTEGER REFERENCES customers (id) ON DELETE CASCADE,
  campaign_id INTEGER REFERENCES campaigns (id) ON DELETE SET NULL,
  channel TEXT NOT NULL CHECK (channel IN ('review', 'chat', 'phone', 'wechat', 'sms', 'email', 'survey', 'other')),
  -- Phone, buyer name, e-mail or order number as the file had it; '' where the owner wrote it down.
  who TEXT NOT NULL DEFAULT '',
  text TEXT NOT NULL,
  rating INTEGER CHECK (rating BETWEEN 1 AND 5),
  day TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('opt_out', 'question', 'complaint', 'positive', 'suggestion', 'other')),
  status TEXT NOT NULL DEFAULT 'new' CHECK (status IN ('new', 'doing', 'done')),
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX feedback_customer ON feedback (customer_id) WHERE customer_id IS NOT NULL;
CREATE INDEX feedback_campaign ON feedback (campaign_id) WHERE campaign_id IS NOT NULL;
CREATE INDEX feedback_day ON feedback (day);
