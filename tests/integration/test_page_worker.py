"""Pages by way of the page worker: real files, broken ones, hostile ones, and a worker that suffers."""

import csv
import os
import signal
import struct
import threading
import time
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.documents.page_protocol import MOST_PIXELS, Draw, Opened, Unopened
from app.documents.paged_file import MOST_DEATHS, PagedFile
from app.documents.worker_process import WorkerDropped
from sync.rules.text import folded
from tests.support.papers import (
    endless_page,
    locked_pdf,
    many_pages,
    pdf,
    readable_pdf,
    stream,
    typeset_pdf,
    written,
)
from tests.support.shared_data import shared_file

PATIENCE_S = 1.5
WHITE = b"\xff\xff\xff"


@pytest.fixture
def paged() -> Iterator[PagedFile]:
    made = PagedFile()
    yield made
    made.close()


@pytest.fixture
def impatient() -> Iterator[PagedFile]:
    made = PagedFile()
    made.patience_s = PATIENCE_S
    yield made
    made.close()


def opened(file: PagedFile, path: Path) -> Opened:
    found = file.open(path)
    assert isinstance(found, Opened), found
    return found


def whole(page: int, width: int = 300, height: int = 424) -> Draw:
    return Draw(page, width, height, 0, 0, width, height)


def has_ink(body: bytes | None) -> bool:
    assert body is not None
    return any(body[at : at + 3] != WHITE for at in range(0, len(body), 4))


def test_a_page_is_drawn_as_large_as_it_is_asked_for(paged: PagedFile, tmp_path: Path) -> None:
    found = opened(paged, readable_pdf(tmp_path / "a.pdf", "GIAY MOI"))
    assert (found.pages, found.sizes, found.signatures, found.is_cut) == (1, ((595.0, 842.0),), 0, False)
    body = paged.draw(whole(0, 200, 283))
    assert len(body or b"") == 200 * 283 * 4
    assert has_ink(body)


def test_a_part_of_a_page_is_that_part_of_the_whole(paged: PagedFile, tmp_path: Path) -> None:
    opened(paged, typeset_pdf(tmp_path / "a.pdf", "Về việc quản lý đất đai trên địa bàn"))
    width, height = 400, 566
    body = paged.draw(whole(0, width, height))
    part = paged.draw(Draw(0, width, height, 40, 30, 100, 60))
    assert body is not None
    cut = b"".join(body[4 * ((30 + y) * width + 40) :][:400] for y in range(60))
    assert part is not None
    assert has_ink(part)
    unlike = sum(abs(one - other) for one, other in zip(part, cut, strict=True)) / len(cut)
    assert unlike < 1, "beyond what the rounding of edges explains"


def test_the_paper_has_the_colour_of_the_look(paged: PagedFile, tmp_path: Path) -> None:
    opened(paged, readable_pdf(tmp_path / "a.pdf", "x"))
    body = paged.draw(Draw(0, 100, 141, 0, 0, 1, 1, ground=0xF4F2EE))
    assert body is not None
    assert body[:3] == b"\xee\xf2\xf4"


def test_words_are_found_without_marks_where_they_stand(paged: PagedFile, tmp_path: Path) -> None:
    opened(paged, typeset_pdf(tmp_path / "a.pdf", "Mở đầu", "Rà soát hộ nghèo.\n\nQuản lý đất đai."))
    text = paged.read(1)
    assert text is not None
    places = {}
    for typed in ("dat dai", "ho ngheo"):
        [(start, end)] = text.folded.found(folded(typed))
        [places[typed]] = text.boxes(start, end)
        assert folded(text.characters[start:end]) == typed
    body = paged.draw(whole(1, 600, 849))
    assert body is not None
    for box in places.values():
        left, right, top, bottom = (
            round(n) for n in (box.left * 600, box.right * 600, box.top * 849, box.bottom * 849)
        )
        inside = b"".join(body[4 * (y * 600 + left) : 4 * (y * 600 + right)] for y in range(top, bottom))
        assert has_ink(inside)
    assert places["ho ngheo"].bottom < places["dat dai"].top
    above = body[: 4 * 600 * round(places["ho ngheo"].top * 849)]
    assert not has_ink(above), "the boxes stand lower than the words"


