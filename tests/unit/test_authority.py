"""The published matrix of role x act, judged where the intent is received."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any, get_args

import pytest
from msgspec.structs import replace

from sync.rules.acts import Act
from sync.rules.assignments import Assigned
from sync.rules.authority import MATRIX
from sync.rules.books import Direction
from sync.rules.decide import RULES
from sync.rules.deliveries import Channel, Recipient
from sync.rules.desk_acts import (
    Accept,
    AnswerInvitation,
    Direct,
    DirectFor,
    Finish,
    HandBack,
    NoteCall,
    NoteMeeting,
    NotePrint,
    Present,
    PrintedRow,
    Remind,
    RemoveGroup,
    RemoveTemplate,
    SaveGroup,
    SaveTemplate,
    SetYearDays,
)
from sync.rules.draft_acts import ApproveDraft, ReturnDraft, SubmitDraft, WithdrawDraft
from sync.rules.drafts import text_of
from sync.rules.earlier_acts import EarlierRow, EnterEarlier
from sync.rules.filing_acts import (
    AddToCaseFile,
    ChangeCaseFile,
    ChangeRetention,
    CloseCaseFile,
    LendOriginal,
    OpenCaseFile,
    RemovePlanEntry,
    ReopenCaseFile,
    ReturnOriginal,
    SavePlanEntry,
    TakeFromCaseFile,
    TransferCaseFile,
)
from sync.rules.following_acts import AskExtension, Extend, ReportProgress
from sync.rules.handover_acts import HandOver
from sync.rules.intents import (
    AddPerson,
    AnswerRecall,
    AnyAct,
    Arrive,
    CloseOutside,
    CloseTask,
    EndPerson,
    Number,
    Open,
    OpenBook,
    Recall,
    Refuse,
    Register,
    Release,
    RequestNumbers,
    RevokeDevice,
    SetRoles,
    TakeIn,
    TakeOver,
    Void,
    Withdraw,
)
from sync.rules.joining_acts import Join, Separate
from sync.rules.kinds import Kind
from sync.rules.legal_time import VIET_NAM
from sync.rules.meetings import INVITATION, Attendee, Meeting
from sync.rules.people import Person, Role, RoleHeld
from sync.rules.series_acts import SetSeries
from sync.rules.state import Changes
from sync.rules.tasks import Task
from tests.support.sample_offices import COMMUNE, DISTRICT
from tests.unit.scene import (
    DAY,
    OUTGOING,
    SCAN,
    TAKEN,
    Scene,
    number_act,
    pc_of,
    person_of,
    register_act,
    release_act,
    take_in_act,
)
from tests.unit.situations import Situation, by_two_roads, joined_by_mistake

CLERK, LEADER, OFFICER, ADMIN = Role.CLERK, Role.LEADER, Role.OFFICER, Role.ADMIN


def nothing_yet(act: AnyAct, pc: int = 1) -> Situation:
    return Situation(Scene(), act, pc=pc)


def numbered(act: AnyAct) -> Situation:
    scene = Scene()
    scene.number()
    return Situation(scene, act)


def released(act: AnyAct, office: str = COMMUNE) -> Situation:
    scene = Scene()
    scene.release()
    return Situation(scene, act, office)


def handed_over() -> Situation:
    """The officer's work, for which a leader is needed: the clerk is to have his role."""
    act = HandOver(person=person_of(COMMUNE, OFFICER), to=person_of(COMMUNE, CLERK), on=DAY, roles=(OFFICER,))
    return Situation(Scene(), replace(act, is_present=True))


def asked_back() -> Situation:
    scene = Scene()
    scene.release()
    scene.register()
    scene.do(Recall(document="doc", reason="Sai số liệu"))
    return Situation(scene, AnswerRecall(document="doc", agree=True), DISTRICT)


def sent_by_post() -> Situation:
    scene = Scene()
    scene.number()
    company = Recipient(name="Công ty Điện lực", channel=Channel.POST)
    scene.do(release_act(recipients=(company,)))
    return Situation(scene, CloseOutside(document="doc", name=company.name, how="Bưu điện", on=DAY))


