"""The lists by queues, deadlines and whether somebody has looked; what happened on the line.

The lines are made anew from the rows when the file is next opened (`rebuilding`).
"""

STATEMENTS = (
    "DROP TABLE listing",
    """
    CREATE TABLE listing (
        n INTEGER NOT NULL,
        id VARCHAR NOT NULL,
        box VARCHAR NOT NULL,
        state VARCHAR NOT NULL,
        rank INTEGER NOT NULL,
        position VARCHAR NOT NULL,
        waiting BOOLEAN NOT NULL,
        queue VARCHAR NOT NULL,
        seen BOOLEAN NOT NULL,
        due VARCHAR NOT NULL,
        late BOOLEAN NOT NULL,
        people VARCHAR NOT NULL,
        data BLOB NOT NULL,
        PRIMARY KEY (n),
        UNIQUE (id)
    )
    """,
    "CREATE INDEX listing_in_order ON listing (box, rank, position)",
    "CREATE INDEX listing_waiting ON listing (box, waiting)",
    "CREATE INDEX listing_newest ON listing (box, position, n)",
    "CREATE INDEX listing_queue ON listing (box, queue, rank, position, n)",
    "CREATE INDEX listing_due ON listing (box, queue, late, due, n)",
    "CREATE INDEX listing_unseen ON listing (box, seen)",
    "INSERT INTO search(search) VALUES ('delete-all')",
    """
    CREATE TABLE news (
        n INTEGER NOT NULL,
        at VARCHAR NOT NULL,
        event VARCHAR NOT NULL,
        about VARCHAR NOT NULL,
        PRIMARY KEY (n)
    )
    """,
    "CREATE INDEX news_by_time ON news (at)",
)
