"""Rows to bytes and back. A row type that this program does not know yet is kept as bytes and not read."""

from typing import TypeVar

import msgspec

from sync.errors import Defect
from sync.rules.books import Book, Entry, Grant
from sync.rules.calls import CallNote
from sync.rules.case_files import CaseFile, FiledDocument, PlanEntry
from sync.rules.corrections import Correction
from sync.rules.deliveries import Delivery
from sync.rules.documents import Document, Handling
from sync.rules.drafts import SharedDraft
from sync.rules.groups import Group
from sync.rules.handing_over import Handover
from sync.rules.kinds import Kind
from sync.rules.limits import Limits
from sync.rules.loans import Loan
from sync.rules.offices import Office
from sync.rules.people import Device, Person
from sync.rules.printing import PrintedPart
from sync.rules.retention import RetentionRules
from sync.rules.rows import Row
from sync.rules.series import SeriesPlan
from sync.rules.tasks import Task
from sync.rules.templates import Template
from sync.rules.year_days import YearDays

R = TypeVar("R", bound=Row)
ROW_TYPES: dict[str, type[Row]] = {
    t.type_name(): t
    for t in (
        *(Office, Kind, Limits, Person, Device),
        *(Document, Handling, Delivery, Book, Entry, Grant, Task),
        *(PlanEntry, CaseFile, FiledDocument, Loan, RetentionRules),
        *(Correction, SeriesPlan, Template),
        *(CallNote, Group, Handover, PrintedPart, SharedDraft, YearDays),
    )
}
_encoder = msgspec.json.Encoder()
_decoders = {t: msgspec.json.Decoder(t) for t in ROW_TYPES.values()}


def row_bytes(row: Row) -> bytes:
    return _encoder.encode(row)


def read_row(row_type: type[R], data: bytes) -> R:
    """The row in its bytes. Raises: Defect `row.unreadable`."""
    try:
        row = _decoders[row_type].decode(data)
    except (msgspec.MsgspecError, ValueError, RecursionError) as error:
        raise Defect("row.unreadable", {"type": row_type.type_name(), "detail": str(error)}) from error
    assert isinstance(row, row_type)
    return row
