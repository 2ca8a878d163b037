-- Where the owner keeps a segment; '': in none.
ALTER TABLE segments ADD COLUMN folder TEXT NOT NULL DEFAULT '';
