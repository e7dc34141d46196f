"""A commune with people: a clerk, leaders and officers who share its PC."""

from app.actions.desk import Desk
from tests.support.places import DistrictPlace, Pc

LEADER, DEPUTY, OFFICER, HELPER = "Lý Văn Thành", "Nguyễn Đỗ Ẵ", "Đỗ Văn Mẫu", "Vi Thị Lệ"


class Staff:
    """Ids of the people by their names; the PC's first person is its clerk."""

    def __init__(self, place: DistrictPlace, pc: Pc, *, leaders: int = 1) -> None:
        self._pc = pc
        self.clerk = pc.replica.identity.people[0]
        self.leader = self._join(place, "leader", LEADER)
        self.deputy = self._join(place, "leader", DEPUTY) if leaders > 1 else ""
        self.officer = self._join(place, "officer", OFFICER)
        self.helper = self._join(place, "officer", HELPER)

    def desk(self, person: str) -> Desk:
        return Desk(self._pc.replica, person)

    def _join(self, place: DistrictPlace, role: str, name: str) -> str:
        person = place.person(self._pc.office, role, name)
        self._pc.join(person)
        return person
