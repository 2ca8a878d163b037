-- How many followers each of the owner's channels had, as read off the platform on a day.
CREATE TABLE follower_counts (
  channel TEXT NOT NULL,
  day TEXT NOT NULL,
  followers INTEGER NOT NULL CHECK (followers >= 0),
  PRIMARY KEY (channel, day)
) STRICT, WITHOUT ROWID;
