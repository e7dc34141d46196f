"""The words, flags, exit codes and fields that scripts rely on."""

import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.support.for_a_module import a_server
from tests.support.office_files import docx
from tests.support.papers import pdf
from tests.support.programs import BIN, Office, run, run_here
from tests.support.sample_offices import COMMUNE, DISTRICT, organisations
from tests.support.serving import Serving

serving = a_server()


@pytest.fixture(scope="module")
def pc(serving: Serving) -> Office:
    """A clerk's PC, enrolled by command."""
    made = Office(serving.root / "clerk")
    made("enrol", "--server", serving.url, "--code", serving.slip(COMMUNE), "--fingerprint", serving.fingerprint)
    return made


@pytest.fixture(scope="module")
def paper(serving: Serving) -> Path:
    return pdf(serving.root / "paper.pdf")


def test_everything_the_server_does_works_by_command(tmp_path: Path) -> None:
    csv, home = organisations(tmp_path / "offices.csv"), tmp_path / "home"

    def server(*words: object, code: int = 0) -> object:
        ran = run("eoffice-server", *words, "--json")
        assert ran.code == code, (words, ran.out, ran.err)
        return ran.value

    server("init", home, "--organisations", csv, "--host", "may-chu.example", "--host", "10.1.2.3")
    assert server("init", home, "--organisations", csv, code=2)["error"]["code"] == "server.not_empty"  # type: ignore[index]
    person = server("person", "add", home, "--office", COMMUNE, "--name", "Lý Thị Mẫu", "--role", "officer")
    assert isinstance(person, dict)
    assert {k: person[k] for k in ("office", "name", "role")} == {
        "office": COMMUNE,
        "name": "Lý Thị Mẫu",
        "role": "officer",
    }
    changed = server("person", "set-role", home, "--person", person["id"], "--role", "clerk")
    assert changed["role"] == "clerk"  # type: ignore[index]
    slip = server("enrol", home, "--person", person["id"], "--days", "30")
    assert set(slip) == {"code", "fingerprint", "expires_at"}  # type: ignore[call-overload]
    assert server("enrol", home, "--person", person["id"], "--days", "31", code=2)
    status = server("status", home)
    assert {o["office"] for o in status["offices"]} >= {COMMUNE, DISTRICT}  # type: ignore[index]
    assert "hosts" in server("host", "add", home, "10.9.9.9")  # type: ignore[operator]
    assert server("audit", "verify", home) == {"ok": True, "entries": 4}
    phrase = tmp_path / "phrase"
    phrase.write_text("một câu đủ dài", encoding="utf-8")
    server("backup", home, tmp_path / "b.tar", "--passphrase-file", phrase)
    server("restore", tmp_path / "b.tar", tmp_path / "again", "--passphrase-file", phrase)
    assert server("person", "end", tmp_path / "again", "--person", person["id"])["ended_at"]  # type: ignore[index]
    assert server("device", "list", home) == []


def test_a_backup_and_a_new_person_work_while_the_server_runs(serving: Serving, pc: Office, tmp_path: Path) -> None:
    phrase = tmp_path / "phrase"
    phrase.write_text("một câu đủ dài", encoding="utf-8")
    done = run("eoffice-server", "backup", serving.folder, tmp_path / "b.tar", "--passphrase-file", phrase, "--json")
    assert done.code == 0
    assert pc("sync")["waiting"] == 0


