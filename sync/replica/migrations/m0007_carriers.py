"""What was written on sticks, and what came on them."""

STATEMENTS = (
    """
    CREATE TABLE consignment (
        n INTEGER NOT NULL, way VARCHAR NOT NULL, number INTEGER NOT NULL, at VARCHAR NOT NULL, place VARCHAR NOT NULL,
        documents INTEGER NOT NULL, acts INTEGER NOT NULL, files INTEGER NOT NULL, bytes INTEGER NOT NULL,
        heard_at VARCHAR NOT NULL, held VARCHAR NOT NULL,
        PRIMARY KEY (n)
    )
    """,
)
