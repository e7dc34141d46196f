"""Recorded intents of every released form: what a PC has signed once is read and meant alike for ever.

`python -m tests.unit.test_corpus` writes the files that are not there yet, of a new form, of an act that joins the
present one before its release or of a field that joins an act; what was recorded is never written again.
"""

import hashlib
import json
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any, get_args

import msgspec
import pytest

from sync.protocol.intent_bytes import READABLE_FORMS, form_of, read_intent, signed
from sync.protocol.signing import INTENT, Signer, is_signed
from sync.rules import desk_acts, draft_acts, following_acts
from sync.rules import intents as acts
from sync.rules.assignments import Assigned
from sync.rules.deliveries import Channel, Purpose, Recipient
from sync.rules.documents import FileFacts, Source, Urgency
from sync.rules.earlier_acts import EarlierRow, EnterEarlier
from sync.rules.intents import AnyAct, Intent
from sync.rules.legal_time import VIET_NAM
from sync.rules.meetings import Attendee, Meeting
from sync.rules.people import Role, RoleHeld

CORPUS = Path(__file__).parents[1] / "corpus"
SEED = bytes(range(32))
DOCUMENT, PERSON = "0190f3a2-b4c5-7d8e-9fa0-b1c2d3e4f506", "0190f3a2-b4c5-7000-8000-00000000aaaa"
BOOK, DAY = "06463.outgoing.2026", date(2026, 11, 23)
FILE = FileFacts(name="Bản quét – Đồng Mỏ.pdf", sha256="0123456789abcdef" * 4, bytes=180_000, looked_inside=True)
ACTING = RoleHeld(role=Role.CLERK, since=date(2026, 11, 1), until=date(2026, 11, 30))
BY_POST = Recipient(name="Công ty Điện lực", purpose=Purpose.FOR_INFORMATION, channel=Channel.POST)
MEETING = Meeting(
    starts_at=datetime(2026, 11, 26, 8, 0, tzinfo=VIET_NAM),
    ends_at=datetime(2026, 11, 26, 10, 30, tzinfo=VIET_NAM),
    place="Hội trường tầng 2, UBND huyện",
    chair="Phó Chủ tịch UBND huyện",
    attendees="Chủ tịch UBND các xã\nCông chức văn phòng",
)
TO_REPORT = Recipient(office="187", purpose=Purpose.TO_REPORT)
RECORDED: tuple[AnyAct, ...] = (
    acts.OpenBook(book=BOOK, first=1249),
    acts.Number(
        document=DOCUMENT,
        kind_id="CV",
        number=1249,
        subject="V/v nghỉ lễ ở xã Thủy",
        issued_on=DAY,
        signer="Lý Văn Ký",
        unit="VP",
    ),
    acts.Release(
        document=DOCUMENT,
        subject="V/v nghỉ lễ ở xã Thủy",
        files=(FILE,),
        recipients=(TO_REPORT, BY_POST),
        signer="Lý Văn Ký",
        urgency=Urgency.MOST_URGENT,
        due=date(2026, 12, 1),
    ),
    acts.Withdraw(document=DOCUMENT),
    acts.Arrive(document=DOCUMENT, complete=True),
    acts.Open(document=DOCUMENT),
    acts.Register(document=DOCUMENT, number=7, registered_on=DAY),
    acts.Refuse(document=DOCUMENT, reason="Gửi nhầm"),
    acts.Recall(document=DOCUMENT, reason="Sai số liệu", offices=("187", "06466")),
    acts.AnswerRecall(document=DOCUMENT, agree=True, reason="Đã trả lại"),
    acts.CloseOutside(document=DOCUMENT, name="Công ty Điện lực", how="Bưu điện, RA123", on=DAY),
    acts.Void(book=BOOK, number=1250, reason="Viết hỏng", on=DAY, document=DOCUMENT),
    acts.RequestNumbers(book=BOOK),
    acts.TakeOver(series="06463.outgoing", reason="Hỏng máy", on=DAY),
    acts.CloseTask(task=f"recall_asked:{DOCUMENT}@187"),
    acts.AddPerson(person=PERSON, name="Lý Thị Mới", roles=(ACTING,)),
    acts.SetRoles(person=PERSON, roles=(ACTING, RoleHeld(role=Role.LEADER))),
    acts.EndPerson(person=PERSON),
    acts.RevokeDevice(device=DOCUMENT),
    desk_acts.Present(document=DOCUMENT, leader=PERSON, proposal="Đề nghị giao Tư pháp\nchủ trì"),
    desk_acts.Direct(
        document=DOCUMENT,
        lead=Assigned(person=PERSON, due=date(2026, 11, 27)),
        text="Giao đồng chí Lý\ntham mưu trả lời.",
        collaborators=(Assigned(person=DOCUMENT, due=date(2026, 11, 26)),),
        informed=(Assigned(person=BOOK),),
        due=date(2026, 12, 1),
    ),
    desk_acts.Accept(document=DOCUMENT),
    desk_acts.Finish(document=DOCUMENT, result="Đã trả lời", reply=f"06463-{DOCUMENT}"),
    desk_acts.Remind(document=DOCUMENT, text="Đề nghị báo cáo trước 30/11", offices=("187", "06466")),
    desk_acts.NoteCall(called="06466", text="Chị Lý hứa gửi chiều nay", document=DOCUMENT),
    desk_acts.SaveGroup(group=DOCUMENT, name="Các xã phía bắc", recipients=(TO_REPORT, BY_POST)),
    desk_acts.RemoveGroup(group=DOCUMENT),
    desk_acts.NotePrint(
        book=BOOK,
        form="outgoing",
        part=2,
        until=date(2026, 11, 30),
        first_page=4,
        last_page=5,
        rows=(desk_acts.PrintedRow("12", 4, "0a1b2c3d4e5f"), desk_acts.PrintedRow("57-60", 5, "5f4e3d2c1b0a")),
    ),
    draft_acts.SubmitDraft(
        document=f"06463-{DOCUMENT}",
        leader=PERSON,
        kind_id="CV",
        subject="V/v nghỉ lễ ở xã Thủy",
        files=(FILE,),
        recipients=(TO_REPORT, BY_POST),
        issued_on=DAY,
        signer="Lý Văn Ký",
        unit="VP",
        urgency=Urgency.URGENT,
        due=date(2026, 12, 1),
        due_time=time(17, 30),
        answers=DOCUMENT,
        note="Kính trình đồng chí\nxem xét",
        based_on=FILE.sha256,
    ),
    draft_acts.ApproveDraft(document=f"06463-{DOCUMENT}", digest=FILE.sha256),
    draft_acts.ReturnDraft(document=f"06463-{DOCUMENT}", digest=FILE.sha256, comment="Thiếu căn cứ\nở mục 2"),
    draft_acts.WithdrawDraft(document=f"06463-{DOCUMENT}"),
    acts.TakeIn(
        document=f"06463-{DOCUMENT}",
        kind_id="CV",
        notation="393/SYT-VP",
        subject="V/v báo cáo dịch bệnh",
        issued_on=DAY,
        source=Source.POST,
        sender="Sở Y tế tỉnh Lạng Sơn",
        received_at=datetime(2026, 11, 23, 0, 45, tzinfo=UTC),
        sheets=3,
        files=(FILE,),
        signer="Lý Văn Ký",
        urgency=Urgency.URGENT,
        due=date(2026, 12, 1),
    ),
    EnterEarlier(
        book="06463.incoming.2026",
        rows=(
            EarlierRow(
                document=f"06463-{DOCUMENT}",
                number=12,
                on=date(2026, 1, 5),
                notation="33/TB-SNV",
                subject="Thông báo nghỉ Tết",
                issued_on=date(2025, 12, 31),
                kind_id="TB",
                sender="Sở Nội vụ",
                signer="Lý Văn Ký",
                to="Chị Lệ",
                passed_on=date(2026, 1, 6),
                kept_by="VP",
                copies="5",
                note="Kèm 2 phụ lục",
            ),
        ),
    ),
    desk_acts.SetYearDays(
        year=2027,
        free=(desk_acts.FreeDay(date(2027, 2, 5), "Tết Nguyên đán"),),
        worked=(desk_acts.FreeDay(date(2027, 8, 21), "Hoán đổi"),),
        inherits=True,
    ),
    desk_acts.NoteMeeting(document=DOCUMENT, meeting=MEETING),
    desk_acts.AnswerInvitation(document=DOCUMENT, going=(Attendee(person=PERSON), Attendee(name="Lý Thị Mới"))),
    desk_acts.HandBack(document=DOCUMENT, reason="Thiếu phụ lục"),
    desk_acts.DirectFor(
        document=DOCUMENT,
        leader=PERSON,
        slip=FILE,
        lead=Assigned(person=PERSON, due=date(2026, 11, 27)),
        text="Giao đồng chí Lý",
        collaborators=(Assigned(person=DOCUMENT),),
        informed=(Assigned(person=BOOK),),
        due=date(2026, 12, 1),
        due_time=time(9, 30),
        amends=DOCUMENT,
    ),
    following_acts.ReportProgress(document=DOCUMENT, text="Đã rà soát 7 thôn\ncòn 2 thôn", percent=70),
    following_acts.AskExtension(
        document=DOCUMENT, due=date(2026, 12, 3), due_time=time(11), reason="Chờ số liệu của hai thôn"
    ),
    following_acts.Extend(
        document=DOCUMENT, person=PERSON, due=date(2026, 12, 3), due_time=time(11), note="Không gia hạn nữa"
    ),
)
# Acts with the fields that have joined them since: what was recorded without these goes on to be read.
GROWN: dict[str, AnyAct] = {
    "release.hour": acts.Release(
        document=DOCUMENT,
        subject="V/v báo cáo nhanh",
        files=(FILE,),
        recipients=(TO_REPORT,),
        due=date(2026, 12, 1),
        due_time=time(17, 30),
    ),
    "arrive.came": acts.Arrive(document=DOCUMENT, came_at=datetime(2026, 11, 23, 1, 2, 3, 456789, tzinfo=UTC)),
    "direct.hour": desk_acts.Direct(
        document=DOCUMENT,
        lead=Assigned(person=PERSON, due=date(2026, 11, 27), due_time=time(9)),
        due=date(2026, 12, 1),
        due_time=time(11, 30),
    ),
    "release.meeting": acts.Release(
        document=DOCUMENT,
        subject="Họp giao ban",
        files=(FILE,),
        recipients=(TO_REPORT,),
        meeting=MEETING,
    ),
    "submit_draft.meeting": draft_acts.SubmitDraft(
        document=f"06463-{DOCUMENT}",
        leader=PERSON,
        kind_id="GM",
        subject="Họp giao ban",
        files=(FILE,),
        meeting=MEETING,
    ),
    "answer_invitation.declined": desk_acts.AnswerInvitation(document=DOCUMENT, reason="Trùng lịch họp Đảng ủy"),
    "present.proposed": desk_acts.Present(
        document=DOCUMENT,
        lead=PERSON,
        collaborators=(DOCUMENT,),
        due=date(2026, 12, 1),
        due_time=time(16),
    ),
    "direct.amending": desk_acts.Direct(document=DOCUMENT, lead=Assigned(person=PERSON), amends=DOCUMENT),
}
GROWN_SO_FAR = {
    (1, 3): "100215b9bdd982a269ba5d514da311f208aa0990fc6def57d88f689d7f5ea4d9",
    (1, 6): "f83cdaa8934ac1589a1a2bdda9195eecf16f018c8080d6c3a670fc59684b0898",
    (1, 8): "c30b5c87ee134dc4818b8efe357ad9ec3dfc6a92719db819ca451c9cb2689f01",
}
# Form and how many acts of it had been recorded: SHA-256 over their bytes and signatures, in the order above.
RECORDED_SO_FAR = {
    (1, 19): "d8c61f70e5d222ac5fea6b6f573c83cbcb74b99a7a371b52fed0b2e784d147d7",
    (1, 27): "91fcb0a836bcde75df4ea5af5cd0ee4bfe33957f6f4020d0781ef7ae5586eec6",
    (1, 28): "2b2569e7ce5546bd63fa07a2cfaa7683def8e2f8cb67fa39588ac68c96f9b4c7",
    (1, 32): "26fb3bdc078f6a79a4fc0222298a8730d6e23c82deb379792114ef855e9a5459",
    (1, 33): "09d10be4b5ab64ffd04859cdfb0385ad6b929aea8a3aebb8a5ce83cf09787839",
    (1, 35): "f1a7700fb1828cb378e6327427f40cc233cf66b5326d76e66c4420f398d0ebd1",
    (1, 37): "98d01239411e125d163e3bcb6afa6b33effb942e0b54abed503949b14f114687",
    (1, 42): "85d007134568e38c3cff9aeb06ad02fba8102c2e6f0d4ef315759be928390f15",
}