@pytest.mark.parametrize(
    ("name", "words", "code"),
    [
        ("unknown office", ["--to", "99999"], "recipient.unknown"),
        ("itself", ["--to", COMMUNE], "recipient.itself"),
        ("unknown kind", ["--kind", "ZZ"], "kind.unknown"),
        ("empty subject", ["--subject", "  "], "subject.empty"),
        ("long subject", ["--subject", "x" * 2001], "subject.too_long"),
        ("secret subject", ["--subject", "Kế hoạch (TUYỆT MẬT)"], "secret.subject"),
        ("bad urgency", ["--urgency", "now"], "urgency.unknown"),
        ("impossible date", ["--due", "2026-02-30"], "date.impossible"),
        ("short date", ["--date", "2026-2-3"], "date.impossible"),
        ("missing file", ["--file", "khong-co.pdf"], "file.missing"),
        ("folder", ["--file", "."], "file.folder"),
        ("empty file", ["--file", "{empty}"], "file.empty"),
        ("program by name", ["--file", "{script}"], "file.program"),
        ("program by content", ["--file", "{disguised}"], "file.program"),
        ("secret file name", ["--file", "{secret}"], "secret.file_name"),
        ("secret page", ["--file", "{page}"], "secret.page"),
        ("number not granted", ["--number", "900"], "number.not_granted_here"),
        ("number that is none", ["--number", "minus one"], "usage.bad_value"),
    ],
)
def test_bad_input_is_refused_with_a_word_and_nothing_is_stored(
    pc: Office, paper: Path, tmp_path: Path, name: str, words: list[str], code: str
) -> None:
    files = {"empty": "e.pdf", "script": "x.bat", "disguised": "d.pdf", "secret": "TỐI MẬT.pdf", "page": "p.pdf"}
    made = {key: tmp_path / file for key, file in files.items()}
    for path in made.values():
        path.write_bytes(b"%PDF-1.4")
    made["empty"].write_bytes(b"")
    made["disguised"].write_bytes(b"MZ\x90\x00")
    _secret_docx(made["page"])
    given = {"--to": DISTRICT, "--kind": "TB", "--subject": "Thử", "--file": str(paper)}
    given |= dict(zip(words[::2], (w.format(**made) for w in words[1::2]), strict=True))
    before = [pc("list", box) for box in ("outbox", "outgoing", "drafts", "refused")]
    error = pc("dispatch", *(w for pair in given.items() for w in pair), code=2)
    assert error["code"] == code, name
    assert error["text"].strip()
    assert [pc("list", box) for box in ("outbox", "outgoing", "drafts", "refused")] == before


def _secret_docx(path: Path) -> None:
    """A Word file whose first page bears the mark alone on a line."""
    body = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in ("UBND XÃ", "TUYỆT MẬT", "KẾ HOẠCH"))
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", f'<w:document xmlns:w="{space}"><w:body>{body}</w:body></w:document>')


@pytest.mark.parametrize(
    "words",
    [["lst"], ["dispatch"], ["list"], ["list", "everything"], ["show"], ["sync", "--what"], ["number", "--kind"]],
)
def test_wrong_usage_exits_2_with_a_sentence_in_both_languages(pc: Office, words: list[str]) -> None:
    assert pc(*words, code=2)["text"]
    for language in ("vi", "en"):
        ran = run_here("--profile", pc.profile, *words, "--lang", language)
        assert ran.code == 2
        assert ran.out == ""
        assert len(ran.err.strip()) > 10


def test_a_profile_that_is_none_says_how_to_get_one(tmp_path: Path) -> None:
    error = Office(tmp_path / "nothing")("list", "incoming", code=2)
    assert error["code"] == "profile.none"


@pytest.mark.usefixtures("pc")  # which comes first, and so has the books
def test_codes_and_fingerprints(serving: Serving, tmp_path: Path) -> None:
    def enrol(profile: str, code: str, fingerprint: str = serving.fingerprint, exit_code: int = 0) -> dict[str, str]:
        words = ("enrol", "--server", serving.url, "--code", code, "--fingerprint", fingerprint)
        told: dict[str, str] = Office(tmp_path / profile)(*words, code=exit_code)
        return told

    code = serving.slip(COMMUNE)
    assert enrol("a", code[::-1], exit_code=2)["code"] == "enrol.bad_code"
    wrong = serving.fingerprint[:-2] + ("00" if serving.fingerprint[-2:] != "00" else "11")
    assert enrol("b", code, wrong, 2)["code"] == "server.fingerprint"
    assert enrol("c", code.lower().replace("-", " "))["office"] == COMMUNE
    assert enrol("d", code, exit_code=2)["code"] == "enrol.used_code"
    assert enrol("c", serving.slip(DISTRICT), exit_code=2)["code"] == "enrol.other_office"


