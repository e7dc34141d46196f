"""What the command line says to a person: sentences, whole ones, and the truth about what happens next."""

import datetime
import os
import re
import socket
import subprocess
import zipfile
from pathlib import Path

import pytest

from tests.support.for_a_module import a_server
from tests.support.papers import pdf, readable_pdf
from tests.support.programs import BIN, Office, Ran, run, run_here
from tests.support.sample_offices import COMMUNE, DISTRICT, NEIGHBOUR, THIRD
from tests.support.serving import Serving

FULL = Path("/dev/full")
UNFILLED = re.compile(r"…|[{}\[\]]")


serving = a_server()


def enrolled(serving: Serving, office: str) -> Office:
    made = Office(serving.root / f"pc-{office}")
    made("enrol", "--server", serving.url, "--code", serving.slip(office), "--fingerprint", serving.fingerprint)
    return made


@pytest.fixture(scope="module")
def pc(serving: Serving) -> Office:
    return enrolled(serving, COMMUNE)


@pytest.fixture(scope="module")
def district(serving: Serving) -> Office:
    return enrolled(serving, DISTRICT)


@pytest.fixture(scope="module")
def paper(serving: Serving) -> Path:
    return readable_pdf(serving.root / "paper.pdf", "THONG BAO")


def spoken(pc: Office, *words: object, code: int = 0) -> Ran:
    """A command as a person gives it, in Vietnamese."""
    ran = run_here("--profile", pc.profile, *words, "--lang", "vi")
    assert ran.code == code, (words, ran.out, ran.err)
    return ran


def dispatched(pc: Office, paper: Path, *more: object) -> str:
    words = ("dispatch", "--to", DISTRICT, "--kind", "TB", "--subject", "Thông báo", "--file", paper, *more)
    placed: str = pc(*words)["id"]
    return placed


def test_every_command_that_does_something_answers_with_a_sentence(
    serving: Serving, pc: Office, district: Office, paper: Path, tmp_path: Path
) -> None:
    first, second, third = (dispatched(pc, paper) for _ in range(3))
    pc("sync")
    district("sync")
    district("register", third)
    district("sync")
    pc("sync")
    pc("recall", third, "--reason", "Sai nội dung")
    pc("sync")
    district("sync")
    void = pc("number", "--kind", "TB", "--subject", "Viết hỏng")["id"]
    (tmp_path / "pin").write_text("248163")
    slip = ("--code", serving.slip(COMMUNE), "--fingerprint", serving.fingerprint)
    told = [
        spoken(Office(tmp_path / "new"), "enrol", "--server", serving.url, *slip),
        spoken(district, "register", first),
        spoken(district, "refuse", second, "--reason", "Gửi nhầm"),
        spoken(district, "recall-answer", third, "--agree"),
        spoken(pc, "draft", "--kind", "TB", "--subject", "Dở dang"),
        spoken(pc, "void", void, "--reason", "Viết hỏng"),
        spoken(pc, "book", "show", "outgoing"),
        spoken(pc, "pin", "--new-pin-file", tmp_path / "pin"),
    ]
    for ran in told:
        assert ran.out.strip().endswith("."), ran.out
        assert not UNFILLED.search(ran.out), ran.out
        assert not re.search(r"\b(clerk|outgoing\.|None|True)\b", ran.out), ran.out


def test_a_recall_says_that_it_is_noted_and_a_withdrawal_whether_it_is_done(
    pc: Office, district: Office, paper: Path
) -> None:
    local, sent = dispatched(pc, paper), dispatched(pc, paper)
    said = spoken(pc, "withdraw", local).out
    assert "chưa có gì rời máy này" in said
    assert f"dispatch --id {local}" in said
    pc("sync")
    assert "đã ghi nhận yêu cầu hủy gửi" in spoken(pc, "withdraw", sent).out
    third = dispatched(pc, paper)
    pc("sync")
    said = spoken(pc, "recall", third, "--reason", "Sai nội dung").out
    assert "đã ghi nhận yêu cầu thu hồi" in said
    assert "Chờ gửi" not in said
    assert pc("recall", third, "--reason", "Sai nội dung")["asked"] is True


