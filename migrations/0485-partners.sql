-- Suppliers and others who bear a part of what the shop gives. Their goods are known by shop and product number, so that
-- they stay theirs when an import is taken back and comes again; a product has one partner at most.
CREATE TABLE partners (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  note TEXT NOT NULL DEFAULT '',
  at INTEGER NOT NULL
) STRICT;
CREATE TABLE partner_products (
  shop_id INTEGER NOT NULL REFERENCES shops (id) ON DELETE CASCADE,
  product_key TEXT NOT NULL,
  partner_id INTEGER NOT NULL REFERENCES partners (id) ON DELETE CASCADE,
  PRIMARY KEY (shop_id, product_key)
) STRICT, WITHOUT ROWID;
CREATE INDEX partner_products_partner ON partner_products (partner_id);

-- What a partner bears of a campaign or of a batch of coupons: once, or for each piece sold in these days, up to a cap.
CREATE TABLE partner_deals (
  id INTEGER PRIMARY KEY,
  partner_id INTEGER NOT NULL REFERENCES partners (id) ON DELETE CASCADE,
  campaign_id INTEGER REFERENCES campaigns (id) ON DELETE CASCADE,
  batch_id INTEGER REFERENCES coupon_batches (id) ON DELETE CASCADE,
  basis TEXT NOT NULL CHECK (basis IN ('fixed', 'piece')),
  amount_minor INTEGER NOT NULL CHECK (amount_minor > 0),
  cap_minor INTEGER CHECK (cap_minor > 0),
  currency TEXT NOT NULL,
  from_day TEXT NOT NULL,
  until_day TEXT,
  note TEXT NOT NULL DEFAULT '',
  at INTEGER NOT NULL,
  CHECK ((campaign_id IS NULL) <> (batch_id IS NULL))
) STRICT;
CREATE INDEX partner_deals_partner ON partner_deals (partner_id);
CREATE INDEX partner_deals_campaign ON partner_deals (campaign_id);
CREATE INDEX partner_deals_batch ON partner_deals (batch_id);
-- The goods that were agreed; none: all that the partner supplies.
CREATE TABLE partner_deal_goods (
  deal_id INTEGER NOT NULL REFERENCES partner_deals (id) ON DELETE CASCADE,
  shop_id INTEGER NOT NULL REFERENCES shops (id) ON DELETE CASCADE,
  product_key TEXT NOT NULL,
  PRIMARY KEY (deal_id, shop_id, product_key)
) STRICT, WITHOUT ROWID;
CREATE INDEX partner_deal_goods_shop ON partner_deal_goods (shop_id);
