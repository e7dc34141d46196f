"""A draft that could not be stored is not lost with the page that showed it."""

from app.actions.composition import Composition
from app.ui.compose.keeping import Keeping
from app.ui.compose.writing import Writing
from sync.errors import EofficeError
from sync.replica import drafts
from sync.replica.draft_content import DraftContent
from sync.rules.ids import document_id
from tests.support.places import Pc
from tests.support.sample_offices import COMMUNE
from tests.support.small_disk import forbid_writing
from tests.support.windows import Desktop, Screen


def subjects(pc: Pc) -> list[str]:
    with pc.replica.read() as connection:
        return [one.subject for one in drafts.all_drafts(connection)]


def begun(screen: Screen, subject: str) -> tuple[Writing, str]:
    """Somebody writes a new document."""
    writing = screen.shell.writing
    ids = screen.shell.bridge.ids
    writing.begin(Composition(DraftContent(id=document_id(COMMUNE, ids.new()))), touched=False)
    writing.change(subject=subject)
    return writing, writing.content.id


def test_closed_over_a_full_disk_it_is_told_and_stored_as_soon_as_it_can_be(desktop: Desktop, commune: Pc) -> None:
    screen = desktop.open(commune)
    replica = screen.shell.bridge.door.replica()
    forbid_writing(replica, True)
    writing, _ = begun(screen, "Kế hoạch chưa lưu được")
    writing.leave()
    screen.said("Không ghi được")
    assert subjects(commune) == []
    forbid_writing(replica, False)
    writing._keeping.try_again()  # which it does by itself after a while
    screen.until(lambda: subjects(commune) == ["Kế hoạch chưa lưu được"])


def test_taken_up_again_it_holds_the_last_words_and_not_those_on_the_disk(desktop: Desktop, commune: Pc) -> None:
    screen = desktop.open(commune)
    replica = screen.shell.bridge.door.replica()
    writing, id = begun(screen, "Bản đã lưu")
    writing.keep()
    screen.until(lambda: subjects(commune) == ["Bản đã lưu"])
    forbid_writing(replica, True)
    writing.change(subject="Bản sau cùng")
    writing.leave()
    screen.said("Không ghi được")
    writing.take_up(id, lambda is_there: None)
    screen.until(lambda: writing.is_open and writing.content.subject == "Bản sau cùng")
    writing.leave()  # without a word more: what is held is still nowhere else
    writing.take_up(id, lambda is_there: None)
    screen.until(lambda: writing.is_open and writing.content.subject == "Bản sau cùng")
    forbid_writing(replica, False)
    writing.change(subject="Bản sau cùng hơn")
    writing.leave()
    screen.until(lambda: subjects(commune) == ["Bản sau cùng hơn"])


def test_what_is_refused_is_not_tried_again_and_what_was_let_go_does_not_come_back(
    desktop: Desktop, commune: Pc
) -> None:
    screen = desktop.open(commune)
    bridge, heard = screen.shell.bridge, list[tuple[str, str]]()
    keeping = Keeping(bridge)
    keeping.failed.connect(lambda which, error: heard.append((which, code_of(error))))
    id = commune.ids.new()
    keeping.put(DraftContent(id=id, subject="Tài liệu TỐI MẬT"))
    screen.until(lambda: heard == [(id, "secret.subject")])
    assert keeping.held(id) is None
    forbid_writing(bridge.door.replica(), True)
    keeping.put(DraftContent(id=id, subject="Một"))
    screen.until(lambda: len(heard) == 2)
    assert (found := keeping.held(id)) is not None and found.subject == "Một"
    keeping.forget(id)
    forbid_writing(bridge.door.replica(), False)
    keeping.try_again()
    keeping.put(DraftContent(id=commune.ids.new(), subject="Khác"))
    screen.until(lambda: subjects(commune) == ["Khác"])


def code_of(error: EofficeError) -> str:
    return error.code
