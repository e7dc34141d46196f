"""Three days at a commune and its district, Monday to Wednesday afternoon, as screens are shown and judged with them.

Real rows by real actions over the real server core, in the sample's offices; all times come from one clock. The
documents are this project's own and speak of nobody.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from pathlib import Path

import msgspec

from app.actions import circulation, outgoing, reminding
from app.actions.outgoing import Wanted
from app.actions.seen import open_document
from app.sample.cast import ORGANISATIONS
from sync.engine.line_status import LineStatus
from sync.replica import news
from sync.replica.meta import write_meta
from sync.rules.assignments import Assigned
from sync.rules.books import Direction
from sync.rules.documents import Urgency
from sync.rules.legal_time import VIET_NAM
from sync.rules.meetings import Meeting
from tests.support.others_below import act_below
from tests.support.papers import pdf
from tests.support.places import DistrictPlace, Pc
from tests.support.sample_offices import DISTRICT
from tests.support.staff import LEADER, Staff
from tests.support.week_papers import letter, report, swine_letter

OWN, TOWN, NEAR, CLOSED, HIGH = "06511", "06463", "06523", "06520", "06514"
REAL = frozenset({OWN, TOWN, NEAR})  # communes with a PC
CLERK, DISTRICT_CLERK = "Hoàng Thị Mai", "Trần Thị Thu Hà"
TITLES = {"KH": "KẾ HOẠCH", "TB": "THÔNG BÁO", "GM": "GIẤY MỜI", "BC": "BÁO CÁO", "TTr": "TỜ TRÌNH"}
FILES = {
    "payments": "giai-ngan",
    "visit": "ngay-hoi",
    "meeting": "giao-ban",
    "border": "dat-dai",
    "hall": "nha-van-hoa",
}
MONDAY, TUESDAY, WEDNESDAY = date(2026, 11, 23), date(2026, 11, 24), date(2026, 11, 25)
GIVEN_HOUR = Meeting(
    starts_at=datetime(2026, 11, 27, 8, 0, tzinfo=VIET_NAM),
    ends_at=datetime(2026, 11, 27, 11, 0, tzinfo=VIET_NAM),
    place="Phòng họp trực tuyến, UBND huyện",
    chair="Trần Quốc Bảo, Chủ tịch UBND huyện",
    attendees="Chủ tịch UBND các xã, thị trấn; công chức văn phòng",
)
FESTIVAL = Meeting(
    starts_at=datetime(2026, 11, 28, 7, 30, tzinfo=VIET_NAM), place="Nhà văn hóa thôn Làng Đăng", chair="Lý Văn Thành"
)


@dataclass
class Week:
    """Ids of documents by the names that screens know them by."""

    place: DistrictPlace
    district: Pc
    commune: Pc
    town: Pc
    near: Pc
    staff: Staff
    ids: dict[str, str] = field(default_factory=dict)

    @property
    def pcs(self) -> tuple[Pc, ...]:
        return (self.district, self.commune, self.town, self.near)

    def until(self, day: date, hour: int, minute: int) -> None:
        """Let time go on to this minute of Viet Nam's day."""
        left = datetime(day.year, day.month, day.day, hour, minute, tzinfo=VIET_NAM) - self.place.clock.now()
        for clock in (self.place.clock, *(pc.clock for pc in self.pcs)):
            clock.advance(seconds=left.total_seconds())

    def send(
        self,
        name: str,
        pc: Pc,
        subject: str,
        kind: str = "CV",
        to: Iterable[str] = (OWN,),
        urgency: Urgency = Urgency.NORMAL,
        due: date | None = None,
        due_time: time | None = None,
        files: tuple[Path, ...] = (),
        outside: tuple[str, ...] = (),
        signer: str = "Trần Quốc Bảo",
        hold_s: float = 0,
        size: int = 0,
        meeting: Meeting | None = None,
    ) -> None:
        """Number and release a document on its day; a typeset page where no files are named. `size`: of a scan."""
        today = pc.clock.now().astimezone(VIET_NAM).date()
        path = pc.folder / f"{kind}-{FILES.get(name, name)}.pdf"
        if not files and size:
            files = (pdf(path, size, seed=len(subject)),)
        elif not files:
            notation = f"…/{'UBND-VP' if kind == 'CV' else f'{kind}-UBND'}"
            files = (letter(path, pc.office, kind, TITLES.get(kind, ""), subject, signer, notation, today),)
        wanted = Wanted(
            kind=kind,
            subject=subject,
            issued_on=today,
            signer=signer,
            urgency=urgency,
            due=due,
            due_time=due_time,
            files=files,
            to=tuple(to),
            outside=outside,
            meeting=meeting,
        )
        self.ids[name] = outgoing.dispatch(pc.desk, wanted, hold_s=hold_s).id

    def sync(self, *pcs: Pc) -> None:
        for pc in pcs or self.pcs:
            pc.sync()

    def enter(self, *names: str) -> None:
        """The commune's clerk reads and registers them."""
        for name in names:
            open_document(self.commune.desk, self.ids[name])
            register(self.commune, self.ids[name])