def intent_of(act: AnyAct) -> Intent:
    made_at = datetime(2026, 11, 23, 1, 2, 3, 456789, tzinfo=UTC)
    id = "0190f3a2-b4c5-7abc-8def-0123456789ab"
    return Intent(form=1, id=id, office="06463", device=PERSON, person=PERSON, made_at=made_at, act=act)


def record(folder: Path) -> None:
    """Write the current form's files that are not there."""
    folder.mkdir(parents=True, exist_ok=True)
    signer = Signer(SEED)
    for name, act in NAMED.items():
        raw, signature = signed(intent_of(act), signer)
        content = {"raw": raw.decode(), "signature": signature.hex(), "public_key": signer.public_key.hex()}
        path, text = folder / f"{name}.json", json.dumps(content, ensure_ascii=False, indent=1) + "\n"
        if not path.exists():
            path.write_text(text, encoding="utf-8")


def recorded(name: str, form: int = 1) -> tuple[bytes, bytes, bytes]:
    """The raw bytes, the signature and the public key of a file."""
    content = json.loads((CORPUS / f"v{form}" / f"{name}.json").read_text(encoding="utf-8"))
    return content["raw"].encode(), bytes.fromhex(content["signature"]), bytes.fromhex(content["public_key"])


NAMED = {act.kind(): act for act in RECORDED} | GROWN
EACH = pytest.mark.parametrize("name", NAMED)