def test_boxes_fit_on_a_page_that_is_shown_turned(paged: PagedFile, tmp_path: Path) -> None:
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /CropBox [50 50 545 792] /Rotate 90 /Contents 4 0 R "
        b"/Resources << /Font << /F1 5 0 R >> >> >>",
        stream(b"BT /F1 40 Tf 100 700 Td (ngheo) Tj ET"),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    found = opened(paged, written(tmp_path / "a.pdf", objects))
    assert found.sizes == ((742.0, 495.0),)
    text, body = paged.read(0), paged.draw(whole(0, 742, 495))
    assert text is not None
    assert body is not None
    rows = [y for y in range(495) if has_ink(body[4 * y * 742 : 4 * (y + 1) * 742])]
    columns = [x for x in range(742) if any(body[4 * (y * 742 + x)] < 128 for y in rows)]
    box = text.boxes(0, 5)[0]
    for one in text.boxes(0, 5)[1:]:
        box = box.joined(one)
    assert box.left * 742 <= columns[0] + 1
    assert box.right * 742 >= columns[-1] - 1
    assert box.top * 495 <= rows[0] + 1
    assert box.bottom * 495 >= rows[-1] - 1


def test_a_file_of_400_pages_opens_at_once(paged: PagedFile, tmp_path: Path) -> None:
    path = many_pages(tmp_path / "a.pdf", 400)
    opened(paged, path)  # the process is there now
    began = time.monotonic()
    assert opened(paged, path).pages == 400
    text = paged.read(399)
    assert time.monotonic() - began < 3.0
    assert text is not None
    assert text.characters == "page number 400"


def test_a_file_with_more_pages_than_anybody_reads_is_cut_short(paged: PagedFile, tmp_path: Path) -> None:
    found = opened(paged, many_pages(tmp_path / "a.pdf", 4_100))
    assert (found.pages, len(found.sizes)) == (4_100, 4_000)


def test_a_file_without_its_end_says_so(paged: PagedFile, tmp_path: Path) -> None:
    whole_file = typeset_pdf(tmp_path / "a.pdf", "Trang một", "Trang hai").read_bytes()
    cut = tmp_path / "cut.pdf"
    cut.write_bytes(whole_file[:-7])
    assert opened(paged, cut).is_cut
    cut.write_bytes(whole_file[: len(whole_file) // 2])
    assert paged.open(cut) == Unopened("pdf", "broken")


@pytest.mark.parametrize("size", [20, 9_000])
def test_a_file_that_only_begins_like_a_pdf_is_broken(paged: PagedFile, tmp_path: Path, size: int) -> None:
    assert paged.open(pdf(tmp_path / "a.pdf", size)) == Unopened("pdf", "broken")


def test_a_file_with_a_password_is_locked(paged: PagedFile, tmp_path: Path) -> None:
    assert paged.open(locked_pdf(tmp_path / "a.pdf")) == Unopened("pdf", "locked")


def test_a_file_is_told_by_its_contents_and_its_macros_are_seen(paged: PagedFile, tmp_path: Path) -> None:
    def office(name: str, *members: str) -> Path:
        with zipfile.ZipFile(tmp_path / name, "w") as archive:
            for member in ("[Content_Types].xml", *members):
                archive.writestr(member, "x")
        return tmp_path / name

    def plain(name: str, content: bytes) -> Path:
        (tmp_path / name).write_bytes(content)
        return tmp_path / name

    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
    expected = {
        office("a.docx", "word/document.xml"): ("word", False),
        office("b.pdf", "word/document.xml", "word/vbaProject.bin"): ("word", True),
        office("c.xlsx", "xl/workbook.xml"): ("sheet", False),
        plain("d.doc", ole + "WordDocument".encode("utf-16-le") + b"\0\0"): ("word", False),
        plain("e.xls", ole + "Workbook\0_VBA_PROJECT".encode("utf-16-le")): ("sheet", True),
        plain("f.rar", b"Rar!\x1a\x07\x01\x00"): ("archive", False),
        plain("g.png", b"\x89PNG\r\n\x1a\n"): ("image", False),
        plain("h.txt", b"xin"): ("other", False),
        plain("i.doc", b""): ("other", False),
        plain("j.zip", b"PK\x03\x04 and no more"): ("other", False),
    }
    found = {path: paged.open(path) for path in expected}
    assert found == {path: Unopened(kind, has_macros=macros) for path, (kind, macros) in expected.items()}


def test_a_page_that_never_ends_costs_itself_and_nothing_else(impatient: PagedFile, tmp_path: Path) -> None:
    opened(impatient, endless_page(tmp_path / "a.pdf", after=2))
    began = time.monotonic()
    assert impatient.draw(whole(0)) is None
    assert time.monotonic() - began < PATIENCE_S + 3
    for page in (1, 2):
        assert impatient.draw(whole(page)) is not None
    began = time.monotonic()
    assert impatient.draw(whole(0, 600, 848)) is None
    assert impatient.read(0) is None
    assert time.monotonic() - began < PATIENCE_S, "it was asked for again"


def test_a_picture_that_wants_all_memory_does_not_get_it(impatient: PagedFile, tmp_path: Path) -> None:
    side = 60_000
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R 6 0 R] /Count 2 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        b"/Resources << /XObject << /I 5 0 R >> >> >>",
        stream(b"500 0 0 500 0 0 cm /I Do"),
        stream(
            zlib.compress(bytes(1 << 20)),
            b"/Type /XObject /Subtype /Image /Width %d /Height %d /BitsPerComponent 8 /ColorSpace /DeviceRGB "
            b"/Filter /FlateDecode" % (side, side),
        ),
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>",
    ]
    opened(impatient, written(tmp_path / "a.pdf", objects))
    impatient.draw(whole(0))
    assert impatient.draw(whole(1)) is not None
    status = Path(f"/proc/{impatient.worker.pid}/status")
    if status.exists():
        peak = next(line for line in status.read_text().splitlines() if line.startswith("VmPeak"))
        assert int(peak.split()[1]) * 1024 <= 1 << 30


