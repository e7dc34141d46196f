"""What people of the office have to look at, and how far our documents have come with each recipient, kept ready.

Both are made anew from the rows when the file is next opened (`rebuilding`).
"""

STATEMENTS = (
    """
    CREATE TABLE todo (
        id VARCHAR NOT NULL,
        code VARCHAR NOT NULL,
        document VARCHAR NOT NULL,
        opened_at VARCHAR NOT NULL,
        facts VARCHAR NOT NULL,
        PRIMARY KEY (id)
    )
    """,
    """
    CREATE TABLE reach (
        n INTEGER NOT NULL,
        office VARCHAR NOT NULL,
        state VARCHAR NOT NULL,
        due VARCHAR NOT NULL,
        came VARCHAR NOT NULL,
        PRIMARY KEY (n, office)
    )
    """,
    "CREATE INDEX reach_by_office ON reach (office, state, due, came)",
    "CREATE INDEX reach_by_state ON reach (state, due, came, office)",
)
