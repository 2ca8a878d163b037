-- The subject of one variant's e-mails; '' where it is the campaign's.
ALTER TABLE campaign_variants ADD COLUMN subject TEXT NOT NULL DEFAULT '';
