"""Dispatching a numbered document, taking it back, asking for it back, closing what went by post."""

from typing import Any

import pytest
from msgspec.structs import replace

from sync.rules.deliveries import Channel, Delivery, Purpose, Recipient
from sync.rules.documents import Urgency
from sync.rules.intents import CloseOutside, Open, Recall, Void, Withdraw
from sync.rules.releasing import files_stored
from sync.rules.rows import Event
from sync.rules.state import Changes, Work
from tests.support.sample_offices import COMMUNE, DISTRICT, NEIGHBOUR
from tests.unit.scene import CLOSED_OFFICE, DAY, OUTGOING, SCAN, Scene, release_act

COMPANY = Recipient(name=" Công ty  Điện lực ", channel=Channel.POST)
RECALL = Recall(document="doc", reason="Sai số liệu")


@pytest.fixture
def scene() -> Scene:
    scene = Scene()
    scene.number()
    return scene


def closing(name: str = "Công ty Điện lực", how: str = "Bưu điện, RA123") -> CloseOutside:
    return CloseOutside(document="doc", name=name, how=how, on=DAY)


def store_files(scene: Scene) -> Changes:
    """The server has got every file of the document."""
    work = Work(scene.state)
    files_stored(work, scene.document(), Event(code="sent", at=scene.now))
    scene.state.apply(work.changes())
    return work.changes()


def test_a_release_waits_with_every_recipient_and_shows_the_document_to_its_offices(scene: Scene) -> None:
    to_report = Recipient(office=NEIGHBOUR, purpose=Purpose.FOR_INFORMATION)
    act = release_act(recipients=(Recipient(office=DISTRICT), to_report, COMPANY), urgency=Urgency.MOST_URGENT)
    changes = scene.do(act)
    document = scene.document()
    assert (document.state, document.urgency, document.files) == ("released", Urgency.MOST_URGENT, (SCAN,))
    assert (document.released_at, document.stored_at) == (scene.now, None)
    assert changes.placed == (("document", "doc", f"office:{DISTRICT}"), ("document", "doc", f"office:{NEIGHBOUR}"))
    assert {scene.delivery(o).state for o in (DISTRICT, NEIGHBOUR, "outside-2")} == {"waiting"}
    assert scene.delivery(NEIGHBOUR).purpose is Purpose.FOR_INFORMATION
    assert scene.delivery(DISTRICT).scopes == (f"office:{COMMUNE}", f"office:{DISTRICT}")
    outside = scene.delivery("outside-2")
    assert (outside.name, outside.scopes) == ("Công ty Điện lực", (f"office:{COMMUNE}",))


def test_it_is_sent_only_when_the_server_holds_every_file_and_by_post_never(scene: Scene) -> None:
    scene.do(release_act(recipients=(Recipient(office=DISTRICT), COMPANY)))
    store_files(scene)
    assert (scene.delivery().state, scene.delivery("outside-1").state) == ("sent", "waiting")
    assert scene.document().stored_at == scene.now


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"recipients": ()}, "recipient.none"),
        ({"to": ("99999",)}, "recipient.unknown"),
        ({"to": (COMMUNE,)}, "recipient.itself"),
        ({"to": (DISTRICT, CLOSED_OFFICE)}, "recipient.closed"),
        ({"recipients": (Recipient(name="Công ty"),)}, "recipient.no_name"),
        ({"recipients": (Recipient(name=" \n", channel=Channel.POST),)}, "recipient.no_name"),
        ({"recipients": (Recipient(name="x" * 201, channel=Channel.EMAIL),)}, "recipient.no_name"),
        ({"recipients": (Recipient(office=DISTRICT, channel=Channel.POST),)}, "recipient.unknown"),
        ({"subject": " "}, "subject.empty"),
        ({"subject": "x" * 2001}, "subject.too_long"),
        ({"subject": "Kế hoạch (MẬT)"}, "secret.subject"),
        ({"files": ()}, "file.none"),
        ({"files": (SCAN,) * 21}, "file.too_many"),
        ({"files": (replace(SCAN, name="a.exe"),)}, "file.program"),
        ({"document": "nowhere"}, "document.unknown"),
    ],
)
def test_a_release_that_may_not_leave_is_refused_and_changes_nothing(
    scene: Scene, changed: dict[str, Any], code: str
) -> None:
    assert scene.refusal(release_act(**changed)).code == code


def test_an_office_is_open_for_documents_to_the_last_day_of_its_validity(scene: Scene) -> None:
    scene.now = scene.now.replace(day=22, hour=16)
    scene.do(release_act(to=(CLOSED_OFFICE,)))
    assert scene.delivery(CLOSED_OFFICE).state == "waiting"


def test_a_document_is_released_once_and_never_when_void(scene: Scene) -> None:
    scene.number("blank", 2)
    scene.do(Void(book=OUTGOING, number=2, reason="Viết hỏng", on=DAY, document="blank"))
    scene.do(release_act())
    assert scene.refusal(release_act()).code == "document.already_released"
    assert scene.refusal(release_act("blank")).code == "document.void"


