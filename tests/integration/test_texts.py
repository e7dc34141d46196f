"""The text inside files: found once it has been read, whatever happens while it is."""

import os
import signal
import threading
from pathlib import Path
from typing import Any

import pytest

from app.actions.reading_texts import read_all, read_some
from app.documents.paged_file import PagedFile
from app.documents.text_reader import TextReader
from app.documents.whole_text import whole_text
from sync.replica import finding, queries, texts
from sync.replica.sought import Sought
from tests.support.office_files import docx
from tests.support.papers import endless_page, locked_pdf, pdf, readable_pdf, stream, written
from tests.support.places import Pc
from tests.support.sample_offices import COMMUNE, DISTRICT

FOUND_IN_TEXT = "Về việc cấp giấy chứng nhận quyền sử dụng đất cho hộ ông Hoàng Văn Thụ, thôn Nà Pất"


def inside(pc: Pc, typed: str, **narrowed: Any) -> list[str]:
    raw = pc.replica.database.raw()
    try:
        return [line.subject for line in finding.found_inside(raw, Sought(typed=typed, **narrowed), 50)]
    finally:
        raw.close()


def outcomes(pc: Pc) -> list[str]:
    with pc.replica.read() as connection:
        return sorted(connection.exec_driver_sql("SELECT outcome FROM filetext").scalars())


def sent(district: Pc, commune: Pc, subject: str, file: Path) -> None:
    district.dispatch(subject, to=[COMMUNE], file=file)
    district.sync()
    commune.sync()


def test_a_document_is_found_by_what_its_file_says(district: Pc, commune: Pc, tmp_path: Path) -> None:
    sent(district, commune, "Thông báo số một", docx(tmp_path / "a.docx", FOUND_IN_TEXT, "Nơi nhận: như trên."))
    assert inside(commune, "na pat") == []
    assert read_all(commune.replica, 60)
    assert inside(commune, "na pat") == inside(commune, "NÀ PẤT") == ["Thông báo số một"]
    assert inside(commune, "thong bao na pat") == ["Thông báo số một"]  # partly in a field, partly in the text
    assert inside(commune, "thong bao") == []  # that the fields say alone
    assert inside(commune, "na pat", box="outgoing") == []
    with commune.replica.read() as connection:
        assert [x.line.subject for x in queries.found(connection, "hoang van thu")] == ["Thông báo số một"]


def test_an_excerpt_shows_where(district: Pc, commune: Pc, tmp_path: Path) -> None:
    sent(district, commune, "Thông báo", docx(tmp_path / "Đơn.docx", "Mở đầu.", FOUND_IN_TEXT))
    read_all(commune.replica, 60)
    raw = commune.replica.database.raw()
    id = commune.incoming()[0].line.id
    excerpt = finding.excerpts(raw, "thôn nà pất", [id])[id]
    raw.close()
    assert (excerpt.file, excerpt.text[-11:]) == ("Đơn.docx", "thôn Nà Pất")


def test_what_the_office_sends_itself_is_found_too(commune: Pc, tmp_path: Path) -> None:
    commune.dispatch("Báo cáo", to=[DISTRICT], file=docx(tmp_path / "a.docx", FOUND_IN_TEXT))
    assert read_all(commune.replica, 60)
    assert inside(commune, "na pat", box="outgoing") == ["Báo cáo"]


def test_a_file_that_two_documents_have_is_read_once(commune: Pc, tmp_path: Path) -> None:
    file = docx(tmp_path / "a.docx", FOUND_IN_TEXT)
    for subject in ("Một", "Hai"):
        commune.dispatch(subject, to=[DISTRICT], file=file)
    read_all(commune.replica, 60)
    assert outcomes(commune) == ["text"]
    assert inside(commune, "na pat") == ["Hai", "Một"]


def test_files_without_text_of_use_are_read_once_and_say_so(district: Pc, commune: Pc, tmp_path: Path) -> None:
    files = [pdf(tmp_path / "a.pdf"), locked_pdf(tmp_path / "b.pdf"), readable_pdf(tmp_path / "c.pdf", "Trang 1")]
    for n, file in enumerate(files):
        sent(district, commune, f"Văn bản {n}", file)
    read_all(commune.replica, 60)
    assert outcomes(commune) == ["broken", "locked", "none"]
    with commune.replica.read() as connection:
        assert texts.unread(connection, 10) == []
        assert texts.files_to_read(connection, [x.line.id for x in commune.incoming()]) == []


def test_a_poisonous_file_is_given_up_and_the_next_one_is_read(district: Pc, commune: Pc, tmp_path: Path) -> None:
    class Impatient(TextReader):
        patience_s = 0.0

    sent(district, commune, "Độc", endless_page(tmp_path / "a.pdf"))
    assert read_some(commune.replica, Impatient())
    assert outcomes(commune) == ["given_up"]
    sent(district, commune, "Lành", docx(tmp_path / "b.docx", FOUND_IN_TEXT))
    assert read_all(commune.replica, 60)
    assert inside(commune, "na pat") == ["Lành"]
    assert outcomes(commune) == ["given_up", "text"]


