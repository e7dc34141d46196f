"""Where the packaged `eoffice` begins."""

from app.cli.entry import entry

entry()
