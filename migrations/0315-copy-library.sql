-- Where a text belongs in the library; all of it is the owner's own ordering.
ALTER TABLE templates ADD COLUMN purpose TEXT NOT NULL DEFAULT 'other';
ALTER TABLE templates ADD COLUMN stage TEXT;
ALTER TABLE templates ADD COLUMN tone TEXT;
ALTER TABLE templates ADD COLUMN folder TEXT NOT NULL DEFAULT '';

-- What a template said before each change of its words; `at`: when those words were saved.
CREATE TABLE template_versions (
  id INTEGER PRIMARY KEY,
  template_id INTEGER NOT NULL REFERENCES templates (id) ON DELETE CASCADE,
  at INTEGER NOT NULL,
  name TEXT NOT NULL,
  channel TEXT NOT NULL,
  subject TEXT NOT NULL,
  text TEXT NOT NULL
) STRICT;
CREATE INDEX template_versions_template ON template_versions (template_id);

-- What the brand stands for and how it speaks: one sheet. The lists are JSON arrays of words.
CREATE TABLE brand_sheet (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  positioning TEXT NOT NULL,
  voice TEXT NOT NULL,
  promise TEXT NOT NULL,
  say TEXT NOT NULL,
  avoid TEXT NOT NULL,
  banned TEXT NOT NULL, -- beside the words that the law forbids
  allowed TEXT NOT NULL, -- of those: the owner has grounds for them
  updated_at INTEGER NOT NULL
) STRICT;
