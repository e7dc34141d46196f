"""Every act once as its first release wrote it, and again where fields have joined it since."""

from datetime import UTC, date, datetime, time

from sync.rules import desk_acts, draft_acts, filing_acts, following_acts, handover_acts, joining_acts
from sync.rules import intents as acts
from sync.rules.assignments import Assigned
from sync.rules.books import Direction
from sync.rules.corrections import Corrected, Way
from sync.rules.deliveries import Channel, Purpose, Recipient
from sync.rules.documents import FileFacts, Source, Urgency
from sync.rules.earlier_acts import EarlierRow, EnterEarlier
from sync.rules.intents import AnyAct
from sync.rules.legal_time import VIET_NAM
from sync.rules.meetings import Attendee, Meeting
from sync.rules.people import Role, RoleHeld
from sync.rules.series_acts import SeriesPart, SetSeries

DOCUMENT, PERSON = "0190f3a2-b4c5-7d8e-9fa0-b1c2d3e4f506", "0190f3a2-b4c5-7000-8000-00000000aaaa"
FILE_ID = "0190f3a2-b4c5-7111-8222-00000000bbbb"
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
    filing_acts.SavePlanEntry(
        entry=FILE_ID,
        year=2026,
        code="01.TCCB",
        title="Hồ sơ về nâng lương năm 2026",
        keep_years=20,
        holder=PERSON,
        heading="I. Tổ chức cán bộ",
        note="Gồm 2 tập",
    ),
    filing_acts.RemovePlanEntry(entry=FILE_ID),
    filing_acts.OpenCaseFile(
        file=FILE_ID,
        year=2026,
        code="01.TCCB",
        title="Hồ sơ về nâng lương năm 2026",
        keep_years=0,
        holder=PERSON,
        opened_on=DAY,
        is_construction=True,
    ),
    filing_acts.ChangeCaseFile(
        file=FILE_ID, code="01.TCCB", title="Hồ sơ về nâng bậc lương", keep_years=70, holder=PERSON
    ),
    filing_acts.AddToCaseFile(file=FILE_ID, documents=(DOCUMENT, f"06463-{DOCUMENT}")),
    filing_acts.TakeFromCaseFile(file=FILE_ID, document=DOCUMENT, reason="Đưa nhầm\nhồ sơ"),
    filing_acts.CloseCaseFile(file=FILE_ID, ended_on=date(2026, 12, 31), documents=17, sheets=140),
    filing_acts.ReopenCaseFile(file=FILE_ID, reason="Còn thiếu quyết định"),
    filing_acts.TransferCaseFile(file=FILE_ID, on=date(2027, 11, 20), taken_by="Lưu trữ cơ quan"),
    filing_acts.LendOriginal(
        loan=DOCUMENT, document=f"06463-{DOCUMENT}", user="Lý Văn Mượn", on=DAY, allowed_by=PERSON, note="Xem tại chỗ"
    ),
    filing_acts.ReturnOriginal(loan=DOCUMENT, on=date(2026, 11, 30)),
    desk_acts.SaveTemplate(template=DOCUMENT, kind_id="TB", name="Thông báo họp thôn", file=FILE),
    desk_acts.RemoveTemplate(template=DOCUMENT),
    joining_acts.Join(document=DOCUMENT, to=f"06463-{DOCUMENT}", reason="Bản giấy ghi nhầm ngày", gives_up=413),
    handover_acts.HandOver(
        person=PERSON,
        to=DOCUMENT,
        on=DAY,
        roles=(Role.CLERK,),
        ends=True,
        shuts_pcs=True,
        is_present=True,
        reason="Chuyển công tác",
        device=DOCUMENT,
        series=("06463.outgoing",),
        documents=(f"06463-{DOCUMENT}",),
        books=(handover_acts.BookStand(book=BOOK, last=1260, gaps=(1250, 1255)),),
        drafts=2,
        unsent=3,
    ),
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
    joining_acts.Separate(document=DOCUMENT, to=f"06463-{DOCUMENT}", reason="Hai văn bản khác nhau"),
    filing_acts.ChangeRetention(
        file=FILE_ID, keep_years=50, reason="Đang có khiếu nại", consented_by="Hội đồng xác định giá trị", on=DAY
    ),
    SetSeries(direction=Direction.OUTGOING, year=2027, parts=(SeriesPart("QĐ", ("QĐ", "QyĐ")),)),
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
    "release.corrects": acts.Release(
        document=DOCUMENT,
        subject="V/v đính chính",
        files=(FILE,),
        recipients=(TO_REPORT,),
        corrects=Corrected(document=f"06463-{DOCUMENT}", way=Way.CORRECTS),
    ),
    "submit_draft.corrects": draft_acts.SubmitDraft(
        document=f"06463-{DOCUMENT}",
        leader=PERSON,
        kind_id="QĐ",
        subject="Về việc nghỉ lễ",
        files=(FILE,),
        corrects=Corrected(
            document=f"06463-{PERSON}", way=Way.SUPERSEDES, notation="12/QĐ-UBND", issued_on=date(2026, 11, 20)
        ),
    ),
    "number.suffix": acts.Number(
        document=DOCUMENT,
        kind_id="TB",
        number=12,
        subject="Thông báo nghỉ lễ",
        issued_on=DAY,
        suffix="a",
        reason="Ký ngày 20/11, đến nay mới cấp số",
    ),
    "approve_draft.files": draft_acts.ApproveDraft(document=f"06463-{DOCUMENT}", digest=FILE.sha256, files=(FILE,)),
    "void.suffix": acts.Void(book=BOOK, number=12, reason="Viết hỏng", on=DAY, suffix="a"),
    "present.proposed": desk_acts.Present(
        document=DOCUMENT,
        lead=PERSON,
        collaborators=(DOCUMENT,),
        due=date(2026, 12, 1),
        due_time=time(16),
    ),
    "direct.amending": desk_acts.Direct(document=DOCUMENT, lead=Assigned(person=PERSON), amends=DOCUMENT),
    "number.series": acts.Number(
        document=DOCUMENT, kind_id="QĐ", number=12, subject="Quyết định nâng lương", issued_on=DAY, series="QĐ"
    ),
    "register.series": acts.Register(document=DOCUMENT, number=7, registered_on=DAY, series="ĐT"),
}