@pytest.mark.usefixtures("pc")  # which comes first, and so has the books
def test_several_people_on_one_pc_say_who_acts(serving: Serving, tmp_path: Path, paper: Path) -> None:
    shared = Office(tmp_path / "shared")
    pin = tmp_path / "pin"
    pin.write_text("248163")
    words = ("enrol", "--server", serving.url, "--fingerprint", serving.fingerprint, "--pin-file", pin)
    first = shared(*words, "--code", serving.slip(COMMUNE))["person"]
    shared(*words, "--code", serving.slip(COMMUNE, "leader"))
    number = ("number", "--kind", "TB", "--subject", "Thử")
    assert shared(*number, code=2)["code"] == "person.which"
    assert shared(*number, "--as", first, code=2)["code"] == "person.pin_needed"
    (tmp_path / "wrong").write_text("000000")
    assert shared(*number, "--as", first, "--pin-file", tmp_path / "wrong", code=2)["code"] == "person.pin_wrong"
    assert shared(*number, "--as", first, "--pin-file", pin)["state"] == "numbered"
    assert shared(*number, "--as", "Ai đó", code=2)["code"] == "person.not_on_this_pc"


def test_number_first_file_later(serving: Serving, pc: Office, paper: Path) -> None:
    numbered = pc("number", "--kind", "CV", "--subject", "Về việc họp", "--signer", "Lý Văn Mẫu")
    assert numbered["state"] == "numbered"
    assert numbered["notation"].endswith("/UBND-VP")
    released = pc("dispatch", "--id", numbered["id"], "--to", DISTRICT, "--file", paper)
    assert (released["number"], released["state"]) == (numbered["number"], "waiting")
    shown = pc("show", numbered["id"])
    assert (shown["subject"], shown["signer"], shown["looked_inside"]) == ("Về việc họp", "Lý Văn Mẫu", False)
    assert [h["code"] for h in shown["history"]] == ["numbered", "released"]
    void = pc("number", "--kind", "TB", "--subject", "Viết hỏng")
    assert pc("void", void["id"], "--reason", "Viết hỏng")["state"] == "void"
    assert pc("void", void["id"], "--reason", "Lần nữa", code=2)


def test_a_draft_waits_without_a_number_and_can_be_dispatched(pc: Office, paper: Path) -> None:
    draft = pc("draft", "--kind", "BC", "--subject", "Báo cáo dở dang", "--file", paper, "--to", DISTRICT)
    assert [d["id"] for d in pc("list", "drafts")] == [draft["id"]]
    assert pc("dispatch", "--id", draft["id"])["state"] == "waiting"
    assert pc("list", "drafts") == []


def test_save_writes_nothing_but_the_attachments_under_names_every_system_bears(
    pc: Office, tmp_path: Path, paper: Path
) -> None:
    (tmp_path / "in").mkdir()
    for name in ("con.pdf", "Tờ trình.pdf"):
        (tmp_path / "in" / name).write_bytes(paper.read_bytes() + name.encode())
    placed = pc(
        "dispatch",
        "--to",
        DISTRICT,
        "--kind",
        "TTr",
        "--subject",
        "Tên lạ",
        "--file",
        tmp_path / "in" / "con.pdf",
        "--file",
        tmp_path / "in" / "Tờ trình.pdf",
    )
    out = tmp_path / "new" / "folder"
    for _ in range(2):
        pc("save", placed["id"], out)
    names = sorted(path.name for path in out.iterdir())
    assert names == ["Tờ trình (2).pdf", "Tờ trình.pdf", "_con (2).pdf", "_con.pdf"]