def earlier_rows() -> Situation:
    scene = Scene()
    book = f"{COMMUNE}.outgoing.2026"
    scene.do(OpenBook(book=book, first=51))
    row = EarlierRow(document=TAKEN, number=7, on=DAY, notation="07/TB-UBND", subject="Thông báo", issued_on=DAY)
    return Situation(scene, EnterEarlier(book=book, rows=(row,)))


def with_a_task() -> Situation:
    scene = Scene()
    scene.release()
    scene.do(Refuse(document="doc", reason="Gửi nhầm"), DISTRICT)
    (task,) = scene.state.all(Task)
    return Situation(scene, CloseTask(task=task.id))


def registered(act: AnyAct, lead: Role | None = None) -> Situation:
    """The document is in the district's book, and directed to somebody where one is named."""
    scene = Scene()
    scene.release()
    scene.register()
    if lead is not None:
        scene.do(Direct(document="doc", lead=Assigned(person=person_of(DISTRICT, lead))), DISTRICT, role=LEADER)
    return Situation(scene, act, DISTRICT)


def presented(act: AnyAct) -> Situation:
    """It lies before a leader."""
    situation = registered(act)
    situation.scene.do(Present(document="doc"), DISTRICT)
    return situation


def led_by_everybody(act: AnyAct = Accept(document="doc"), due: date | None = None) -> Situation:
    """Each role but the admin's has a part: the officer leads."""
    scene = Scene()
    scene.release()
    scene.register()
    others = tuple(Assigned(person=person_of(DISTRICT, role)) for role in (CLERK, LEADER))
    directive = Direct(
        document="doc", lead=Assigned(person=person_of(DISTRICT, OFFICER)), collaborators=others, due=due
    )
    scene.do(directive, DISTRICT, role=LEADER)
    return Situation(scene, act, DISTRICT)


def invited(act: AnyAct, meeting: Meeting | None) -> Situation:
    """The district has registered the commune's invitation."""
    scene = Scene()
    scene.state.put(Kind(id=INVITATION, name="giấy mời", abbreviation="GM"))
    scene.number(kind_id=INVITATION)
    scene.do(release_act(meeting=meeting))
    scene.register()
    return Situation(scene, act, DISTRICT)


def with_a_group() -> Situation:
    scene = Scene()
    scene.do(A_GROUP)
    return Situation(scene, RemoveGroup(group="g"))


def with_a_template() -> Situation:
    scene = Scene()
    scene.do(A_TEMPLATE)
    return Situation(scene, RemoveTemplate(template="t"))


def submitted(act: AnyAct) -> Situation:
    """A draft lies before the leader; whoever acts may be the one who laid it there."""
    scene = Scene()
    scene.do(A_DRAFT, role=OFFICER)
    return Situation(scene, act)


def with_a_file(act: AnyAct, *before: AnyAct) -> Situation:
    """The officer holds an open file, and the office has a numbered document."""
    scene = Scene()
    scene.number()
    for one in (A_FILE, *before):
        scene.do(one)
    return Situation(scene, act)