@EACH
def test_a_recorded_intent_is_read_with_every_field_as_it_was_meant(name: str) -> None:
    raw, _, _ = recorded(name)
    assert form_of(raw) == 1
    assert read_intent(raw) == intent_of(NAMED[name])


@EACH
def test_a_recorded_intent_written_again_has_the_same_bytes(name: str) -> None:
    raw, signature, _ = recorded(name)
    assert signed(read_intent(raw), Signer(SEED)) == (raw, signature)


@EACH
def test_the_signature_over_recorded_bytes_holds(name: str) -> None:
    raw, signature, public_key = recorded(name)
    assert is_signed(public_key, INTENT, raw, signature)
    assert not is_signed(public_key, INTENT, raw + b" ", signature)


@pytest.mark.parametrize("act", RECORDED, ids=lambda act: act.kind())
def test_the_recorded_bytes_show_every_field_of_the_act(act: AnyAct) -> None:
    names = [name for name, one in NAMED.items() if type(one) is type(act)]
    shown: list[dict[str, Any]] = [json.loads(recorded(name)[0]) for name in names]
    assert [set(one) for one in shown] == [{field.name for field in msgspec.structs.fields(Intent)}] * len(names)
    told = {field for one in shown for field in one["act"]}
    assert told == {"do", *(field.name for field in msgspec.structs.fields(act))}


def test_every_act_is_recorded_once_in_every_readable_form() -> None:
    assert sorted(READABLE_FORMS) == sorted(int(folder.name[1:]) for folder in CORPUS.iterdir())[-2:]
    assert [type(act) for act in RECORDED] == list(dict.fromkeys(type(act) for act in RECORDED))
    assert {type(act) for act in RECORDED} == set(get_args(AnyAct))
    assert {path.stem for path in (CORPUS / "v1").iterdir()} == set(NAMED)


def test_what_was_recorded_once_is_never_recorded_anew() -> None:
    assert (max(READABLE_FORMS), len(RECORDED)) in RECORDED_SO_FAR
    assert (max(READABLE_FORMS), len(GROWN)) in GROWN_SO_FAR
    for names, so_far in (([act.kind() for act in RECORDED], RECORDED_SO_FAR), (list(GROWN), GROWN_SO_FAR)):
        for (form, count), digest in so_far.items():
            found = [recorded(name, form) for name in names[:count]]
            carried = b"".join(raw + signature for raw, signature, _ in found)
            assert hashlib.sha256(carried).hexdigest() == digest


if __name__ == "__main__":
    record(CORPUS / f"v{max(READABLE_FORMS)}")
