-- The owner's own pictures, videos, sounds and documents. The bytes lie apart, so that a list never reads them, and in the
-- database, so that every backup has them.
CREATE TABLE assets (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('picture', 'video', 'sound', 'document')),
  -- As the content says it, not the name: image/png.
  type TEXT NOT NULL,
  size INTEGER NOT NULL CHECK (size > 0),
  -- Pixels of a picture.
  width INTEGER CHECK (width > 0),
  height INTEGER CHECK (height > 0),
  sha256 TEXT NOT NULL UNIQUE,
  -- JSON array of words.
  tags TEXT NOT NULL DEFAULT '[]',
  licence TEXT NOT NULL DEFAULT '',
  added_at INTEGER NOT NULL
) STRICT;
CREATE TABLE asset_bytes (
  asset_id INTEGER PRIMARY KEY REFERENCES assets (id) ON DELETE CASCADE,
  bytes BLOB NOT NULL
) STRICT;
-- A small JPEG of a picture.
CREATE TABLE asset_thumbnails (
  asset_id INTEGER PRIMARY KEY REFERENCES assets (id) ON DELETE CASCADE,
  bytes BLOB NOT NULL
) STRICT;
-- Where the owner says that an asset goes along; what newsletters and posters hold stands in them.
CREATE TABLE template_assets (
  template_id INTEGER NOT NULL REFERENCES templates (id) ON DELETE CASCADE,
  asset_id INTEGER NOT NULL REFERENCES assets (id) ON DELETE CASCADE,
  PRIMARY KEY (template_id, asset_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX template_assets_asset ON template_assets (asset_id);
CREATE TABLE campaign_assets (
  campaign_id INTEGER NOT NULL REFERENCES campaigns (id) ON DELETE CASCADE,
  asset_id INTEGER NOT NULL REFERENCES assets (id) ON DELETE CASCADE,
  PRIMARY KEY (campaign_id, asset_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX campaign_assets_asset ON campaign_assets (asset_id);

-- Posters, which can be opened again. `texts`: JSON by field (shared/domain/posters.ts). A picture that is deleted leaves
-- its place empty.
CREATE TABLE posters (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  template TEXT NOT NULL,
  size TEXT NOT NULL,
  texts TEXT NOT NULL,
  photo_id INTEGER REFERENCES assets (id) ON DELETE SET NULL,
  qr_text TEXT NOT NULL,
  qr_photo_id INTEGER REFERENCES assets (id) ON DELETE SET NULL,
  updated_at INTEGER NOT NULL
) STRICT;
CREATE INDEX posters_photo ON posters (photo_id);
CREATE INDEX posters_qr_photo ON posters (qr_photo_id);
