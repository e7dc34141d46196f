"""Templates over the real server: on every PC of the office, to the byte; and the form where there is none."""

import zipfile
from datetime import date
from pathlib import Path

import pytest

from app.actions import templates
from app.actions.templates import BLANK, file_to_begin_with, office_templates
from app.documents.office_text import office_text
from sync.errors import Refused
from sync.replica.draft_content import DraftContent
from sync.replica.orphans import sweep
from sync.rules.deliveries import Recipient
from tests.support.papers import pdf
from tests.support.places import WRITTEN, DistrictPlace, Pc
from tests.support.sample_offices import COMMUNE, DISTRICT


@pytest.fixture
def officer(place: DistrictPlace, commune: Pc) -> Pc:
    return place.enrol(COMMUNE, "officer", "Lê Thị Mẫu")


def names(pc: Pc) -> list[tuple[str, bool]]:
    return [(one.name, is_here) for one, is_here in office_templates(pc.replica)]


def test_a_template_is_on_every_pc_of_the_office_to_the_byte(commune: Pc, officer: Pc, district: Pc) -> None:
    path = pdf(commune.folder / "Mẫu thông báo.docx", 40_000, seed=3)
    template = templates.save_template(commune.desk, "tb", "Thông báo họp thôn", path)
    assert names(commune) == [("Thông báo họp thôn", True)]
    assert names(officer) == []
    for pc in (commune, officer, district):
        pc.sync()
    assert names(officer) == [("Thông báo họp thôn", True)]
    assert names(district) == []
    file = file_to_begin_with(officer.replica, DraftContent(id="x", kind="TB"), template.id)
    assert file.name == "Mẫu thông báo.docx"
    assert officer.replica.files.path(file.sha256).read_bytes() == path.read_bytes()


def test_another_file_takes_its_place_everywhere_and_a_removed_one_goes(commune: Pc, officer: Pc) -> None:
    first, second = (pdf(commune.folder / f"{n}.docx", 9_000, seed=n) for n in (4, 5))
    template = templates.save_template(commune.desk, "TB", "", first)
    assert template.name == "4"
    for pc in (commune, officer):
        pc.sync()
    templates.save_template(commune.desk, "TB", "Mẫu mới", second, template.id)
    for pc in (commune, officer):
        pc.sync()
    assert names(officer) == [("Mẫu mới", True)]
    file = file_to_begin_with(officer.replica, DraftContent(id="x", kind="TB"), template.id)
    assert officer.replica.files.path(file.sha256).read_bytes() == second.read_bytes()
    templates.remove_template(commune.desk, template.id)
    for pc in (commune, officer):
        pc.sync()
    assert names(officer) == []
    with pytest.raises(Refused, match=r"template.unknown"):
        file_to_begin_with(officer.replica, DraftContent(id="x", kind="TB"), template.id)


def test_what_has_not_come_yet_is_said_so(commune: Pc, officer: Pc) -> None:
    path = pdf(commune.folder / "a.docx", 90_000, seed=6)
    template = templates.save_template(commune.desk, "TB", "Mẫu", path)
    commune.sync()
    officer.pull()
    assert names(officer) == [("Mẫu", False)]
    with pytest.raises(Refused, match=r"file.still_coming"):
        file_to_begin_with(officer.replica, DraftContent(id="x", kind="TB"), template.id)


def test_its_file_is_never_swept_and_an_open_line_is_not_needed_to_keep_it(commune: Pc) -> None:
    path = pdf(commune.folder / "a.docx", 9_000, seed=7)
    commune.line.is_down = True
    templates.save_template(commune.desk, "TB", "Mẫu", path)
    commune.clock.advance(days=30)
    sweep(commune.replica)
    assert names(commune) == [("Mẫu", True)]


def text_of(pc: Pc, content: DraftContent) -> str:
    file = file_to_begin_with(pc.replica, content, BLANK)
    found = office_text(pc.replica.files.path(file.sha256))
    assert found is not None
    return str(found)


def test_the_form_of_the_law_is_filled_from_what_is_known(commune: Pc) -> None:
    content = DraftContent(
        id="x",
        kind="TB",
        subject="Lịch tiêm phòng <đợt 2> & nghỉ lễ",
        issued_on=date(2026, 1, 5),
        signer="Lý Văn Thành",
        recipients=(Recipient(office=DISTRICT), Recipient(name="Công ty Điện lực")),
    )
    text = text_of(commune, content)
    for part in (
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "/TB-UBND",
        "ngày 05 tháng 01 năm 2026",
        "THÔNG BÁO",
        "Lịch tiêm phòng <đợt 2> & nghỉ lễ",
        "Nơi nhận:",
        "Công ty Điện lực",
        "- Lưu: VT.",
        "Lý Văn Thành",
    ):
        assert part in text, part


def test_a_letter_has_its_matter_under_its_number_and_whom_it_is_for(commune: Pc) -> None:
    content = DraftContent(
        id="x",
        kind="CV",
        subject="Báo cáo hộ nghèo",
        unit="VP",
        issued_on=WRITTEN,
        recipients=(Recipient(office=DISTRICT),),
    )
    text = text_of(commune, content)
    for part in ("/UBND-VP", "V/v báo cáo hộ nghèo", "Kính gửi: ", "ngày 23 tháng 11 năm 2026", "- Như trên;"):
        assert part in text, part
    assert "CÔNG VĂN" not in text


def test_alike_facts_make_alike_files(commune: Pc, tmp_path: Path) -> None:
    content = DraftContent(id="x", kind="TB", subject="Nghỉ lễ", issued_on=WRITTEN)
    first, second = (file_to_begin_with(commune.replica, content, BLANK) for _ in range(2))
    assert first == second
    assert zipfile.is_zipfile(commune.replica.files.path(first.sha256))


def test_no_secret_becomes_a_form(commune: Pc) -> None:
    with pytest.raises(Refused, match=r"secret.subject"):
        file_to_begin_with(commune.replica, DraftContent(id="x", kind="TB", subject="Kế hoạch (MẬT)"), BLANK)
