-- A kept way to look (数据板块) is of the customers' list or of another topic's.
ALTER TABLE boards ADD COLUMN topic TEXT NOT NULL DEFAULT 'customers' CHECK (topic IN ('customers', 'orders', 'members', 'products', 'campaigns', 'cases'));
