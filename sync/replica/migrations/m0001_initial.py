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
    CREATE TABLE base (
        scope VARCHAR NOT NULL,
        type VARCHAR NOT NULL,
        id VARCHAR NOT NULL,
        revision INTEGER NOT NULL,
        epoch VARCHAR NOT NULL,
        parent VARCHAR NOT NULL,
        position INTEGER NOT NULL,
        data BLOB NOT NULL,
        PRIMARY KEY (scope, type, id)
    )
    """,
    """
    CREATE INDEX base_by_id ON base (type, id)
    """,
    """
    CREATE INDEX base_by_parent ON base (type, parent, position)
    """,
    """
    CREATE TABLE overlay (
        type VARCHAR NOT NULL,
        id VARCHAR NOT NULL,
        parent VARCHAR NOT NULL,
        position INTEGER NOT NULL,
        data BLOB,
        PRIMARY KEY (type, id)
    )
    """,
    """
    CREATE INDEX overlay_by_parent ON overlay (type, parent, position)
    """,
    """
    CREATE TABLE cursor (
        scope VARCHAR NOT NULL,
        revision INTEGER NOT NULL,
        PRIMARY KEY (scope)
    )
    """,
    """
    CREATE TABLE outbox (
        n INTEGER NOT NULL,
        id VARCHAR NOT NULL,
        act VARCHAR NOT NULL,
        about VARCHAR NOT NULL,
        rank INTEGER NOT NULL,
        bulk BOOLEAN NOT NULL,
        person VARCHAR NOT NULL,
        made_at VARCHAR NOT NULL,
        raw BLOB NOT NULL,
        signature BLOB NOT NULL,
        state VARCHAR NOT NULL,
        hold_until VARCHAR,
        lane INTEGER,
        seq INTEGER,
        outcome VARCHAR,
        code VARCHAR NOT NULL,
        facts VARCHAR NOT NULL,
        revisions VARCHAR NOT NULL,
        settled_at VARCHAR,
        was VARCHAR NOT NULL,
        put_away BOOLEAN NOT NULL,
        epoch VARCHAR NOT NULL,
        PRIMARY KEY (n),
        UNIQUE (lane, seq),
        UNIQUE (id)
    )
    """,
    """
    CREATE INDEX outbox_by_about ON outbox (about)
    """,
    """
    CREATE INDEX outbox_by_state ON outbox (state)
    """,
    """
    CREATE TABLE touched (
        intent VARCHAR NOT NULL,
        type VARCHAR NOT NULL,
        id VARCHAR NOT NULL,
        PRIMARY KEY (intent, type, id)
    )
    """,
    """
    CREATE INDEX touched_by_row ON touched (type, id)
    """,
    """
    CREATE TABLE lane (
        lane INTEGER NOT NULL,
        next_seq INTEGER NOT NULL,
        durable INTEGER NOT NULL,
        PRIMARY KEY (lane)
    )
    """,
    """
    CREATE TABLE taken (
        book VARCHAR NOT NULL,
        number INTEGER NOT NULL,
        document VARCHAR NOT NULL,
        intent VARCHAR NOT NULL,
        PRIMARY KEY (book, number)
    )
    """,
    """
    CREATE TABLE transfer (
        way VARCHAR NOT NULL,
        sha256 VARCHAR NOT NULL,
        intent VARCHAR NOT NULL,
        document VARCHAR NOT NULL,
        rank INTEGER NOT NULL,
        due VARCHAR NOT NULL,
        bytes INTEGER NOT NULL,
        state VARCHAR NOT NULL,
        started BOOLEAN NOT NULL,
        failures INTEGER NOT NULL,
        code VARCHAR NOT NULL,
        PRIMARY KEY (way, sha256, intent)
    )
    """,
    """
    CREATE INDEX transfer_by_need ON transfer (way, state, rank)
    """,
    """
    CREATE TABLE attachment (
        document VARCHAR NOT NULL,
        n INTEGER NOT NULL,
        sha256 VARCHAR NOT NULL,
        name VARCHAR NOT NULL,
        bytes INTEGER NOT NULL,
        here BOOLEAN NOT NULL,
        PRIMARY KEY (document, n)
    )
    """,
    """
    CREATE INDEX attachment_by_file ON attachment (sha256)
    """,
    """
    CREATE TABLE draft (
        id VARCHAR NOT NULL,
        made_at VARCHAR NOT NULL,
        data BLOB NOT NULL,
        PRIMARY KEY (id)
    )
    """,
    """
    CREATE TABLE listing (
        n INTEGER NOT NULL,
        id VARCHAR NOT NULL,
        box VARCHAR NOT NULL,
        state VARCHAR NOT NULL,
        rank INTEGER NOT NULL,
        position VARCHAR NOT NULL,
        waiting BOOLEAN NOT NULL,
        data BLOB NOT NULL,
        PRIMARY KEY (n),
        UNIQUE (id)
    )
    """,
    """
    CREATE INDEX listing_in_order ON listing (box, rank, position)
    """,
    """
    CREATE INDEX listing_waiting ON listing (box, waiting)
    """,
    """
    CREATE TABLE syncrequest (
        id VARCHAR NOT NULL,
        made_at VARCHAR NOT NULL,
        answer VARCHAR,
        PRIMARY KEY (id)
    )
    """,
    """
    CREATE TABLE pin (
        person VARCHAR NOT NULL,
        hash VARCHAR NOT NULL,
        PRIMARY KEY (person)
    )
    """,
    """
    CREATE VIRTUAL TABLE search USING fts5(words, content='', contentless_delete=1, prefix='2 3', tokenize='unicode61 remove_diacritics 0')
    """,
)
