"""Files and words on their way into a draft: what is refused is said at once, what is kept outlives the window."""

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QPlainTextEdit, QPushButton, QToolButton, QWidget

from app.host.preferences import Preferences
from app.ui.compose.verdicts import Need, Verdict, stops
from app.ui.drafts.page import DraftsPage
from sync.replica import drafts
from sync.replica.draft_content import DraftContent
from tests.support.papers import pdf, readable_pdf, typeset_pdf
from tests.support.pen import Pen
from tests.support.places import Pc
from tests.support.reading import is_drawn
from tests.support.windows import Desktop, Screen

SUBJECT = "Thông báo lịch tiếp công dân"


def stored(pc: Pc) -> list[DraftContent]:
    with pc.replica.read() as connection:
        return drafts.all_drafts(connection)


def in_store(pc: Pc) -> list[Path]:
    return [path for path in pc.replica.files.root.rglob("*") if path.is_file()]


def names(screen: Screen, within: QWidget) -> list[str]:
    return [made.accessibleName() for made in screen.all(QToolButton, "", within)]


def test_a_program_is_refused_beside_its_name_and_the_rest_goes_on(
    desktop: Desktop, commune: Pc, tmp_path: Path
) -> None:
    program = tmp_path / "Công văn hỏa tốc.pdf.exe"
    program.write_bytes(b"MZ" + b"0" * 100)
    pen = Pen(desktop.open(commune))
    pen.begin()
    pen.drop(program, pdf(tmp_path / "thông báo.pdf"))
    pen.told("1 tệp không gửi được")
    assert pen.texts(pen.page).count("là tệp chương trình nên không gửi được") == 1
    pen.screen.until(lambda: pen.papers_here() == ["thông báo.pdf"])
    assert stops(pen.page.told, Need.SEND)
    assert pen.told("Đã chép vào máy 1 tệp khác").verdict is Verdict.OK
    pen.screen.press("Bỏ tệp này: Công văn hỏa tốc.pdf.exe")
    pen.screen.until(lambda: not pen.checks(Verdict.BLOCKING))
    assert [file.name for file in pen.writing.content.files] == ["thông báo.pdf"]


def test_what_is_too_large_is_refused_before_a_byte_of_it_is_copied(
    desktop: Desktop, commune: Pc, tmp_path: Path
) -> None:
    large = tmp_path / "quét màu.pdf"
    with large.open("wb") as file:
        file.write(b"%PDF-1.4")
        file.truncate(100_000_001)
    pen = Pen(desktop.open(commune))
    pen.begin()
    pen.drop(large)
    pen.screen.until(lambda: "“quét màu.pdf” lớn hơn 100 MB" in pen.texts(pen.page))
    assert in_store(commune) == []


def test_while_a_file_is_copied_one_can_write_and_what_is_written_is_kept(
    desktop: Desktop, commune: Pc, tmp_path: Path
) -> None:
    pen, slow = Pen(desktop.open(commune)), threading.Event()
    pen.begin()
    pen.screen.shell.bridge.copy(lambda replica: slow.wait(), lambda _: None, about=pen.screen.shell)
    pen.drop(pdf(tmp_path / "chậm.pdf"))
    pen.told("Đang chép và kiểm tra “chậm.pdf”")
    pen.write(SUBJECT)
    pen.writing.keep()
    pen.screen.until(lambda: [draft.subject for draft in stored(commune)] == [SUBJECT])
    slow.set()
    pen.screen.until(lambda: pen.papers_here() == ["chậm.pdf"])


def test_a_copy_that_is_taken_off_the_list_is_not_kept(desktop: Desktop, commune: Pc, tmp_path: Path) -> None:
    pen, slow = Pen(desktop.open(commune)), threading.Event()
    pen.begin()
    pen.screen.shell.bridge.copy(lambda replica: slow.wait(), lambda _: None, about=pen.screen.shell)
    pen.drop(pdf(tmp_path / "nhầm.pdf", 600_000))
    pen.screen.press("Bỏ “nhầm.pdf”")
    slow.set()
    pen.attach(pdf(tmp_path / "đúng.pdf"))
    assert [file.name for file in pen.writing.content.files] == ["đúng.pdf"]
    assert len(in_store(commune)) == 1


def test_a_stick_may_be_pulled_out_once_a_file_is_in(desktop: Desktop, commune: Pc, tmp_path: Path) -> None:
    file = pdf(tmp_path / "từ usb.pdf")
    content = file.read_bytes()
    pen = Pen(desktop.open(commune))
    pen.begin()
    pen.attach(file)
    file.unlink()
    (kept,) = pen.writing.content.files
    assert commune.replica.files.path(kept.sha256).read_bytes() == content


