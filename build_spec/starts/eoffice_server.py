"""Where the packaged `eoffice-server` begins."""

from sync.server.cli import entry

entry()
