"""When the meetings begin and end that documents call to, for the week's calendar; the lines are made anew."""

STATEMENTS = (
    "ALTER TABLE listing ADD COLUMN starts VARCHAR NOT NULL DEFAULT ''",
    "ALTER TABLE listing ADD COLUMN ends VARCHAR NOT NULL DEFAULT ''",
    "CREATE INDEX listing_meetings ON listing (starts, ends)",
)