def register(pc: Pc, id: str) -> None:
    pc.register(id, pc.clock.now().astimezone(VIET_NAM).date())


def week(root: Path) -> Week:
    """Wednesday, 14:25: the line has been away since 14:18."""
    made = _founded(root)
    _monday(made)
    _tuesday(made)
    _wednesday(made)
    _without_a_line(made)
    return made


def note_line(pc: Pc, state: str, event: str) -> None:
    """As the engine notes the line."""
    status = LineStatus(state=state, since=pc.clock.now(), code="" if state == "up" else "line.unreachable")
    with pc.replica.write() as t:
        write_meta(t.connection, "line", msgspec.json.encode(status).decode())
        news.note(t.connection, pc.clock.now(), [(event, status.code)])


def _founded(root: Path) -> Week:
    place = DistrictPlace(root, tree=ORGANISATIONS)
    district = place.enrol(DISTRICT, name=DISTRICT_CLERK)
    commune = place.enrol(OWN, name=CLERK)
    made = Week(
        place,
        district,
        commune,
        place.enrol(TOWN, name="Phạm Thị Hương"),
        place.enrol(NEAR, name="Nông Văn Thắng"),
        Staff(place, commune),
    )
    district.open_book(1231)
    commune.open_book(61)
    commune.open_book(405, Direction.INCOMING)
    return made


def _monday(made: Week) -> None:
    district, commune, staff, ids = made.district, made.commune, made.staff, made.ids
    made.until(MONDAY, 8, 10)
    made.send("vaccine", district, "Kế hoạch tiêm chủng mở rộng và uống vitamin A đợt 2 năm 2026", "KH", ["all"])
    made.until(MONDAY, 9, 30)
    made.send(
        "cards",
        district,
        "Phối hợp cấp căn cước lưu động tại các thôn vùng cao",
        urgency=Urgency.VERY_URGENT,
        due=date(2026, 11, 27),
    )
    made.until(MONDAY, 10, 5)
    made.send(
        "payments",
        district,
        "Đề nghị báo cáo tiến độ giải ngân vốn đầu tư công đến ngày 20 tháng 11 năm 2026",
        to=["all"],
        due=TUESDAY,
    )
    made.sync()
    made.until(MONDAY, 10, 20)
    made.enter("vaccine", "cards", "payments")
    lead = staff.desk(staff.leader)
    circulation.present(staff.desk(staff.clerk), ids["vaccine"], staff.leader)
    circulation.direct(lead, ids["vaccine"], Assigned(person=staff.helper), "Phối hợp trạm y tế triển khai.")
    circulation.direct(
        lead,
        ids["cards"],
        Assigned(person=staff.helper),
        "Thông báo tới các thôn trước ngày 26.",
        due=date(2026, 11, 26),
    )
    circulation.direct(lead, ids["payments"], Assigned(person=staff.officer), "Tổng hợp, báo cáo đúng hạn.")
    circulation.accept(staff.desk(staff.helper), ids["cards"])
    circulation.accept(staff.desk(staff.officer), ids["payments"])
    made.until(MONDAY, 15, 40)
    made.send(
        "poor",
        commune,
        "Báo cáo kết quả rà soát hộ nghèo, hộ cận nghèo năm 2026",
        "BC",
        [DISTRICT],
        signer=LEADER,
        files=(report(commune.folder / "BC-ra-soat-ho-ngheo.pdf", MONDAY),),
    )
    circulation.finish(staff.desk(staff.helper), ids["vaccine"], "Đã thông báo tới 9 thôn.")
    made.sync()


def _tuesday(made: Week) -> None:
    district, commune, staff, ids = made.district, made.commune, made.staff, made.ids
    made.until(TUESDAY, 8, 15)
    made.send(
        "meeting",
        district,
        "Giấy mời họp giao ban trực tuyến công tác cải cách hành chính quý IV",
        "GM",
        ["all"],
        Urgency.URGENT,
        date(2026, 11, 26),
        meeting=GIVEN_HOUR,
    )
    district.sync()
    register(district, ids["poor"])
    made.until(TUESDAY, 10, 40)
    made.send("border", made.town, "Phối hợp quản lý đất đai khu vực giáp ranh hai đơn vị", signer="Hà Văn Mẫu")
    made.send(
        "visit",
        commune,
        "Giấy mời dự Ngày hội Đại đoàn kết toàn dân tộc thôn Làng Đăng",
        "GM",
        [TOWN, NEAR, HIGH, DISTRICT],
        outside=("by_hand:Trường THCS xã Quang Lang",),
        signer=LEADER,
        due=date(2026, 11, 27),
        meeting=FESTIVAL,
    )
    made.sync()
    made.near.refuse(ids["visit"], "Văn bản gửi nhầm, xã không có thôn này")
    register(made.town, ids["visit"])
    made.until(TUESDAY, 14, 5)
    made.send("hall", commune, "Xin kinh phí sửa chữa nhà văn hóa thôn Làng Thượng", "TTr", [DISTRICT], signer=LEADER)
    made.send("citizens", district, "Lịch tiếp công dân định kỳ tháng 12 của Chủ tịch UBND huyện", "TB", ["all"])
    made.sync()
    made.enter("meeting", "border", "citizens")
    circulation.present(
        staff.desk(staff.clerk), ids["meeting"], staff.leader, "Đề nghị đồng chí Đỗ Văn Mẫu chuẩn bị báo cáo."
    )
    made.place.set_open(CLOSED, is_open=False)
    made.send("road", commune, "Đề nghị phối hợp sửa đường liên xã đoạn Nà Pe", to=[CLOSED], signer=LEADER)
    made.sync()


