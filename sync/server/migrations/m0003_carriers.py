"""What PCs said of themselves by bundle: their cursors, and what they lack."""

STATEMENTS = (
    """
    CREATE TABLE carried (
        device VARCHAR NOT NULL, number INTEGER NOT NULL, taken_at VARCHAR NOT NULL, asks BLOB NOT NULL,
        PRIMARY KEY (device)
    )
    """,
)
