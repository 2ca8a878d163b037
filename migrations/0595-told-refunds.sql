-- Orders whose refund a settlement tells.
CREATE INDEX settlement_refunds ON settlement_lines (shop_id, order_no) WHERE is_refund = 1;
