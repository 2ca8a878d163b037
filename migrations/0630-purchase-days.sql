-- The days on which somebody bought, without a look at their orders.
DROP INDEX orders_account;
CREATE INDEX orders_account ON orders (account_id, day, is_valid, no_goods) WHERE account_id IS NOT NULL;