def test_the_main_file_is_first_and_the_order_is_changed_by_keyboard(
    desktop: Desktop, commune: Pc, tmp_path: Path
) -> None:
    pen = Pen(desktop.open(commune))
    pen.begin()
    pen.attach(*(pdf(tmp_path / f"{name}.pdf", seed=n) for n, name in enumerate("abc")))
    up = "Đưa “c.pdf” lên"
    pen.screen.until(lambda: pen.screen.all(QToolButton, up))[0].setFocus()
    for order in (["a.pdf", "c.pdf", "b.pdf"], ["c.pdf", "a.pdf", "b.pdf"]):
        pen.press_key(Qt.Key.Key_Space)
        pen.screen.until(lambda order=order: [f.name for f in pen.writing.content.files] == order)  # type: ignore[misc]
        focused = pen.screen.until(lambda: QApplication.focusWidget())
        assert "“c.pdf”" in focused.accessibleName(), "the keyboard stays with the file"


def test_the_same_file_twice_is_there_once(desktop: Desktop, commune: Pc, tmp_path: Path) -> None:
    file = pdf(tmp_path / "a.pdf")
    pen = Pen(desktop.open(commune))
    pen.begin()
    pen.attach(file)
    pen.drop(file)
    pen.screen.said("“a.pdf” đã có trong văn bản này rồi")
    assert len(pen.writing.taking.papers) == 1


def test_a_secret_subject_is_refused_while_it_is_typed_and_never_reaches_the_disk(
    desktop: Desktop, commune: Pc, tmp_path: Path
) -> None:
    pen = Pen(desktop.open(commune))
    pen.begin()
    pen.attach(pdf(tmp_path / "a.pdf"))
    pen.write("Kế hoạch (TUYỆT MẬT)")
    check = pen.told("Trích yếu có dấu mật “TUYỆT MẬT”")
    assert check.verdict is Verdict.BLOCKING
    field = pen.screen.find(QPlainTextEdit, "Trích yếu")
    assert "Văn bản mật không được đưa lên" in field.accessibleDescription()
    pen.to_step("number")
    (give,) = pen.screen.all(QPushButton, "Cấp số", pen.page.steps["number"])
    assert not give.isEnabled()
    pen.writing.keep()
    pen.screen.until(lambda: stored(commune))
    assert [(draft.subject, len(draft.files)) for draft in stored(commune)] == [("", 1)]


def test_a_page_with_a_secret_mark_is_refused_and_not_stored(desktop: Desktop, commune: Pc, tmp_path: Path) -> None:
    pen = Pen(desktop.open(commune))
    pen.begin()
    pen.drop(readable_pdf(tmp_path / "a.pdf", "TOI MAT", "KE HOACH"))
    assert pen.told("1 tệp không gửi được").verdict is Verdict.BLOCKING
    assert "có dấu “TOI MAT”" in pen.texts(pen.page)
    assert not any("Không thấy dấu mật" in text for text in pen.checks(Verdict.OK))
    assert in_store(commune) == []


def test_within_two_seconds_a_draft_is_kept_and_outlives_the_window(
    desktop: Desktop, commune: Pc, tmp_path: Path
) -> None:
    pen = Pen(desktop.open(commune))
    pen.begin()
    pen.attach(pdf(tmp_path / "a.pdf"))
    pen.write(SUBJECT)
    pen.to_step("recipients")
    pen.screen.until(lambda: [draft.subject for draft in stored(commune)] == [SUBJECT])
    after = Pen(desktop.open(commune))  # nobody has closed the first one
    after.screen.shell.go("drafts")
    after.screen.press("Soạn tiếp")
    after.screen.until(lambda: after.screen.window.place == "compose" and after.page.told)
    assert after.page.step == "recipients"
    assert [file.name for file in after.writing.content.files] == ["a.pdf"]
    after.page.show_step("papers")
    assert after.screen.find(QPlainTextEdit, "Trích yếu").toPlainText() == SUBJECT


def test_a_window_that_is_built_anew_shows_the_last_letter(desktop: Desktop, commune: Pc) -> None:
    pen = Pen(desktop.open(commune))
    pen.begin()
    pen.write(SUBJECT)
    before = pen.screen.window
    pen.screen.window.resize(1366, 768)
    pen.screen.until(lambda: pen.screen.window is not before)
    assert pen.screen.window.place == "compose"
    assert pen.screen.find(QPlainTextEdit, "Trích yếu").toPlainText() == SUBJECT
    pen.write("!")
    assert pen.writing.content.subject == SUBJECT + "!"


def test_what_is_left_at_the_end_of_the_program_is_kept(desktop: Desktop, commune: Pc) -> None:
    pen = Pen(desktop.open(commune))
    pen.begin()
    pen.write(SUBJECT)
    pen.screen.window.hide()
    pen.screen.shell.end()
    desktop.forget(pen.screen)
    assert [draft.subject for draft in stored(commune)] == [SUBJECT]


