"""The search by beginnings of one letter; the text inside files, the documents whose files are still to be read, and searches that people have kept.

The lists are made anew from the rows when the file is next opened (`rebuilding`), and every document is read then.
"""

STATEMENTS = (
    "DROP TABLE search",
    """
    CREATE VIRTUAL TABLE search USING fts5(words, content='', contentless_delete=1, prefix='1 2 3', tokenize='unicode61 remove_diacritics 0')
    """,
    """
    CREATE TABLE filetext (
        sha256 VARCHAR NOT NULL,
        outcome VARCHAR NOT NULL,
        tries INTEGER NOT NULL,
        body BLOB NOT NULL,
        PRIMARY KEY (sha256)
    )
    """,
    """
    CREATE TABLE unread (
        document VARCHAR NOT NULL,
        PRIMARY KEY (document)
    )
    """,
    """
    CREATE TABLE within (
        document VARCHAR NOT NULL,
        n INTEGER NOT NULL,
        mark VARCHAR NOT NULL,
        PRIMARY KEY (document)
    )
    """,
    """
    CREATE TABLE keptsearch (
        person VARCHAR NOT NULL,
        name VARCHAR NOT NULL,
        data BLOB NOT NULL,
        PRIMARY KEY (person, name)
    )
    """,
    """
    CREATE VIRTUAL TABLE inside USING fts5(words, texts, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 0')
    """,
)
