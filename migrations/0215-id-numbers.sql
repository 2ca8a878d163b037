-- ID numbers, each encrypted under a key of the owner's passphrase, which is kept nowhere. By the customer it was said of.
CREATE TABLE id_numbers (
  customer_id INTEGER PRIMARY KEY REFERENCES customers (id) ON DELETE CASCADE,
  sealed TEXT NOT NULL, -- base64 of nonce, tag and cipher text
  at INTEGER NOT NULL
) STRICT;