def test_an_empty_document_leaves_no_draft(desktop: Desktop, commune: Pc) -> None:
    pen = Pen(desktop.open(commune))
    pen.begin()
    pen.screen.press("Đóng, để vào Dự thảo")
    pen.screen.until(lambda: pen.screen.window.place == "outgoing")
    pen.begin()
    pen.screen.shell.go("drafts")
    page = pen.screen.window.page("drafts")
    assert isinstance(page, DraftsPage)
    pen.screen.until(lambda: "Không có dự thảo nào" in pen.texts(page))
    assert stored(commune) == []


def test_a_draft_is_deleted_and_had_back(desktop: Desktop, commune: Pc, tmp_path: Path) -> None:
    pen = Pen(desktop.open(commune))
    pen.begin()
    pen.attach(pdf(tmp_path / "a.pdf"))
    pen.write(SUBJECT)
    pen.screen.press("Đóng, để vào Dự thảo")
    pen.screen.until(lambda: pen.screen.window.place == "drafts")
    before = pen.screen.until(lambda: stored(commune))
    pen.screen.press("Xóa dự thảo")
    pen.screen.said("Đã xóa dự thảo")
    assert stored(commune) == []
    pen.screen.press("Hoàn tác")
    pen.screen.until(lambda: stored(commune) == before)


def test_a_drafts_file_is_read_where_the_draft_stands_and_can_be_saved(
    desktop: Desktop, commune: Pc, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pen = Pen(desktop.open(commune))
    pen.begin()
    pen.attach(typeset_pdf(tmp_path / "báo cáo.pdf", "Kết quả rà soát"))
    pen.write(SUBJECT)
    pen.screen.press("Đóng, để vào Dự thảo")
    page = pen.screen.until(lambda: pen.screen.window.place == "drafts" and pen.screen.window.page("drafts"))
    assert isinstance(page, DraftsPage)
    preview = page.pane.preview
    pen.screen.until(lambda: preview.view.pages and is_drawn(preview))
    out = tmp_path / "out"
    out.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(out))
    preview.save_wanted.emit(stored(commune)[0].files[0].sha256)
    pen.screen.said("Đã lưu tệp")
    assert (out / "báo cáo.pdf").read_bytes() == (tmp_path / "báo cáo.pdf").read_bytes()


def test_files_that_are_dropped_on_the_window_begin_a_document(desktop: Desktop, commune: Pc, tmp_path: Path) -> None:
    screen = desktop.open(commune, Preferences(mode="light", language="vi", kind="BC"))
    pen = Pen(screen)
    pen.drop(pdf(tmp_path / "báo cáo.pdf"), on=screen.window)
    screen.until(lambda: screen.window.place == "compose" and pen.papers_here() == ["báo cáo.pdf"])
    assert pen.writing.content.kind == "BC", "as the last one was"


def test_ctrl_n_begins_another_document_and_keeps_the_one_before(desktop: Desktop, commune: Pc) -> None:
    pen = Pen(desktop.open(commune))
    pen.begin()
    pen.write(SUBJECT)
    first = pen.writing.content.id
    pen.press_key(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    pen.screen.said("được giữ ở Dự thảo")
    assert (pen.writing.content.id != first, pen.writing.content.subject) == (True, "")
    assert pen.screen.find(QPlainTextEdit, "Trích yếu").toPlainText() == ""
    pen.screen.until(lambda: [draft.id for draft in stored(commune)] == [first])


def test_a_file_lost_from_the_disk_is_named_where_it_is_attached_again(
    desktop: Desktop, commune: Pc, tmp_path: Path
) -> None:
    pen = Pen(desktop.open(commune))
    pen.begin()
    pen.attach(pdf(tmp_path / "a.pdf"))
    pen.write(SUBJECT)
    pen.to_step("recipients")
    search = pen.screen.find(QLineEdit, "Tìm cơ quan")
    pen.write("huyen", search)
    pen.press_key(Qt.Key.Key_Return, on=search)
    pen.to_step("number")
    pen.give_number()
    pen.to_step("send")
    commune.replica.files.path(pen.writing.content.files[0].sha256).unlink()
    pen.send()
    pen.screen.until(lambda: "Tệp không còn nguyên vẹn trên máy này: a.pdf" in pen.texts(pen.page))
    assert pen.page.step == "papers"
    assert [x.line.state for x in commune.outgoing()] == ["numbered"]


def test_every_button_of_a_file_says_which_file_it_is_for(desktop: Desktop, commune: Pc, tmp_path: Path) -> None:
    pen = Pen(desktop.open(commune))
    pen.begin()
    pen.attach(pdf(tmp_path / "a.pdf", seed=1), pdf(tmp_path / "b.pdf", seed=2))
    wanted = {"Đưa “a.pdf” xuống", "Bỏ “a.pdf”", "Đưa “b.pdf” lên", "Bỏ “b.pdf”"}
    pen.screen.until(lambda: wanted <= set(names(pen.screen, pen.page)))
