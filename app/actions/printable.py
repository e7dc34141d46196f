"""Which files of documents can be printed here: PDFs, by their contents, that have come."""

from collections.abc import Iterable

from app.actions.paper import Paper
from app.documents.kinds_of_file import is_pdf
from sync.files import disk_errors
from sync.replica import queries
from sync.replica.replica import Replica


def papers(replica: Replica, ids: Iterable[str]) -> list[Paper]:
    """All files of these documents, in their order. Raises: LocalHindrance `file.locked`, `disk.fault`."""
    found: list[Paper] = []
    with replica.read() as connection:
        listed = [one for id in ids if (one := queries.one(connection, id)) is not None]
    for document in listed:
        title = document.line.notation or document.line.subject
        for n, file in enumerate(document.attachments):
            state = _state(replica, file.sha256) if file.state == "here" else "absent"
            found.append(Paper(document.line.id, title, file.name, file.sha256, state, is_main=n == 0))
    return found


def _state(replica: Replica, sha256: str) -> str:
    path = replica.files.path(sha256)
    try:
        with disk_errors(path):
            return "pdf" if is_pdf(path) else "other"
    except FileNotFoundError:
        return "absent"