def test_nobody_can_have_more_pixels_drawn_than_there_is_room_for(paged: PagedFile, tmp_path: Path) -> None:
    opened(paged, readable_pdf(tmp_path / "a.pdf", "x"))
    side = int(MOST_PIXELS**0.5) + 1
    assert paged.draw(whole(0, side, side)) is None
    assert paged.draw(Draw(0, 100, 100, 0, 0, 0, 100)) is None
    assert paged.draw(whole(7)) is None
    assert paged.draw(whole(0)) is not None


def test_a_worker_that_falls_silent_is_ended_and_the_next_page_comes(impatient: PagedFile, tmp_path: Path) -> None:
    opened(impatient, many_pages(tmp_path / "a.pdf", 3))
    silent = impatient.worker.pid
    assert silent is not None
    os.kill(silent, signal.SIGSTOP)
    assert impatient.draw(whole(0)) is None
    assert has_ink(impatient.draw(whole(1)))
    assert impatient.worker.pid != silent
    with pytest.raises(ProcessLookupError):
        os.kill(silent, 0)


def test_a_worker_that_is_killed_in_the_middle_is_replaced_and_the_page_is_drawn(
    paged: PagedFile, tmp_path: Path
) -> None:
    opened(paged, many_pages(tmp_path / "a.pdf", 3))
    victim = paged.worker.pid
    assert victim is not None
    os.kill(victim, signal.SIGSTOP)
    killer = threading.Timer(0.2, os.kill, (victim, signal.SIGKILL))
    killer.start()
    assert has_ink(paged.draw(whole(2)))
    killer.join()
    assert paged.worker.pid != victim


def test_a_worker_that_dies_while_nobody_asks_it_anything_is_replaced(paged: PagedFile, tmp_path: Path) -> None:
    opened(paged, many_pages(tmp_path / "a.pdf", 3))
    for page in range(3):
        victim = paged.worker.pid
        assert victim is not None
        os.kill(victim, signal.SIGKILL)
        assert has_ink(paged.draw(whole(page)))
        assert paged.worker.pid != victim


def test_a_file_that_kills_worker_after_worker_is_left_alone(paged: PagedFile, tmp_path: Path) -> None:
    opened(paged, many_pages(tmp_path / "a.pdf", 20))
    drawn = []
    for page in range(20):
        victim = paged.worker.pid
        if victim is not None and not paged.is_given_up:
            os.kill(victim, signal.SIGSTOP)
            killer = threading.Timer(0.05, os.kill, (victim, signal.SIGKILL))
            killer.start()
        drawn.append(paged.draw(whole(page)) is not None)
    assert paged.is_given_up
    assert not any(drawn[MOST_DEATHS:])
    opened(paged, readable_pdf(tmp_path / "b.pdf", "x"))
    assert paged.draw(whole(0)) is not None