def _wednesday(made: Week) -> None:
    district, commune, ids = made.district, made.commune, made.ids
    made.until(WEDNESDAY, 8, 5)
    note_line(commune, "down", "offline")
    made.until(WEDNESDAY, 8, 20)
    reminding.remind(district.desk, ids["payments"], "Đề nghị gửi báo cáo trong sáng nay.", (OWN,))
    made.send("holiday", district, "Thông báo lịch nghỉ và trực Tết Dương lịch năm 2027", "TB", ["all"])
    made.until(WEDNESDAY, 9, 50)
    made.send("moving", made.near, "Đề nghị xác nhận hộ nghèo chuyển nơi cư trú", signer="Lương Văn Tài")
    made.send("fund", commune, "Tiến độ thu quỹ phòng, chống thiên tai năm 2026", "BC", [DISTRICT], signer=LEADER)
    made.until(WEDNESDAY, 11, 30)
    made.send(
        "aid",
        district,
        "Rà soát, lập danh sách người hưởng trợ cấp bảo trợ xã hội tháng 12",
        to=["all"],
        due=date(2026, 12, 1),
    )
    made.district.sync()
    note_line(commune, "up", "online")
    made.sync()
    for name in ("visit", "hall"):
        open_document(district.desk, ids[name])
    made.until(WEDNESDAY, 14, 2)
    made.send(
        "swine",
        district,
        "Khẩn trương phòng, chống dịch tả lợn Châu Phi và rà soát hộ chăn nuôi trên địa bàn",
        to=["all"],
        urgency=Urgency.MOST_URGENT,
        due=WEDNESDAY + timedelta(days=1),
        due_time=time(17),
        files=(
            swine_letter(district.folder / "1238-UBND-VP.pdf", WEDNESDAY),
            pdf(district.folder / "Mẫu danh sách hộ chăn nuôi.pdf", 36_000),
        ),
    )
    made.sync()
    act_below(made.place, [ids[name] for name in ("vaccine", "payments", "meeting")], handled=True, real=REAL)
    act_below(made.place, [ids[name] for name in ("citizens", "holiday", "aid")], handled=False, real=REAL)
    made.until(WEDNESDAY, 14, 17)
    made.sync(district, commune)


def _without_a_line(made: Week) -> None:
    commune = made.commune
    made.until(WEDNESDAY, 14, 18)
    note_line(commune, "down", "offline")
    made.until(WEDNESDAY, 14, 19)
    made.send(
        "losses",
        commune,
        "Báo cáo nhanh thiệt hại đàn lợn tại thôn Khun Phang",
        "BC",
        [DISTRICT],
        Urgency.URGENT,
        signer=LEADER,
        size=640_000,
    )
    made.send("plan", commune, "Kế hoạch ra quân làm thủy lợi mùa khô năm 2026", "KH", [DISTRICT, TOWN], signer=LEADER)
    made.until(WEDNESDAY, 14, 23)
    outgoing.number(
        commune.desk,
        Wanted(kind="TB", subject="Họp thôn bàn làm đường bê tông", issued_on=WEDNESDAY, signer=LEADER),
    )
    for kind, subject, to in (
        ("KH", "Kế hoạch tổ chức Hội thi nấu ăn mừng Đảng, mừng Xuân Đinh Mùi", ()),
        ("BC", "Báo cáo công tác tháng 11 và nhiệm vụ trọng tâm tháng 12 năm 2026", (DISTRICT,)),
    ):
        path, notation = commune.folder / f"{kind}-ban-nhap.pdf", f"…/{kind}-UBND"
        paper = letter(path, commune.office, kind, TITLES[kind], subject, LEADER, notation, WEDNESDAY)
        wanted = Wanted(kind=kind, subject=subject, issued_on=WEDNESDAY, to=to, files=(paper,) if to else ())
        outgoing.save_draft(commune.desk, wanted)
    made.sync(made.district, made.near)
    made.until(WEDNESDAY, 14, 25)
    made.send(
        "stage",
        commune,
        "Đề nghị cho mượn phông rạp phục vụ Ngày hội",
        to=[TOWN],
        signer=LEADER,
        hold_s=10,
    )
