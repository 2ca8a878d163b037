-- Words for some of a campaign's people, asked in the order of `position` (from 1). Whoever fits none gets the campaign's
-- own text: the rest, position 0.
CREATE TABLE campaign_variants (
  campaign_id INTEGER NOT NULL REFERENCES campaigns (id) ON DELETE CASCADE,
  position INTEGER NOT NULL CHECK (position > 0),
  name TEXT NOT NULL,
  segment_id INTEGER REFERENCES segments (id) ON DELETE SET NULL,
  rule TEXT NOT NULL,
  template_id INTEGER REFERENCES templates (id) ON DELETE SET NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (campaign_id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX campaign_variants_segment ON campaign_variants (segment_id);
CREATE INDEX campaign_variants_template ON campaign_variants (template_id);

-- Which words each one got at the lock; NULL where the campaign had one text for all.
ALTER TABLE campaign_members ADD COLUMN variant INTEGER;

CREATE TRIGGER draft_variant_follows_segment AFTER UPDATE OF rule ON segments BEGIN
  UPDATE campaign_variants SET rule = NEW.rule WHERE segment_id = NEW.id AND campaign_id IN (SELECT id FROM campaigns WHERE locked_at IS NULL);
END;
CREATE TRIGGER draft_variant_follows_template AFTER UPDATE OF text ON templates BEGIN
  UPDATE campaign_variants SET text = NEW.text WHERE template_id = NEW.id AND campaign_id IN (SELECT id FROM campaigns WHERE locked_at IS NULL);
END;