@pytest.mark.parametrize("act", [release_act(), Withdraw(document="doc"), RECALL, closing()])
def test_another_offices_document_is_unknown(scene: Scene, act: Any) -> None:
    scene.do(release_act(to=(DISTRICT,)))
    assert scene.refusal(act, DISTRICT).code == "document.unknown"


def test_the_signer_given_when_numbering_stays_unless_another_is_named() -> None:
    scene = Scene()
    scene.number(signer="Lý Văn Ký")
    scene.do(release_act(signer="  "))
    assert scene.document().signer == "Lý Văn Ký"


def test_before_it_has_arrived_a_release_is_withdrawn_and_leaves_every_office(scene: Scene) -> None:
    scene.do(release_act(to=(DISTRICT, NEIGHBOUR)))
    store_files(scene)
    changes = scene.do(Withdraw(document="doc"))
    document = scene.document()
    assert (document.state, document.number, document.files, document.stored_at) == ("numbered", 1, (), None)
    left = {(kind, scope) for kind, _, scope in changes.removed}
    assert left == {
        ("delivery", f"office:{COMMUNE}"),
        ("delivery", f"office:{DISTRICT}"),
        ("delivery", f"office:{NEIGHBOUR}"),
        ("document", f"office:{DISTRICT}"),
        ("document", f"office:{NEIGHBOUR}"),
    }


def test_what_has_arrived_anywhere_is_not_withdrawn(scene: Scene) -> None:
    assert scene.refusal(Withdraw(document="doc")).code == "document.not_released"
    scene.do(release_act(to=(DISTRICT, NEIGHBOUR)))
    scene.do(Open(document="doc"), NEIGHBOUR)
    assert scene.refusal(Withdraw(document="doc")).code == "document.already_arrived"


def test_after_a_withdrawal_the_former_recipients_are_recipients_no_more(scene: Scene) -> None:
    scene.do(release_act(to=(DISTRICT, NEIGHBOUR)))
    scene.do(Withdraw(document="doc"))
    scene.do(release_act(to=(DISTRICT,)))
    touched = [*store_files(scene).rows, *scene.do(RECALL).rows]
    assert {row.id for row in touched if isinstance(row, Delivery)} == {f"doc@{DISTRICT}"}


def test_an_unregistered_document_is_recalled_at_once_and_only_by_the_server(scene: Scene) -> None:
    scene.do(release_act())
    preview = scene.ask(RECALL, final=False)
    assert all(getattr(row, "state", "") != "recalled" for row in getattr(preview, "rows", ()))
    scene.do(RECALL)
    assert (scene.delivery().state, scene.delivery().reason) == ("recalled", "Sai số liệu")
    assert scene.tasks(DISTRICT) == []


def test_a_registered_document_is_asked_back_once(scene: Scene) -> None:
    scene.do(release_act())
    scene.register()
    for _ in range(2):
        scene.do(RECALL)
    assert scene.delivery().state == "registered"
    assert [e.code for e in scene.delivery().history] == ["registered", "recall_asked", "recall_asked"]
    assert scene.tasks(DISTRICT) == ["recall_asked"]


def test_a_recall_names_offices_or_means_all_that_are_left(scene: Scene) -> None:
    assert scene.refusal(RECALL).code == "document.not_released"
    scene.do(release_act(to=(DISTRICT, NEIGHBOUR)))
    assert scene.refusal(replace(RECALL, reason=" ")).code == "reason.empty"
    assert scene.refusal(replace(RECALL, offices=("20",))).code == "recall.nobody_left"
    scene.do(replace(RECALL, offices=(NEIGHBOUR,)))
    assert (scene.delivery(NEIGHBOUR).state, scene.delivery(DISTRICT).state) == ("recalled", "waiting")
    scene.do(RECALL)
    assert scene.delivery(DISTRICT).state == "recalled"
    assert scene.refusal(RECALL).code == "recall.nobody_left"


def test_an_outside_recipient_is_closed_by_hand_once_with_how_and_when(scene: Scene) -> None:
    scene.do(release_act(recipients=(Recipient(office=DISTRICT), COMPANY)))
    assert scene.refusal(closing(how=" ")).code == "reason.empty"
    assert scene.refusal(closing(name="Công ty khác")).code == "recipient.unknown"
    assert scene.refusal(closing(name=DISTRICT)).code == "recipient.unknown"
    scene.do(closing())
    delivery = scene.delivery("outside-1")
    assert (delivery.state, delivery.reason) == ("closed", "Bưu điện, RA123")
    assert delivery.history[-1].facts == {"how": "Bưu điện, RA123", "on": "2026-11-23"}
    assert scene.refusal(closing()).code == "recipient.already_closed"


def test_a_refused_dispatch_leaves_the_document_numbered_as_it_was(scene: Scene) -> None:
    before = scene.state.copy()
    scene.refusal(release_act(to=(COMMUNE,)))
    assert scene.state.rows == before.rows
    assert scene.document().state == "numbered"
