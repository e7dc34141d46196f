"""With which files of the server one that goes up may begin, so that only what follows has to go."""

STATEMENTS = ("ALTER TABLE transfer ADD COLUMN beginnings VARCHAR NOT NULL DEFAULT ''",)