def test_doctor_names_each_check_with_its_remedy(pc: Office) -> None:
    checks = {check["check"]: check for check in pc("doctor")}
    assert set(checks) == {"database", "files", "keys", "clock", "backup", "line", "disk", "versions"}
    assert [c for c, found in checks.items() if not found["ok"]] == ["keys"]
    assert checks["keys"]["remedy"]


def test_search_finds_any_spelling_newest_first(pc: Office, paper: Path) -> None:
    words = ("dispatch", "--to", DISTRICT, "--kind", "GM", "--file", paper, "--subject")
    old = pc(*words, "Giấy mời dự lễ khánh thành cầu Đỗ Hoà")["id"]
    new = pc(*words, "Giấy mời họp tại Đỗ Hòa")["id"]
    for typed in ("do hoa", "Đỗ Hòa", "\u00d0\u1ed7 Ho\u00e0", "DO HOA", "Do\u0302\u0303 Hoa\u0300"):
        assert [x["id"] for x in pc("search", typed)] == [new, old], typed
    assert pc("search", "zzqkhong") == []


def test_search_finds_what_only_a_file_says(pc: Office, tmp_path: Path) -> None:
    file = docx(tmp_path / "a.docx", "Cấp giấy chứng nhận quyền sử dụng đất cho hộ ông Hoàng Văn Thụ, thôn Nà Pất")
    words = ("--to", DISTRICT, "--kind", "BC", "--subject", "Báo cáo tháng", "--file", str(file))
    sent = pc("dispatch", *words)["id"]
    for typed in ("hoang van thu", "NÀ PẤT", "báo cáo nà pất"):
        assert [x["id"] for x in pc("search", typed)] == [sent], typed


def test_eight_processes_at_once_give_fifty_numbers_without_gap_or_double(serving: Serving, tmp_path: Path) -> None:
    office = Office(tmp_path / "crowd")
    office("enrol", "--server", serving.url, "--code", serving.slip(DISTRICT), "--fingerprint", serving.fingerprint)
    many = (
        "import sys\nfrom app.cli.commands import COMMANDS\nfrom sync.terminal import Option, main\n"
        "words = ['--profile', sys.argv[1], 'number', '--kind', 'TB', '--subject', 'Thử', '--json']\n"
        "options = (Option('--profile', 'DIR'),)\n"
        "sys.exit(max(main('eoffice', COMMANDS, words, options) for _ in range(int(sys.argv[2]))))"
    )
    shares = [7, 7, 6, 6, 6, 6, 6, 6]
    running = [
        subprocess.Popen([sys.executable, "-c", many, str(office.profile), str(n)], stdout=subprocess.PIPE, text=True)
        for n in shares
    ]
    outs = [p.communicate(timeout=240)[0] for p in running]
    assert [p.returncode for p in running] == [0] * 8
    given = [json.loads(line)["number"] for out in outs for line in out.splitlines()]
    assert sorted(given) == list(range(1, 51))
    assert len(list(office("list", "outgoing"))) == 50


def test_watch_prints_one_json_line_an_event_and_a_sync_beside_it_is_answered(
    serving: Serving, pc: Office, paper: Path
) -> None:
    command = [str(BIN / "eoffice"), "--profile", str(pc.profile), "sync", "--watch"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as watching:
        assert watching.stdout is not None
        online = json.loads(watching.stdout.readline())
        assert set(online) >= {"event", "id", "at"}
        assert online["event"] == "online"
        placed = pc("dispatch", "--to", DISTRICT, "--kind", "TB", "--subject", "Khi đang chạy", "--file", paper)
        summary = pc("sync")
        assert summary["waiting"] == 0
        events = []
        while ("sent", placed["id"]) not in events:
            event = json.loads(watching.stdout.readline())
            events.append((event["event"], event["id"]))
        watching.terminate()
