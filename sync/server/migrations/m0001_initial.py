"""The first schema."""

STATEMENTS = (
    """
    CREATE TABLE meta (
        "key" VARCHAR NOT NULL,
        value VARCHAR NOT NULL,
        PRIMARY KEY ("key")
    )
    """,
    """
    CREATE TABLE shared_row (
        type VARCHAR NOT NULL,
        id VARCHAR NOT NULL,
        parent VARCHAR NOT NULL,
        position INTEGER NOT NULL,
        owner VARCHAR NOT NULL,
        stage VARCHAR NOT NULL,
        data BLOB NOT NULL,
        PRIMARY KEY (type, id)
    )
    """,
    """
    CREATE INDEX shared_row_by_owner ON shared_row (type, owner, stage)
    """,
    """
    CREATE INDEX shared_row_by_parent ON shared_row (type, parent, position)
    """,
    """
    CREATE TABLE placement (
        scope VARCHAR NOT NULL,
        type VARCHAR NOT NULL,
        id VARCHAR NOT NULL,
        revision INTEGER NOT NULL,
        gone BOOLEAN NOT NULL,
        PRIMARY KEY (scope, type, id),
        UNIQUE (scope, revision)
    )
    """,
    """
    CREATE INDEX placement_by_row ON placement (type, id)
    """,
    """
    CREATE TABLE scope (
        id VARCHAR NOT NULL,
        revision INTEGER NOT NULL,
        PRIMARY KEY (id)
    )
    """,
    """
    CREATE TABLE intent (
        sha256 VARCHAR NOT NULL,
        id VARCHAR NOT NULL,
        device VARCHAR NOT NULL,
        person VARCHAR NOT NULL,
        act VARCHAR NOT NULL,
        received_at VARCHAR NOT NULL,
        raw BLOB NOT NULL,
        signature BLOB NOT NULL,
        outcome VARCHAR NOT NULL,
        code VARCHAR NOT NULL,
        facts VARCHAR NOT NULL,
        revisions VARCHAR NOT NULL,
        PRIMARY KEY (sha256)
    )
    """,
    """
    CREATE INDEX ix_intent_id ON intent (id)
    """,
    """
    CREATE TABLE handed (
        device VARCHAR NOT NULL,
        lane INTEGER NOT NULL,
        seq INTEGER NOT NULL,
        sha256 VARCHAR NOT NULL,
        PRIMARY KEY (device, lane, seq)
    )
    """,
    """
    CREATE TABLE lane (
        device VARCHAR NOT NULL,
        lane INTEGER NOT NULL,
        last_seq INTEGER NOT NULL,
        durable_seq INTEGER NOT NULL,
        PRIMARY KEY (device, lane)
    )
    """,
    """
    CREATE TABLE token (
        hash VARCHAR NOT NULL,
        device VARCHAR NOT NULL,
        expires_at VARCHAR NOT NULL,
        PRIMARY KEY (hash)
    )
    """,
    """
    CREATE INDEX ix_token_device ON token (device)
    """,
    """
    CREATE TABLE slip (
        id VARCHAR NOT NULL,
        secret_hash VARCHAR NOT NULL,
        person VARCHAR NOT NULL,
        office VARCHAR NOT NULL,
        expires_at VARCHAR NOT NULL,
        tries_left INTEGER NOT NULL,
        device VARCHAR NOT NULL,
        public_key VARCHAR NOT NULL,
        PRIMARY KEY (id)
    )
    """,
    """
    CREATE TABLE blob (
        sha256 VARCHAR NOT NULL,
        bytes INTEGER NOT NULL,
        stored_at VARCHAR NOT NULL,
        PRIMARY KEY (sha256)
    )
    """,
    """
    CREATE TABLE holding (
        sha256 VARCHAR NOT NULL,
        office VARCHAR NOT NULL,
        PRIMARY KEY (sha256, office)
    )
    """,
    """
    CREATE TABLE document_file (
        document VARCHAR NOT NULL,
        sha256 VARCHAR NOT NULL,
        sender VARCHAR NOT NULL,
        stored BOOLEAN NOT NULL,
        PRIMARY KEY (document, sha256)
    )
    """,
    """
    CREATE INDEX document_file_by_file ON document_file (sha256)
    """,
    """
    CREATE TABLE upload (
        device VARCHAR NOT NULL,
        sha256 VARCHAR NOT NULL,
        bytes INTEGER NOT NULL,
        durable INTEGER NOT NULL,
        touched_at VARCHAR NOT NULL,
        PRIMARY KEY (device, sha256)
    )
    """,
    """
    CREATE TABLE contact (
        device VARCHAR NOT NULL,
        last_contact VARCHAR NOT NULL,
        last_action VARCHAR NOT NULL,
        version VARCHAR NOT NULL,
        PRIMARY KEY (device)
    )
    """,
    """
    CREATE TABLE crashed (
        sha256 VARCHAR NOT NULL,
        times INTEGER NOT NULL,
        PRIMARY KEY (sha256)
    )
    """,
    """
    CREATE TABLE audit (
        n INTEGER NOT NULL,
        at VARCHAR NOT NULL,
        what VARCHAR NOT NULL,
        device VARCHAR NOT NULL,
        intent VARCHAR NOT NULL,
        outcome VARCHAR NOT NULL,
        code VARCHAR NOT NULL,
        facts VARCHAR NOT NULL,
        previous VARCHAR NOT NULL,
        hash VARCHAR NOT NULL,
        PRIMARY KEY (n)
    )
    """,
)