def test_what_takes_the_program_down_each_time_is_left_alone(commune: Pc, tmp_path: Path) -> None:
    commune.dispatch("Độc", to=[DISTRICT], file=docx(tmp_path / "a.docx", FOUND_IN_TEXT))
    documents = [x.line.id for x in commune.outgoing()]
    for _ in range(texts.MOST_TRIES):
        with commune.replica.write() as t:
            files = texts.files_to_read(t.connection, documents)
            assert len(files) == 1
            texts.begin(t.connection, files)  # and then it is killed
        commune.restart()
    read_all(commune.replica, 60)
    assert outcomes(commune) == ["begun"]


def test_old_letters_of_a_pdf_are_found_selected_and_copied_as_one_sees_them(tmp_path: Path) -> None:
    shown = b"BT /F1 12 Tf 72 720 Td (" + "Uûy ban nhaân daân xaõ, quaûn lyù ñaát röøng".encode("latin-1") + b") Tj ET"
    fonts = b"<< /Font << /F1 5 0 R >> >>"
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources " + fonts + b" >>"
    font = b"<< /Type /Font /Subtype /TrueType /BaseFont /VNI-Times /Encoding /WinAnsiEncoding >>"
    pages = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        page,
        stream(shown),
        font,
    ]
    file = written(tmp_path / "a.pdf", pages)
    assert whole_text(file) == "Ủy ban nhân dân xã, quản lý đất rừng"
    paged = PagedFile()
    paged.open(file)
    text = paged.read(0)
    paged.close()
    assert text is not None
    assert text.copied(0, len(text.characters)) == "Ủy ban nhân dân xã, quản lý đất rừng"
    assert len(text.folded.found("quan ly dat rung")) == 1


@pytest.mark.skipif(os.name == "nt", reason="signals")
def test_a_reader_that_is_killed_reads_again(commune: Pc, tmp_path: Path) -> None:
    reader = TextReader()
    file = docx(tmp_path / "a.docx", FOUND_IN_TEXT)
    assert reader.read(file)[0] == "text"
    assert reader.worker.pid is not None
    os.kill(reader.worker.pid, signal.SIGKILL)
    assert reader.read(file) == ("text", FOUND_IN_TEXT + "\n")
    reader.rest()


def test_a_file_that_comes_later_is_read_then(district: Pc, commune: Pc, tmp_path: Path) -> None:
    district.dispatch("Sau", to=[COMMUNE], file=docx(tmp_path / "a.docx", FOUND_IN_TEXT * 500))
    district.sync()
    commune.pull()
    assert read_all(commune.replica, 60)
    assert inside(commune, "na pat") == []
    commune.sync()
    assert read_all(commune.replica, 60)
    assert inside(commune, "na pat") == ["Sau"]


def test_lists_made_anew_find_by_text_again_without_reading_files(commune: Pc, tmp_path: Path) -> None:
    commune.dispatch("Báo cáo", to=[DISTRICT], file=docx(tmp_path / "a.docx", FOUND_IN_TEXT))
    read_all(commune.replica, 60)
    with commune.replica.database.write() as connection:
        connection.exec_driver_sql("UPDATE meta SET value = '1' WHERE key = 'listing_form'")
    commune.restart()
    assert inside(commune, "na pat") == []

    class Unwilling(TextReader):
        def read(self, path: Path) -> tuple[str, str]:
            raise AssertionError("it has been read")

    assert read_some(commune.replica, Unwilling())
    assert inside(commune, "na pat") == ["Báo cáo"]


def test_searches_are_narrowed(district: Pc, commune: Pc, tmp_path: Path) -> None:
    sent(district, commune, "Thông báo về đất đai", docx(tmp_path / "a.docx", FOUND_IN_TEXT))
    commune.dispatch("Báo cáo về đất đai", to=[DISTRICT], kind="BC")
    raw = commune.replica.database.raw()

    def found(**narrowed: Any) -> list[str]:
        return [line.subject[:8] for line in finding.found(raw, Sought(typed="dat dai", **narrowed), 9)]

    assert found() == ["Báo cáo ", "Thông bá"]
    assert found(box="incoming") == found(kind="TB") == found(is_open=True, box="incoming") == ["Thông bá"]
    assert found(box="outgoing") == found(kind="BC") == ["Báo cáo "]
    assert found(office=DISTRICT) == found(year=2026, month=11) == found(is_open=True) == ["Báo cáo ", "Thông bá"]
    assert found(year=2025) == found(office="99999") == found(is_open=False) == []
    commune.refuse(commune.incoming()[0].line.id)
    assert found(is_open=False) == ["Thông bá"]
    raw.close()


def test_reading_goes_on_beside_everything_else_and_ends_at_once(commune: Pc, tmp_path: Path) -> None:
    from app.actions import reading_texts

    commune.dispatch("Báo cáo", to=[DISTRICT], file=docx(tmp_path / "a.docx", FOUND_IN_TEXT))
    found = threading.Event()
    raw = commune.replica.database.raw()
    with reading_texts.reading_texts(commune.replica):
        for _ in range(300):
            if finding.found_inside(raw, Sought(typed="na pat"), 5):
                found.set()
                break
            found.wait(0.1)
    raw.close()
    assert found.is_set()