FILE_FACTS: dict[str, Any] = {"code": "01.VP", "title": "A", "keep_years": 5, "holder": person_of(COMMUNE, OFFICER)}
AN_ENTRY = SavePlanEntry(entry="e", year=2026, **FILE_FACTS)
A_FILE = OpenCaseFile(file="f", year=2026, opened_on=DAY, **FILE_FACTS)
FILED, ENDED = AddToCaseFile(file="f", documents=("doc",)), CloseCaseFile(file="f", ended_on=DAY, documents=1, sheets=3)
KEPT_LONGER = ChangeRetention(file="f", keep_years=30, reason="A", consented_by="B", on=DAY)
LENT = LendOriginal(loan="l", document="doc", user="A", on=DAY, allowed_by=person_of(COMMUNE, LEADER))
A_DRAFT = SubmitDraft(
    document="doc", leader=person_of(COMMUNE, LEADER), kind_id="TB", subject="Thông báo", files=release_act().files
)
DIGEST = text_of(A_DRAFT).digest
A_GROUP = SaveGroup(group="g", name="Các xã", recipients=(Recipient(office=DISTRICT),))
A_TEMPLATE = SaveTemplate(template="t", kind_id="TB", name="Thông báo", file=SCAN)
A_PRINT = NotePrint(
    book=OUTGOING,
    form="outgoing",
    part=1,
    until=date(2026, 11, 30),
    first_page=1,
    last_page=1,
    rows=(PrintedRow("1", 1, "a"),),
)
TO_OFFICER = Direct(document="doc", lead=Assigned(person=person_of(DISTRICT, OFFICER)), text="Tham mưu trả lời")
A_MEETING = Meeting(starts_at=datetime(2026, 11, 26, 8, tzinfo=VIET_NAM), place="Hội trường")
SOMEBODY_GOES = AnswerInvitation(document="doc", going=(Attendee(name="Lý Thị Mới"),))
HALF_WAY = ReportProgress(document="doc", text="Gần xong")
ON_PAPER = DirectFor(document="doc", leader=person_of(DISTRICT, LEADER), lead=TO_OFFICER.lead)
MORE_TIME = AskExtension(document="doc", due=date(2026, 12, 4), reason="Chờ số liệu")
NEWCOMER = AddPerson(person="new", name="Lý Thị Mới", roles=(RoleHeld(role=OFFICER),))
SOMEBODY = person_of(COMMUNE, OFFICER)
TABLE: list[tuple[type[Act], set[Role] | None, Callable[[], Situation]]] = [
    (OpenBook, {CLERK}, lambda: nothing_yet(OpenBook(book=OUTGOING, first=1249))),
    (Number, {CLERK}, lambda: nothing_yet(number_act())),
    (Void, {CLERK}, lambda: numbered(Void(book=OUTGOING, number=1, reason="Viết hỏng", on=DAY, document="doc"))),
    (Release, {CLERK}, lambda: numbered(release_act())),
    (Withdraw, {CLERK}, lambda: released(Withdraw(document="doc"))),
    (Recall, {CLERK}, lambda: released(Recall(document="doc", reason="Sai số liệu"))),
    (TakeIn, {CLERK}, lambda: Situation(Scene(), take_in_act())),
    (EnterEarlier, {CLERK}, earlier_rows),
    (SetYearDays, {CLERK, LEADER}, lambda: nothing_yet(SetYearDays(year=2027))),
    (SetSeries, {CLERK, LEADER}, lambda: nothing_yet(SetSeries(direction=Direction.OUTGOING, year=2027))),
    (Register, {CLERK}, lambda: released(register_act(), DISTRICT)),
    (Join, {CLERK}, by_two_roads),
    (Separate, {CLERK}, joined_by_mistake),
    (HandOver, {LEADER}, handed_over),
    (Refuse, {CLERK}, lambda: released(Refuse(document="doc", reason="Gửi nhầm"), DISTRICT)),
    (AnswerRecall, {CLERK}, asked_back),
    (CloseOutside, {CLERK}, sent_by_post),
    (Open, {CLERK, LEADER, OFFICER}, lambda: released(Open(document="doc"), DISTRICT)),
    (Arrive, None, lambda: released(Arrive(document="doc"), DISTRICT)),
    (RequestNumbers, None, lambda: nothing_yet(RequestNumbers(book=OUTGOING), pc=2)),
    (TakeOver, {LEADER}, lambda: nothing_yet(TakeOver(series=f"{COMMUNE}.outgoing", reason="Hỏng máy", on=DAY), pc=2)),
    (CloseTask, {CLERK, LEADER}, with_a_task),
    (AddPerson, {LEADER, ADMIN}, lambda: nothing_yet(NEWCOMER)),
    (SetRoles, {LEADER, ADMIN}, lambda: nothing_yet(SetRoles(person=SOMEBODY, roles=NEWCOMER.roles))),
    (EndPerson, {LEADER, ADMIN}, lambda: nothing_yet(EndPerson(person=SOMEBODY))),
    (RevokeDevice, {LEADER, ADMIN}, lambda: nothing_yet(RevokeDevice(device=pc_of(COMMUNE, 2)))),
    (Present, {CLERK}, lambda: registered(Present(document="doc"))),
    (Direct, {LEADER}, lambda: registered(TO_OFFICER)),
    (HandBack, {LEADER}, lambda: presented(HandBack(document="doc", reason="Thiếu phụ lục"))),
    (DirectFor, {CLERK}, lambda: registered(ON_PAPER)),
    (
        ReportProgress,
        {CLERK, LEADER, OFFICER},
        lambda: led_by_everybody(HALF_WAY),
    ),
    (AskExtension, {CLERK, LEADER, OFFICER}, lambda: led_by_everybody(MORE_TIME, DAY)),
    (Extend, {LEADER}, lambda: registered(Extend(document="doc", due=DAY), lead=OFFICER)),
    (Accept, {CLERK, LEADER, OFFICER}, led_by_everybody),
    (Finish, {CLERK, LEADER, OFFICER}, lambda: registered(Finish(document="doc"), lead=OFFICER)),
    (Remind, {CLERK, LEADER}, lambda: released(Remind(document="doc", text="Đề nghị báo cáo"))),
    (NoteMeeting, {CLERK, LEADER}, lambda: invited(NoteMeeting(document="doc", meeting=A_MEETING), None)),
    (AnswerInvitation, {CLERK, LEADER}, lambda: invited(SOMEBODY_GOES, A_MEETING)),
    (NoteCall, {CLERK, LEADER}, lambda: nothing_yet(NoteCall(called=DISTRICT, text="Đã gọi"))),
    (SaveGroup, {CLERK}, lambda: nothing_yet(A_GROUP)),
    (RemoveGroup, {CLERK}, with_a_group),
    (SaveTemplate, {CLERK}, lambda: nothing_yet(A_TEMPLATE)),
    (RemoveTemplate, {CLERK}, with_a_template),
    (NotePrint, {CLERK}, lambda: nothing_yet(A_PRINT)),
    (SubmitDraft, {CLERK, OFFICER}, lambda: nothing_yet(A_DRAFT)),
    (ApproveDraft, {LEADER}, lambda: submitted(ApproveDraft(document="doc", digest=DIGEST))),
    (ReturnDraft, {LEADER}, lambda: submitted(ReturnDraft(document="doc", digest=DIGEST, comment="Sửa"))),
    (SavePlanEntry, {CLERK, LEADER}, lambda: nothing_yet(AN_ENTRY)),
    (RemovePlanEntry, {CLERK, LEADER}, lambda: with_a_file(RemovePlanEntry(entry="e"), replace(AN_ENTRY, code="02"))),
    (OpenCaseFile, {CLERK, LEADER, OFFICER}, lambda: nothing_yet(A_FILE)),
    (
        ChangeCaseFile,
        {CLERK, LEADER, OFFICER},
        lambda: with_a_file(ChangeCaseFile(file="f", **FILE_FACTS | {"title": "B"})),
    ),
    (AddToCaseFile, {CLERK, LEADER, OFFICER}, lambda: with_a_file(FILED)),
    (
        TakeFromCaseFile,
        {CLERK, LEADER, OFFICER},
        lambda: with_a_file(TakeFromCaseFile(file="f", document="doc", reason="Nhầm"), FILED),
    ),
    (CloseCaseFile, {CLERK, LEADER, OFFICER}, lambda: with_a_file(ENDED, FILED)),
    (ChangeRetention, {CLERK, LEADER}, lambda: with_a_file(KEPT_LONGER, FILED, ENDED)),
    (ReopenCaseFile, {CLERK, LEADER, OFFICER}, lambda: with_a_file(ReopenCaseFile(file="f", reason="A"), FILED, ENDED)),
    (TransferCaseFile, {CLERK, LEADER}, lambda: with_a_file(TransferCaseFile(file="f", on=DAY), FILED, ENDED)),
    (LendOriginal, {CLERK, LEADER}, lambda: with_a_file(LENT)),
    (ReturnOriginal, {CLERK, LEADER}, lambda: with_a_file(ReturnOriginal(loan="l", on=DAY), LENT)),
    (WithdrawDraft, {CLERK, OFFICER}, lambda: submitted(WithdrawDraft(document="doc"))),
]
CELLS = [
    pytest.param(who, role, make, final, id=f"{act.kind()}-{role}-{'server' if final else 'pc'}")
    for act, who, make in TABLE
    for role in Role
    for final in (True, False)
]


