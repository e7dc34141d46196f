"""The district database's schema, one numbered step after the other; for PostgreSQL the same steps in its words.

PostgreSQL came with step 3: what a step before it does to the rows of a file has nothing to do there. A later step that
moves rows says it in both.
"""

from sync.server.migrations import m0001_initial, m0002_oldest, m0003_carriers


def _in_its_words(statements: tuple[str, ...]) -> tuple[str, ...]:
    """Whole numbers of 64 bits, and text in the order of its bytes, as SQLite has them."""
    words = {" INTEGER ": " BIGINT ", " BLOB ": " BYTEA ", " VARCHAR ": ' VARCHAR COLLATE "C" '}
    for ours, its in words.items():
        statements = tuple(statement.replace(ours, its) for statement in statements)
    return statements


STEPS = (m0001_initial.STATEMENTS, m0002_oldest.STATEMENTS, m0003_carriers.STATEMENTS)
POSTGRESQL_STEPS = (
    _in_its_words(m0001_initial.STATEMENTS),
    m0002_oldest.OF_THE_SCHEMA,
    _in_its_words(m0003_carriers.STATEMENTS),
)
