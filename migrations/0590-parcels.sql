-- What rows of files say of an order's parcels: when they went out, by whom, under which number, and when they were
-- signed for. Only files that tell of times have any; they go with their file. An order's parcels are the merge of its
-- rows (electron/backend/parcels/order-parcels.ts). The order is named by its number, for its own file may come later.
CREATE TABLE parcel_rows (
  file_id INTEGER NOT NULL REFERENCES batch_files (id),
  line INTEGER NOT NULL,
  shop_id INTEGER NOT NULL REFERENCES shops (id),
  order_no TEXT NOT NULL,
  waybill TEXT NOT NULL, -- '' where the row has none
  carrier TEXT,
  shipped_at INTEGER,
  signed_at INTEGER,
  PRIMARY KEY (file_id, line)
) STRICT, WITHOUT ROWID;
CREATE INDEX parcel_rows_order ON parcel_rows (shop_id, order_no);
