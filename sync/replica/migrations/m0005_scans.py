"""What has come into the scanner's folder, and what became of it."""

STATEMENTS = (
    """
    CREATE TABLE scan (
        n INTEGER NOT NULL,
        folder VARCHAR NOT NULL,
        name VARCHAR NOT NULL,
        bytes INTEGER NOT NULL,
        modified INTEGER NOT NULL,
        sha256 VARCHAR NOT NULL,
        written_at VARCHAR NOT NULL,
        found_at VARCHAR NOT NULL,
        state VARCHAR NOT NULL,
        gone BOOLEAN NOT NULL,
        is_cut BOOLEAN NOT NULL,
        pages INTEGER NOT NULL,
        text VARCHAR NOT NULL,
        facts VARCHAR NOT NULL,
        code VARCHAR NOT NULL,
        code_facts VARCHAR NOT NULL,
        use VARCHAR NOT NULL,
        document VARCHAR NOT NULL,
        person VARCHAR NOT NULL,
        decided_at VARCHAR NOT NULL,
        twin INTEGER NOT NULL,
        PRIMARY KEY (n)
    )
    """,
    "CREATE INDEX scan_by_state ON scan (state, gone, n)",
    "CREATE INDEX ix_scan_sha256 ON scan (sha256)",
    "CREATE INDEX scan_by_place ON scan (folder, name)",
)
