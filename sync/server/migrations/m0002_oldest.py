"""Deliveries are counted by when they were posted, and those to outside recipients apart."""

OF_THE_SCHEMA = (
    """
    DROP INDEX shared_row_by_owner
    """,
    """
    CREATE INDEX shared_row_by_owner ON shared_row (type, owner, stage, position)
    """,
)
STATEMENTS = (
    """
    UPDATE shared_row
    SET position = CAST(strftime('%s', json_extract(CAST(data AS TEXT), '$.posted_at')) AS INTEGER)
    WHERE type = 'delivery'
    """,
    """
    UPDATE shared_row SET stage = 'outside.' || stage
    WHERE type = 'delivery' AND json_extract(CAST(data AS TEXT), '$.office') IS NULL
    """,
    *OF_THE_SCHEMA,
)
