"""The guide for IT, followed word for word: 21 offices and their people, from lists to PCs that work."""

import json
import re
import shutil
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from sync.wording import RESOURCES, _load
from tests.architecture.test_shape import ROOT
from tests.support.guide import Block, Shell, blocks
from tests.support.programs import Office
from tests.support.slip_pictures import invitations_on, text_on

GUIDE = ROOT / "installer" / "HUONG-DAN.md"
TEXT = GUIDE.read_text(encoding="utf-8")
DISTRICT = "187"


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as bound:
        return int(bound.getsockname()[1])


@pytest.fixture
def shell(tmp_path: Path) -> Iterator[Shell]:
    made = Shell(tmp_path, THU_MUC=str(tmp_path / "may-chu"), DIA_CHI="127.0.0.1", CONG=str(free_port()))
    yield made
    made.close()


def lists(folder: Path) -> list[str]:
    """The two lists that the guide asks for: offices as in the sample, three people each. The communes' codes."""
    shutil.copy(RESOURCES / "sample" / "organisations.csv", folder / "co-quan.csv")
    rows = [line.split(",") for line in (folder / "co-quan.csv").read_text(encoding="utf-8").splitlines()[1:]]
    communes = [row[0] for row in rows if row[6] == DISTRICT]
    people = ["office,name,role"]
    for code in (DISTRICT, *communes):
        people += [f"{code},Văn Thư Mẫu,clerk", f"{code},Lãnh Đạo Mẫu,leader", f"{code},Công Chức Mẫu,officer"]
    (folder / "nguoi.csv").write_text("\n".join(people) + "\n", encoding="utf-8")
    return communes


@pytest.mark.timeout(900)  # some forty programs, one after the other
@pytest.mark.parametrize("nth", [7, pytest.param(1, marks=pytest.mark.long)])
def test_twenty_one_offices_are_enrolled_by_following_the_guide(shell: Shell, tmp_path: Path, nth: int) -> None:
    """All have their slips; of the PCs each is enrolled, or every nth, for that is a program's start each time."""
    communes = lists(tmp_path)
    assert len(communes) == 21
    steps = iter(block for block in blocks(GUIDE) if block.kind == "sh")

    def go(until: str) -> str:
        """Run the guide's blocks up to one with these words; what that one prints."""
        for block in steps:
            said = shell.run(block.text)
            if until in block.text:
                return said
        raise AssertionError(f"the guide says nothing of {until}")

    assert "66" in go("people import")
    assert "đã có từ trước 66" in go("people import")
    assert "66 phiếu của 22 cơ quan" in go("slips")
    invitations = invitations_on(tmp_path / "phieu.pdf")
    assert len(invitations) == 66
    who = json.loads(shell.run('eoffice-server slip list "$THU_MUC" --json'))
    people = {one["id"]: one for one in json.loads(shell.run('eoffice-server person list "$THU_MUC" --json'))}
    assert {people[slip["person"]]["office"] for slip in who} == {DISTRICT, *communes}
    go("person list")
    someone = next(id for id, one in people.items() if (one["office"], one["role"]) == (communes[0], "officer"))
    shell.run(f"NGUOI={someone}")
    assert "--again" not in go("slips")
    again = invitations_on(tmp_path / "phieu-lan-2.pdf")
    assert len(again) == 66
    assert {one.code for one in again}.isdisjoint(one.code for one in invitations)

    enrolment = next(steps)
    assert " enrol " in enrolment.text
    at = [n for n, page in enumerate(_pages(tmp_path)) if "(văn thư)" in page]
    assert len(at) == 22
    enrolled = [_enrol(shell, enrolment, again[n].code, again[n].fingerprint, n) for n in at[::nth]]
    standing = json.loads(shell.run('eoffice-server status "$THU_MUC" --json'))
    there = {office["office"] for office in standing["offices"] if office["devices"]}
    assert len(there) == len(enrolled)
    assert there <= {DISTRICT, *communes}
    pc = Office(enrolled[0])
    assert pc("number", "--kind", "BC", "--subject", "Báo cáo tháng 11")["state"] == "numbered"

    machine = json.loads(shell.run('eoffice-server device list "$THU_MUC" --json'))[-1]
    shell.run(f"MAY={machine['id']} NGUOI={machine['people'][0]} HO_SO={pc.profile}")
    for block in steps:
        shell.run(block.text)
    assert shell.run('eoffice-server slip list "$THU_MUC" --json')
    assert (tmp_path / "may-chu-moi" / "district.db").exists()
    assert len(invitations_on(tmp_path / "may-moi.pdf")) == 1


def _pages(folder: Path) -> list[str]:
    return [" ".join(page.split()) for page in text_on(folder / "phieu-lan-2.pdf")]


def _enrol(shell: Shell, block: Block, code: str, fingerprint: str, n: int) -> Path:
    """As whoever sits at the n-th PC does; where its data is."""
    profile = Path(shell.run("pwd").strip()) / f"may-{n}"
    shell.run(f"HO_SO={profile} MA={code} NHAN_DIEN={fingerprint}")
    shell.run(block.text)
    return profile


def test_every_command_of_the_guide_is_run_or_said_to_need_a_real_machine() -> None:
    kinds = {block.kind for block in blocks(GUIDE)}
    assert kinds == {"sh", "sh root", "sh s3", "sh postgresql", "powershell"}
    assert sum(block.kind == "sh" for block in blocks(GUIDE)) > 15


def test_what_the_guide_quotes_is_what_the_program_says() -> None:
    sentences = "\n".join(_load("vi").values())
    quoted = [" ".join(line.removeprefix("> ").split()) for line in TEXT.splitlines() if line.startswith("> ")]
    assert len(quoted) >= 2
    assert [quote for quote in quoted if quote not in sentences] == []
    assert re.findall(r"“(Có trang khác[^”]+)”", TEXT)[0] in sentences
