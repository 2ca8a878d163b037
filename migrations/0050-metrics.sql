-- One row per customer and shop (shop 0: all shops). Kept up to date for the touched customers inside each import.
-- What moves with the calendar alone is never stored. Definitions: shared/domain/customer-metrics.ts.
CREATE TABLE customer_metrics (
  customer_id INTEGER NOT NULL REFERENCES customers (id) ON DELETE CASCADE,
  shop_id INTEGER NOT NULL,
  currency TEXT NOT NULL,
  orders INTEGER NOT NULL, -- valid orders
  purchase_days INTEGER NOT NULL,
  net_minor INTEGER, -- of valid orders; NULL where they are in more than one currency
  first_day TEXT,
  last_day TEXT,
  interval_days REAL, -- median gap between purchase days; NULL below two
  paid_orders INTEGER NOT NULL,
  paid_minor INTEGER, -- of paid orders
  refund_minor INTEGER, -- of paid orders
  discount_minor INTEGER, -- of valid orders
  gross_minor INTEGER, -- paid + discount of valid orders
  PRIMARY KEY (customer_id, shop_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX customer_metrics_last ON customer_metrics (shop_id, last_day);
CREATE INDEX customer_metrics_net ON customer_metrics (shop_id, net_minor);