def test_a_withdrawal_that_came_too_late_says_that_it_can_only_be_closed(
    pc: Office, district: Office, paper: Path
) -> None:
    id = dispatched(pc, paper)
    pc("sync")
    pc("withdraw", id)
    district("sync")
    pc("sync")
    (item,) = [x for x in pc("list", "refused", "--lang", "vi") if x["id"] == id]
    assert item["code"] == "document.already_arrived"
    assert f"chỉ còn khép lại: task close {item['intent']}" in item["text"]
    pc("task", "close", item["intent"])
    assert id not in [x["id"] for x in pc("list", "refused")]


def test_no_blank_is_left_unfilled_where_no_document_can_wait_yet(serving: Serving, tmp_path: Path) -> None:
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))  # bound and not listening: every connection is refused
        url = f"https://127.0.0.1:{nobody.getsockname()[1]}"
        new, words = Office(tmp_path / "new"), ("--code", serving.slip(THIRD), "--fingerprint", serving.fingerprint)
        for language, again in (("vi", "Mã đăng ký vẫn dùng được"), ("en", "can still be used")):
            ran = run_here("--profile", new.profile, "enrol", "--server", url, *words, "--lang", language)
            assert ran.code == 3
            assert again in ran.err
            assert not UNFILLED.search(ran.err), ran.err
            assert not re.search("Văn bản|Documents", ran.err), ran.err
        new("enrol", "--server", serving.url, *words)


def test_doctor_speaks_of_no_waiting_documents(serving: Serving, pc: Office) -> None:
    assert serving.stop() == 0
    try:
        told = spoken(pc, "doctor").out
    finally:
        serving.start()
    assert "máy chủ" in told
    assert not UNFILLED.search(told), told
    assert "còn chờ" not in told


@pytest.mark.parametrize("folder", ["/proc/x", "/proc", "/dev/null/x", "{long}", "{file}", "{file}/x"])
def test_a_folder_that_cannot_be_written_in_is_refused_plainly(
    pc: Office, paper: Path, tmp_path: Path, folder: str
) -> None:
    id = dispatched(pc, paper)
    (tmp_path / "file").write_text("x")
    given = folder.format(long=tmp_path / ("x" * 300), file=tmp_path / "file")
    error = pc("save", id, given, code=2)
    assert error["code"] in ("folder.unusable", "folder.is_file")
    assert given in error["text"]


def test_a_name_that_no_disk_bears_is_the_systems_word_and_no_fault_of_the_program(
    pc: Office, serving: Serving, tmp_path: Path
) -> None:
    phrase, name = tmp_path / "phrase", "d" * 300
    phrase.write_text("một cụm đủ dài", encoding="utf-8")
    said = [
        pc("backup", name, code=4),
        pc("bundle", "import", name, code=4),
        run("eoffice-server", "backup", serving.folder, name, "--passphrase-file", phrase, "--json").error,
    ]
    assert [(error["code"], error["facts"]["file"]) for error in said] == [("disk.fault", name)] * 3


def test_the_server_prints_the_sentence_and_no_log_line(serving: Serving, tmp_path: Path) -> None:
    none = tmp_path / "none"
    for words in (["status", none], ["enrol", serving.folder, "--person", "x"], ["run", none]):
        ran = run("eoffice-server", *words, "--lang", "en")
        assert ran.code == 2
        assert ran.out == ""
        assert len(ran.err.strip().splitlines()) == 1, ran.err
        assert "WARNING" not in ran.err


def test_what_could_not_be_looked_into_is_said_for_each_file(pc: Office, paper: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "ảnh.pdf", "w") as archive:
        archive.writestr("a.txt", "x")
    scan = pdf(tmp_path / "quét.pdf")
    words = ("--kind", "TB", "--subject", "Thử", "--file", tmp_path / "ảnh.pdf", "--file", paper, "--file", scan)
    draft = pc("draft", *words)["id"]
    assert len(spoken(pc, "number", "--id", draft).err.strip().splitlines()) == 2
    assert len(spoken(pc, "dispatch", "--id", draft, "--to", DISTRICT).err.strip().splitlines()) == 2
    for command in (("draft",), ("dispatch", "--to", DISTRICT)):
        lines = spoken(pc, *command, *words).err.strip().splitlines()
        assert len(lines) == 2
        assert "“ảnh.pdf”" in lines[0]
        assert "“quét.pdf”" in lines[1]
        assert pc(*command, *words)["not_looked_inside"] == ["ảnh.pdf", "quét.pdf"]
    assert pc("dispatch", "--to", DISTRICT, *words[:4], "--file", paper)["not_looked_inside"] == []