def test_what_nobody_wants_any_more_is_broken_off_at_once(paged: PagedFile, tmp_path: Path) -> None:
    opened(paged, endless_page(tmp_path / "a.pdf", after=1))
    threading.Timer(0.3, paged.worker.drop).start()
    began = time.monotonic()
    with pytest.raises(WorkerDropped):
        paged.draw(whole(0))
    assert time.monotonic() - began < 3
    assert paged.draw(whole(1)) is not None


def test_the_worker_ends_with_whoever_started_it(paged: PagedFile, tmp_path: Path) -> None:
    opened(paged, endless_page(tmp_path / "a.pdf"))
    process = paged.worker._process
    assert process is not None
    assert process.stdin is not None
    asking = threading.Thread(target=lambda: _suffer(paged))
    asking.start()
    time_left = time.monotonic() + 5
    while asking.is_alive() and time.monotonic() < time_left:
        if _seconds_used(process.pid) > 0.5:  # it is in the middle of the page
            process.stdin.close()
            break
    assert process.wait(5) == 0
    asking.join()


def _suffer(paged: PagedFile) -> None:
    paged.patience_s = 8
    paged.draw(whole(0))


def _seconds_used(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def real_documents() -> list[dict[str, str]]:
    with shared_file("documents/manifest.csv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def test_every_real_document_is_opened_drawn_and_read(paged: PagedFile) -> None:
    rows = real_documents()
    folder = shared_file("documents/manifest.csv").parent
    wrong = []
    for row in rows:
        found = paged.open(folder / row["file"])
        if not row["file"].lower().endswith(".pdf"):
            if not isinstance(found, Unopened) or found.kind == "pdf":
                wrong.append(f"{row['file']}: {found}")
            continue
        if not isinstance(found, Opened) or found.pages != int(row["pages"]) or found.is_cut:
            wrong.append(f"{row['file']}: {found}")
            continue
        bodies = [paged.draw(whole(page, 200, 283)) for page in range(found.pages)]
        texts = [paged.read(page) for page in range(found.pages)]
        if None in bodies or None in texts or not all(has_ink(body) for body in bodies):
            wrong.append(f"{row['file']}: a page is missing")
        words = any(text.has_words for text in texts if text is not None)
        if row["text_layer"] in ("none", "unicode") and words != (row["text_layer"] == "unicode"):
            wrong.append(f"{row['file']}: text layer {row['text_layer']}, words {words}")
    assert wrong == []
    assert sum(row["file"].lower().endswith(".pdf") for row in rows) > 20


def test_a_real_document_in_old_fonts_is_read_as_it_is_seen(paged: PagedFile) -> None:
    opened(paged, shared_file("documents/30-thong-tu-01-2006-TT-NHNN.tcvn3.pdf"))
    text = paged.read(0)
    assert text is not None
    for typed in ("doc lap - tu do - hanh phuc", "Quỹ bảo lãnh tín dụng", "ngan hang nha nuoc"):
        assert text.folded.found(folded(typed)), typed
    transcript = set(folded(shared_file("documents/transcripts/30.txt").read_text(encoding="utf-8")).split())
    words = folded(text.characters).split()
    assert sum(word in transcript for word in words) > 0.95 * len(words)


def test_a_number_that_stands_in_a_signature_s_picture_is_drawn(paged: PagedFile) -> None:
    """On real documents the number and the date are often added with the signature, as a form field."""
    found = opened(paged, shared_file("documents/08-thong-bao-542-TB-UBND.pdf"))
    assert found.signatures == 5
    body = paged.draw(Draw(0, 595, 842, 134, 116, 20, 12))
    assert has_ink(body), "the number 542 is missing between «Số:» and «/TB-UBND»"


def test_pixels_come_as_the_window_takes_them(paged: PagedFile, tmp_path: Path) -> None:
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] /Contents 4 0 R >>",
        stream(b"1 0 0 rg 0 0 100 100 re f"),
    ]
    opened(paged, written(tmp_path / "a.pdf", objects))
    body = paged.draw(whole(0, 10, 10))
    assert body is not None
    assert struct.unpack_from("<I", body, 220)[0] & 0xFFFFFF == 0xFF0000