def test_every_act_has_a_rule_a_row_of_the_matrix_and_a_situation_here() -> None:
    acts = set(get_args(AnyAct))
    assert set(RULES) == acts == {act for act, _, _ in TABLE}
    assert set(MATRIX) == {act.kind() for act in acts}


@pytest.mark.parametrize(("who", "role", "make", "final"), CELLS)
def test_an_act_is_done_for_those_roles_alone_that_may_do_it(
    who: set[Role] | None, role: Role, make: Callable[[], Situation], final: bool
) -> None:
    scene, act, office, pc = make()
    outcome = scene.ask(act, office, role, pc, final=final)
    if who is None or role in who:
        assert isinstance(outcome, Changes), outcome
        assert outcome.conflict is None
    else:
        refusal = scene.refusal(act, office, role=role, pc=pc, final=final)
        assert (refusal.code, refusal.facts["act"]) == ("person.may_not", act.kind())


@pytest.mark.parametrize(("who", "make"), [pytest.param(w, m, id=a.kind()) for a, w, m in TABLE])
def test_without_a_person_only_the_pcs_own_reports_are_taken(
    who: set[Role] | None, make: Callable[[], Situation]
) -> None:
    scene, act, office, pc = make()
    outcome = scene.ask(act, office, pc=pc, person="")
    assert isinstance(outcome, Changes) if who is None else outcome.code == "person.unknown"  # type: ignore[union-attr]


