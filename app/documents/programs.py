"""Files that are programs whatever their name says: by their first bytes."""

_STARTS = (
    b"MZ",  # Windows programs and libraries
    b"\x7fELF",
    b"#!",
    b"\xca\xfe\xba\xbe",  # Java classes, macOS universal
    b"\xfe\xed\xfa\xce",
    b"\xfe\xed\xfa\xcf",
    b"\xcf\xfa\xed\xfe",
    b"L\x00\x00\x00\x01\x14\x02\x00",  # Windows links
    b"[InternetShortcut]",
    b"dex\n",
)
HEAD_BYTES = 64


def is_program(head: bytes) -> bool:
    """Whether a file that begins so would run rather than be read."""
    return head.startswith(_STARTS)
