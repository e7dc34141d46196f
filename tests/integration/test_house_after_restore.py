"""What an office keeps for itself outlives the server's disk: its PCs bring back what the backup does not hold."""

from pathlib import Path

import pytest

from app.actions import case_files, circulation, handing_over, outgoing, templates
from app.actions.case_files import Facts
from app.actions.handing_over import Wish
from app.actions.outgoing import Wanted
from sync.errors import Defect
from sync.rules.assignments import Assigned
from sync.rules.case_files import CaseFile, FiledDocument, filed_id
from sync.rules.corrections import Corrected, Correction, Way, correction_id
from sync.rules.documents import Handling, handling_id
from sync.rules.handing_over import Handover
from sync.rules.templates import Template
from tests.support import on_s3
from tests.support.papers import pdf
from tests.support.places import WRITTEN, DistrictPlace, Pc
from tests.support.sample_offices import COMMUNE, DISTRICT


class House:
    """After the backup the commune's clerk and leader did all that is new in a house."""

    def __init__(self, place: DistrictPlace, clerk: Pc, district: Pc, folder: Path) -> None:
        self.place, self.clerk, self.district = place, clerk, district
        self.leader = place.enrol(COMMUNE, "leader", "Lý Văn Thành")
        self.officer = place.enrol(COMMUNE, "officer", "Đỗ Văn Mẫu")
        self.id = district.dispatch("Thông báo", to=[COMMUNE]).id
        self.sync()
        self.backup = place.back_up()
        clerk.register(self.id)
        self.template = templates.save_template(clerk.desk, "TB", "Thông báo", pdf(folder / "mau.pdf", 50_000, seed=1))
        lead, slip = Assigned(person=self.officer.desk.person), pdf(folder / "phieu.pdf", 60_000, seed=2)
        circulation.direct_for(clerk.desk, self.id, self.leader.desk.person, lead, "Làm", slip=slip)
        self.file = case_files.open_file(clerk.desk, Facts("01", "Việc chung", 5, clerk.desk.person), WRITTEN.year)
        case_files.add(clerk.desk, self.file.id, [self.id])
        self.first = clerk.dispatch("Báo cáo", to=[DISTRICT]).id
        corrects, paper = Corrected(document=self.first, way=Way.SUPERSEDES), pdf(folder / "moi.pdf", 7_000, seed=7)
        second = Wanted(subject="Báo cáo mới", issued_on=WRITTEN, files=(paper,), corrects=corrects)
        self.second = outgoing.dispatch(clerk.desk, second).id
        self.sync()
        officer, person = self.officer.desk.person, self.leader.desk.person
        wish = Wish(person=officer, to=person, is_present=False, reason="Ốm")
        self.handover = handing_over.hand_over(self.leader.desk, wish)
        self.sync()

    @property
    def pcs(self) -> list[Pc]:
        return [self.clerk, self.leader, self.officer, self.district]

    def sync(self) -> None:
        for pc in (*self.pcs, *self.pcs):
            pc.sync()


@pytest.fixture
def house(place: DistrictPlace, commune: Pc, district: Pc, tmp_path: Path) -> House:
    return House(place, commune, district, tmp_path)


def test_templates_slips_case_files_corrections_and_handovers_come_back(house: House) -> None:
    before = house.clerk.shown(house.id)
    house.place.restore(house.backup)
    for _ in range(3):
        house.sync()
    for pc in house.pcs:
        assert (pc.refused(), [task for task in pc.tasks() if task.code == "verdict_changed"]) == ([], [])
    row = house.place.row
    assert row(Template, house.template.id).stored_at is not None
    page = row(Handling, handling_id(house.id, COMMUNE))
    assert set(page.slips_stored) == {file.sha256 for file in page.slips.values()} != set()
    assert page.directive.lead.person == house.leader.desk.person
    assert row(CaseFile, house.file.id).code == "01"
    assert row(FiledDocument, filed_id(house.id, house.file.id)).out is None
    assert row(Correction, correction_id(house.first, house.second)).is_in_force
    assert row(Handover, house.handover).documents[0].document == house.id
    assert house.clerk.shown(house.id).listed.line == before.listed.line


def test_files_that_the_backup_had_to_leave_out_are_brought_again(house: House) -> None:
    page = house.place.row(Handling, handling_id(house.id, COMMUNE))
    hashes = [house.template.file.sha256, *page.slips_stored]
    for sha256 in hashes:
        on_s3.take_away(house.place.home, sha256)
    with pytest.raises(Defect) as defect:
        house.place.back_up()
    assert defect.value.facts["count"] == "2"
    house.place.restore(Path(defect.value.facts["file"]))
    house.sync()
    assert all(on_s3.is_there(house.place.home, sha256) for sha256 in hashes)
