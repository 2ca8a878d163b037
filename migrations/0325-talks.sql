-- What to say to customers of a product or a segment: an opening, questions, answers to objections, a close. Lists are JSON.
CREATE TABLE talk_sheets (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  about TEXT NOT NULL,
  opening TEXT NOT NULL,
  questions TEXT NOT NULL,
  objections TEXT NOT NULL,
  closing TEXT NOT NULL,
  updated_at INTEGER NOT NULL
) STRICT;

-- A call in steps, each with its answers: on to another step, or to an outcome (JSON, shared/domain/call-script.ts).
CREATE TABLE call_scripts (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  steps TEXT NOT NULL,
  updated_at INTEGER NOT NULL
) STRICT;

-- A call that was made: a contact like a touch, of no campaign. The script may be gone or changed since: its name and the
-- answers chosen are kept as they were.
CREATE TABLE calls (
  id INTEGER PRIMARY KEY,
  script_id INTEGER REFERENCES call_scripts (id) ON DELETE SET NULL,
  script_name TEXT NOT NULL,
  customer_id INTEGER NOT NULL,
  account_id INTEGER,
  at INTEGER NOT NULL,
  day TEXT NOT NULL,
  outcome TEXT NOT NULL CHECK (outcome IN ('bought', 'interested', 'call_back', 'not_now', 'no_answer', 'refused')),
  path TEXT NOT NULL,
  note TEXT NOT NULL
) STRICT;
CREATE INDEX calls_customer ON calls (customer_id, day);
CREATE INDEX calls_script ON calls (script_id);
