"""Everybody of all offices from one list: nobody where a line is wrong, nobody twice, as spreadsheets save it."""

from pathlib import Path

import pytest

from sync.errors import Refused
from sync.server.people_import import Brought, bring_in, listed_people
from sync.server.people_list import WrongLine
from tests.support.places import DistrictPlace
from tests.support.programs import run
from tests.support.sample_offices import COMMUNE, DISTRICT, NEIGHBOUR

HEAD = "office,name,role\n"


def brought(place: DistrictPlace, path: Path) -> list[Brought]:
    with place.home.database.write() as connection:
        listed = listed_people(connection, path)
        assert listed.wrong == ()
        return bring_in(connection, place.operator, listed)


def wrong(place: DistrictPlace, path: Path) -> list[WrongLine]:
    with place.home.database.read() as connection:
        return list(listed_people(connection, path).wrong)


def saved(tmp_path: Path, text: str, encoding: str = "utf-8") -> Path:
    path = tmp_path / "people.csv"
    path.write_text(text, encoding=encoding)
    return path


def names(place: DistrictPlace, office: str) -> list[tuple[str, str]]:
    return sorted((one["name"], one["role"]) for one in place.operator.people(office))


def test_everybody_is_added_once_however_often_the_list_comes(place: DistrictPlace, tmp_path: Path) -> None:
    text = HEAD + f"{COMMUNE},Lý Thị Mẫu,clerk\n{COMMUNE},Hà Văn Mẫu,leader\n\n{DISTRICT},Hạ Văn Mẫu,officer;admin\n"
    path = saved(tmp_path, text)
    first, second = brought(place, path), brought(place, path)
    assert [(one.line, one.state) for one in first] == [(2, "added"), (3, "added"), (5, "added")]
    assert [(one.state, one.id) for one in second] == [("known", one.id) for one in first]
    assert names(place, COMMUNE) == [("Hà Văn Mẫu", "leader"), ("Lý Thị Mẫu", "clerk")]
    assert names(place, DISTRICT) == [("Hạ Văn Mẫu", "admin,officer")]


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (f"office;name;role\r\n{COMMUNE};Lý Thị Mẫu;clerk\r\n", "utf-8-sig"),
        (f"office\tname\trole\n{COMMUNE}\tLý Thị Mẫu\tclerk\n", "utf-16"),
        (f"Họ và tên,Chức vụ,Vai trò,Mã cơ quan\n Lý  Thị Mẫu ,Công chức,Văn thư,{COMMUNE}\n", "utf-8"),
        (HEAD + f"{COMMUNE.lstrip('0')},Lý Thị Mẫu,văn thư\n", "utf-8"),  # a spreadsheet has taken the zero away
    ],
    ids=["semicolons", "tabs", "Vietnamese heads", "no zeros"],
)
def test_the_list_is_read_as_spreadsheets_save_it(
    place: DistrictPlace, tmp_path: Path, text: str, encoding: str
) -> None:
    [one] = brought(place, saved(tmp_path, text, encoding))
    assert (one.office, one.name, one.role, one.state) == (COMMUNE, "Lý Thị Mẫu", "clerk", "added")


def test_every_wrong_line_is_told_and_nobody_is_added(place: DistrictPlace, tmp_path: Path) -> None:
    lines = (
        f"{COMMUNE},Lý Thị Mẫu,clerk",
        "999,Hà Văn Mẫu,clerk",
        f"{COMMUNE},,clerk",
        f"{COMMUNE},Hà Văn Mẫu,chairman",
        f"{COMMUNE},LÝ THỊ MẪU,leader",
        f"{NEIGHBOUR},Hà Văn Mẫu",
    )
    path = saved(tmp_path, HEAD + "\n".join(lines))
    assert [(one.line, one.code) for one in wrong(place, path)] == [
        (3, "people_line.office"),
        (4, "people_line.name"),
        (5, "people_line.role"),
        (6, "people_line.twice"),
        (7, "people_line.role"),
    ]
    ran = run("eoffice-server", "people", "import", place.folder, path, "--json", "--lang", "vi")
    assert (ran.code, ran.error["code"], ran.error["facts"]["count"]) == (2, "people.wrong_lines", "5")
    assert "Dòng 3: không có cơ quan mã “999”." in ran.error["text"]
    assert names(place, COMMUNE) == []


def test_who_has_left_is_not_brought_back_and_other_roles_stay(place: DistrictPlace, tmp_path: Path) -> None:
    path = saved(tmp_path, HEAD + f"{COMMUNE},Lý Thị Mẫu,clerk\n{COMMUNE},Hà Văn Mẫu,officer\n")
    left, moved = brought(place, path)
    place.operator.end_person(left.id)
    place.operator.set_role(moved.id, "leader")
    ran = run("eoffice-server", "people", "import", place.folder, path, "--json")
    assert {k: ran.value[k] for k in ("added", "known", "left", "other_role")} == {
        "added": 0,
        "known": 0,
        "left": 1,
        "other_role": 1,
    }
    assert ("Hà Văn Mẫu", "leader") in names(place, COMMUNE)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "people.no_column"),
        (b"office,name\n06463,A\n", "people.no_column"),
        (HEAD.encode(), "people.empty"),
        (HEAD.encode() + "06463,Hà,clerk".encode("cp1258"), "people.unreadable"),
        (HEAD.encode() + b'06463,"A,clerk\n', "people.unreadable"),
        (b"x" * 5_000_001, "people.unreadable"),
        (b"\xff\xfea", "people.unreadable"),
    ],
)
def test_a_file_that_is_no_list_is_refused(place: DistrictPlace, tmp_path: Path, content: bytes, code: str) -> None:
    path = tmp_path / "people.csv"
    path.write_bytes(content)
    with pytest.raises(Refused) as error:
        wrong(place, path)
    assert error.value.code == code
    with pytest.raises(Refused) as absent:
        wrong(place, tmp_path / "no.csv")
    assert absent.value.code == "people.unreadable"
