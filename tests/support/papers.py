"""Files for tests: made at once, of any size; all but `noise` always the same for the same words."""

import json
import os
import random
from pathlib import Path


def pdf(path: Path, size: int = 9_000, seed: int = 7) -> Path:
    """A file that begins and ends like a PDF and cannot be looked into."""
    path.write_bytes(b"%PDF-1.4\n" + random.Random(seed).randbytes(size - 16) + b"\n%%EOF\n")
    return path


def noise(size: int) -> bytes:
    """Bytes that no store has yet and nothing compresses. Of as many wholly by chance, one in some ten thousand begins
    like a program and is refused."""
    return b"noise" + os.urandom(size - 5)


def readable_pdf(path: Path, *lines: str) -> Path:
    """A real one-page PDF whose text is these lines of plain ASCII or Latin-1."""
    shown = "".join(f"({line}) Tj 0 -20 Td " for line in lines)
    content = f"BT /F1 12 Tf 72 720 Td {shown}ET".encode("latin-1")
    return written(
        path,
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
            b"/Resources << /Font << /F1 5 0 R >> >> >>",
            stream(content),
            b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        ],
    )


def written(path: Path, objects: list[bytes], trailer: bytes = b"") -> Path:
    """A PDF of these objects, the first of them its catalog."""
    out, offsets = b"%PDF-1.4\n", []
    for n, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n" % n + body + b"\nendobj\n"
    start = len(out)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + table
    out += b"trailer << /Size %d /Root 1 0 R %b >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, trailer, start)
    path.write_bytes(out)
    return path


def stream(content: bytes, entries: bytes = b"") -> bytes:
    return b"<< /Length %d %b >>\nstream\n" % (len(content), entries) + content + b"\nendstream"


def many_pages(path: Path, count: int) -> Path:
    """A PDF of so many pages, each saying which one it is."""
    kids = b" ".join(b"%d 0 R" % (4 + 2 * n) for n in range(count))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%b] /Count %d >>" % (kids, count),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for n in range(count):
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R "
            b"/Resources << /Font << /F1 3 0 R >> >> >>" % (5 + 2 * n)
        )
        objects.append(stream(b"BT /F1 24 Tf 72 720 Td (page number %d) Tj ET" % (n + 1)))
    return written(path, objects)


def endless_page(path: Path, after: int = 0) -> Path:
    """A PDF whose first page takes longer than anybody lives; ordinary ones follow it.

    Every form on it draws the next one ten times, ten deep.
    """
    depth, fan = 12, 10
    first = 5
    forms = [
        stream(
            b"/F Do " * fan if n < depth - 1 else b"0 0 5 5 re f",
            b"/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /XObject << /F %d 0 R >> >>"
            % (first + n + 1),
        )
        for n in range(depth)
    ]
    pages = [3, *(first + depth + n for n in range(after))]
    kids = b" ".join(b"%d 0 R" % n for n in pages)
    empty = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%b] /Count %d >>" % (kids, len(pages)),
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        b"/Resources << /XObject << /F 5 0 R >> >> >>",
        stream(b"/F Do"),
        *forms,
        *([empty] * after),
    ]
    return written(path, objects)


def locked_pdf(path: Path) -> Path:
    """A PDF that wants a password: nothing that one could leave out fits what it keeps of it."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>",
        b"<< /Filter /Standard /V 1 /R 2 /P -44 /O <%b> /U <%b> >>" % (b"41" * 32, b"42" * 32),
    ]
    return written(path, objects, b"/Encrypt 4 0 R /ID [<00> <00>]")


def typeset_pdf(path: Path, *pages: str) -> Path:
    """A PDF as a word processor makes it, of Vietnamese pages."""
    import typst

    template = path.with_suffix(".typ")
    template.write_text(
        '#set page(paper: "a4", margin: 2cm)\n#set text(size: 13pt)\n'
        '#let pages = json(bytes(sys.inputs.at("pages")))\n'
        "#for (n, page) in pages.enumerate() { if n > 0 { pagebreak() }; page }\n",
        encoding="utf-8",
    )
    inputs = {"pages": json.dumps(pages, ensure_ascii=False)}
    path.write_bytes(typst.compile(template, format="pdf", ignore_system_fonts=True, sys_inputs=inputs))
    return path


def signed_pdf(path: Path, signatures: int) -> Path:
    """A PDF with signature fields that nobody could check."""
    fields = b" ".join(b"%d 0 R" % (4 + n) for n in range(signatures))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [%b] /SigFlags 3 >> >>" % fields,
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>",
    ]
    objects += [
        b"<< /FT /Sig /T (s%d) /V << /Type /Sig /Filter /Adobe.PPKLite /Contents <00> >> >>" % n
        for n in range(signatures)
    ]
    return written(path, objects)