def test_a_number_below_ten_is_found_without_its_zero(serving: Serving, paper: Path) -> None:
    pc = enrolled(serving, NEIGHBOUR)
    first, other = dispatched(pc, paper), dispatched(pc, paper)
    assert pc("show", first)["notation"] == "01/TB-UBND"
    for typed in ("1/TB", "01/TB", "1/tb-ubnd", "thông báo 1/TB"):
        assert [x["id"] for x in pc("search", typed)] == [first], typed
    assert [x["id"] for x in pc("search", "2/TB")] == [other]


def test_a_due_date_before_the_documents_own_is_refused(pc: Office, paper: Path) -> None:
    today = datetime.datetime.now(datetime.timezone(datetime.timedelta(hours=7))).date()
    before = [pc("list", box) for box in ("outgoing", "drafts")]
    words = ("--kind", "TB", "--subject", "Thử", "--file", paper, "--to", DISTRICT)
    yesterday = (today - datetime.timedelta(days=1)).isoformat()
    for command in ("dispatch", "draft"):
        assert pc(command, *words, "--due", yesterday, code=2)["code"] == "date.due_too_early"
    assert pc("dispatch", *words, "--date", "2026-01-05", "--due", "2026-01-04", code=2)["facts"] == {
        "date": "2026-01-05",
        "due": "2026-01-04",
    }
    assert [pc("list", box) for box in ("outgoing", "drafts")] == before
    draft = pc("draft", *words, "--due", today)["id"]
    late = (today + datetime.timedelta(days=2)).isoformat()
    assert pc("dispatch", "--id", draft, "--date", late, code=2)["code"] == "date.due_too_early"
    assert pc("dispatch", "--id", draft, "--date", late, "--due", late)["state"] == "waiting"


@pytest.mark.parametrize("words", [["sync", "--watch=1"], ["sync", "--watch="], ["list", "incoming", "--debug=no"]])
def test_a_value_for_a_flag_is_wrong_usage(pc: Office, words: list[str]) -> None:
    assert pc(*words, code=2)["code"] == "usage.no_value_wanted"


@pytest.mark.parametrize(
    "words",
    [
        ["restore", "backup.tar", "new", "--passphrase-file", "phrase.txt", "--database", ""],
        ["init", "new", "--organisations", "organisations.csv", "--files="],
        ["init", "", "--organisations", "organisations.csv"],
    ],
)
def test_a_variable_that_nobody_has_set_names_no_place(tmp_path: Path, words: list[str]) -> None:
    """A guide's `--database "$NEW"` in a new session would restore into a file."""
    ran = run("eoffice-server", *(tmp_path / word if word == "new" else word for word in words), "--json")
    assert (ran.code, ran.value["error"]["code"]) == (2, "usage.no_value")
    assert not (tmp_path / "new").exists()


@pytest.mark.skipif(not FULL.exists(), reason="no device here that is always full")
@pytest.mark.parametrize(("words", "code"), [(["version"], 4), (["version", "--json"], 4), (["nonsense", "--json"], 2)])
def test_an_answer_that_cannot_be_written_is_told_of_on_the_other_side(words: list[str], code: int) -> None:
    with FULL.open("w") as full:
        ran = subprocess.run([BIN / "eoffice-server", *words], stdout=full, stderr=subprocess.PIPE, check=False)
    said = ran.stderr.decode()
    assert (ran.returncode, len(said.splitlines())) == (code, 1)
    assert "Traceback" not in said


@pytest.mark.parametrize(("words", "code"), [(("--help",), 0), (("nonsense",), 2)])
def test_whoever_reads_no_further_does_not_change_how_a_command_ends(words: tuple[str, ...], code: int) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb") as nobody:
        ran = subprocess.run([BIN / "eoffice-server", *words], stdout=nobody, stderr=nobody, check=False)
    assert ran.returncode == code
