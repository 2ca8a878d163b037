-- How a campaign's variants go to its people: by their conditions, or each person by lot to one of the variants or to the
-- campaign's own text. The conditions stay, and aren't asked while it is by lot.
ALTER TABLE campaigns ADD COLUMN dealt_by TEXT NOT NULL DEFAULT 'rule' CHECK (dealt_by IN ('rule', 'lot'));