def test_a_role_raised_on_a_pc_changes_nothing_at_the_server() -> None:
    server, pc = Scene(), Scene()
    officer = pc.state.get(Person, person_of(COMMUNE, OFFICER))
    assert officer is not None
    pc.state.put(replace(officer, roles=tuple(RoleHeld(role=role) for role in Role)))
    assert isinstance(pc.ask(number_act(), role=OFFICER, final=False), Changes)
    assert server.refusal(number_act(), role=OFFICER).code == "person.may_not"


def test_one_person_may_hold_several_roles() -> None:
    scene, officer = Scene(), person_of(COMMUNE, OFFICER)
    assert scene.refusal(number_act(), role=OFFICER).code == "person.may_not"
    scene.do(SetRoles(person=officer, roles=(RoleHeld(role=OFFICER), RoleHeld(role=CLERK))), role=LEADER)
    scene.do(number_act(), role=OFFICER)


def test_a_leader_makes_an_acting_clerk_for_some_days() -> None:
    scene, officer = Scene(), person_of(COMMUNE, OFFICER)
    acting = RoleHeld(role=CLERK, since=date(2026, 11, 24), until=date(2026, 11, 30))
    scene.do(SetRoles(person=officer, roles=(RoleHeld(role=OFFICER), acting)), role=LEADER)
    assert scene.refusal(number_act(), role=OFFICER).code == "person.may_not", "it has not begun"
    scene.now = scene.now.replace(month=12, day=2)
    late = scene.ask(number_act(), role=OFFICER)
    assert isinstance(late, Changes)
    assert late.conflict is not None
    assert late.conflict.code == "person.role_ended"
    scene.now = scene.now.replace(month=11, day=25)
    scene.do(number_act(), role=OFFICER)
