-- The subject of a campaign's e-mails, with variables as the text has them; and each one's own, as it was put together at the lock.
ALTER TABLE campaigns ADD COLUMN subject TEXT NOT NULL DEFAULT '';
ALTER TABLE campaign_members ADD COLUMN subject TEXT;
