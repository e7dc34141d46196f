"""Where the packaged `eoffice-service` begins: the server as a service of Windows."""

from sync.server.windows_service import entry

entry()
