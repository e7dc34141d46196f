"""The serving process to its system: systemd's words, its log, ready or not, and the doctor's look."""

import json
import os
import signal
import socket
import ssl
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from sync.check import Check
from sync.errors import LineHindrance
from sync.server import checkup
from sync.server.checkup import check_up
from sync.server.founding import found
from sync.server.home import Home, Settings, settings_text
from sync.server.listening import OTHER_FILES
from sync.server.readiness import Readiness
from sync.server.service import Service
from sync.server.tables import Blob, Crashed, table_of
from sync.server.writer import Writer
from sync.wording import Wording
from sync.world import SystemClock, SystemIds
from tests.support import on_s3
from tests.support.fakes import MovableClock
from tests.support.on_postgresql import new_database
from tests.support.places import DistrictPlace
from tests.support.programs import run
from tests.support.sample_offices import COMMUNE, organisations
from tests.support.serving import SERVER, Serving

LINUX = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="systemd's socket, prlimit")


@pytest.fixture
def system(tmp_path: Path) -> Iterator[socket.socket]:
    """What systemd listens on."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as heard:
        heard.bind(str(tmp_path / "notify"))
        heard.settimeout(60)
        yield heard


def words(heard: socket.socket, until: str) -> list[str]:
    """What is told up to a word."""
    told: list[str] = []
    while until not in told:
        told += heard.recv(4096).decode().split("\n")
    return told


@LINUX
def test_systemd_hears_when_it_serves_lives_and_ends(system: socket.socket, tmp_path: Path) -> None:
    folder = tmp_path / "server"
    found(folder, organisations(tmp_path / "o.csv"), [], new_database(), SystemClock(), SystemIds())
    environment = {**os.environ, "NOTIFY_SOCKET": str(tmp_path / "notify"), "WATCHDOG_USEC": "200000"}
    command = [str(SERVER), "run", str(folder), "--listen", "127.0.0.1:0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment) as process:
        try:
            told = words(system, "READY=1")
            assert told[0] == "STATUS=Opening the data"
            assert "STOPPING=1" not in told
            assert [words(system, "WATCHDOG=1")[-1] for _ in range(3)] == ["WATCHDOG=1"] * 3
            process.send_signal(signal.SIGTERM)
            words(system, "STOPPING=1")
            assert process.wait(20) == 0
        finally:
            process.kill()


@LINUX
def test_a_sign_of_life_is_given_in_half_the_time_to_whoever_asks_this_process(tmp_path: Path) -> None:
    asked = {"NOTIFY_SOCKET": str(tmp_path / "gone"), "WATCHDOG_USEC": "3000000"}
    assert Service(asked).sign_every_s == 1.5
    assert Service({**asked, "WATCHDOG_PID": "1"}).sign_every_s is None
    assert Service({}).sign_every_s is None
    Service(asked).ready("https://x")  # nobody hears; that is no fault
    Service({}).alive()


@LINUX
def test_systemds_other_kind_of_socket_is_heard_as_well() -> None:
    name = f"eoffice-{os.getpid()}"
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as heard:
        heard.bind(f"\0{name}")
        heard.settimeout(10)
        Service({"NOTIFY_SOCKET": f"@{name}"}).stopping()
        assert heard.recv(100).decode().split("\n")[0] == "STOPPING=1"


def test_the_log_is_lines_for_programs_and_holds_no_contents(serving: Serving) -> None:
    pc = serving.enrol(COMMUNE)
    try:
        assert serving.stop() == 0
    finally:
        pc.close()
    lines = [json.loads(line) for line in (serving.folder / "log" / "server.log").read_text().splitlines()]
    assert [line["what"].split()[0] for line in lines if line["part"] == "sync.server.serve"] == ["serving", "ended"]
    assert all({"at", "level", "process", "part", "what"} <= line.keys() for line in lines)
    assert "Nguyễn" not in json.dumps(lines, ensure_ascii=False)
    assert (serving.folder / "log").stat().st_mode & 0o077 == 0


def asked(serving: Serving, path: str) -> tuple[int, str]:
    context = ssl.create_default_context(cafile=str(serving.home.keys / "ca.pem"))
    context.check_hostname = False
    with urllib.request.urlopen(f"https://127.0.0.1:{serving.port}{path}", context=context, timeout=20) as answer:
        return answer.status, answer.read().decode()


def test_it_says_that_it_is_alive_and_ready_and_the_doctor_hears_it(serving: Serving) -> None:
    assert asked(serving, "/healthz") == (200, "ok\n")
    assert asked(serving, "/readyz") == (200, "ready\n")
    listen = f"127.0.0.1:{serving.port}"
    ran = run("eoffice-server", "doctor", serving.folder, "--listen", listen, "--thorough", "--json", "--lang", "vi")
    assert [check["check"] for check in ran.value if not check["ok"]] == []
    assert {check["check"] for check in ran.value} >= {"disk", "database", "keys", "certificate", "audit", "service"}
    text = run("eoffice-server", "doctor", serving.folder, "--lang", "vi").out
    assert "✗ Không có máy chủ này chạy ở 0.0.0.0:8443. Chạy dịch vụ eoffice-server" in text


@LINUX
def test_a_server_that_takes_no_more_connections_is_busy_and_no_portal(serving: Serving) -> None:
    """Its framework says so, with no message of ours."""
    pc = serving.enrol(COMMUNE)
    serving.stop()
    serving.start("prlimit", f"--nofile={2 * OTHER_FILES}:{2 * OTHER_FILES}")
    anybody = ssl.create_default_context()
    anybody.check_hostname, anybody.verify_mode = False, ssl.CERT_NONE
    with ExitStack() as held:
        for _ in range(OTHER_FILES):
            line = held.enter_context(socket.create_connection(("127.0.0.1", serving.port)))
            held.enter_context(anybody.wrap_socket(line))
        with pytest.raises(LineHindrance) as hindrance:
            pc.asking(lambda port: port.upload_state("0" * 64, 9))
    assert hindrance.value.code == "server.busy"
    pc.close()


def test_not_ready_is_said_with_its_reason(place: DistrictPlace, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = MovableClock()
    ready = Readiness(place.home, place.district.writer, clock)
    assert ready.trouble() == ""
    monkeypatch.setattr("sync.server.storage.LEAST_FREE", 2.0)
    assert ready.trouble() == ""  # looked at a moment ago
    clock.advance(seconds=6)
    assert ready.trouble() == "server.disk_full"
    monkeypatch.undo()
    writer = Writer(place.home.database)
    writer.stop()
    assert Readiness(place.home, writer, clock).trouble() == "server.defect"
    with place.home.database.write():  # somebody holds the file for long
        monkeypatch.setattr("sync.server.readiness.WRITTEN_S", 0.05)
        assert Readiness(place.home, place.district.writer, clock).trouble() == "server.busy"


def wrong(place: DistrictPlace, **how: Any) -> dict[str, Check]:
    """The checks that fail, but that nobody serves here."""
    return {
        one.check: one for one in check_up(place.folder, place.clock, **how) if not one.ok and one.check != "service"
    }


def test_the_doctor_names_what_is_wrong_and_what_helps(place: DistrictPlace, monkeypatch: pytest.MonkeyPatch) -> None:
    place.operator.add_host("10.0.0.5")
    assert wrong(place) == {}
    kept = place.home.files.put_bytes(b"a document's file")
    with place.home.database.write() as connection:
        for sha256, size in ((kept, 17), ("ab" * 32, 5)):
            connection.execute(table_of(Blob).insert().values(sha256=sha256, bytes=size, stored_at=""))
        connection.execute(table_of(Crashed).insert().values(sha256="x", times=3))
        connection.exec_driver_sql("UPDATE audit SET code = 'x' WHERE n = 1")
    on_s3.put(place.home, kept, b"a document's fil!")
    (place.home.keys / "seal.key").chmod(0o644)
    here = replace(place.home.settings, listen="0.0.0.0:8443", hosts=("localhost",))
    (place.folder / "server.toml").write_text(settings_text(here))
    monkeypatch.setattr("sync.server.storage.LEAST_FREE", 2.0)
    found_ = wrong(place)
    assert {name: one.code for name, one in found_.items()} == {
        "disk": "check.server_disk_low",
        "keys": "check.server_keys_open",
        "addresses": "check.server_no_address",
        "audit": "audit.broken",
        "set_aside": "check.server_set_aside",
        "files": "check.server_files_gone",
    }
    assert found_["files"].facts["bad"] == "1"
    assert wrong(place, thorough=True)["files"].facts["bad"] == "2"
    said = run("eoffice-server", "doctor", place.folder, "--json", "--lang", "vi").value
    assert all(one["remedy"] and "remedy." not in one["remedy"] for one in said if not one["ok"])
    assert all("check." not in one["detail"] for one in said)


def test_the_doctor_misses_a_backup_after_a_day_and_a_half(place: DistrictPlace) -> None:
    def backup() -> Check:
        return next(one for one in check_up(place.folder, place.clock) if one.check == "backup")

    assert (backup().ok, backup().code) == (True, "check.server_backup_not_yet")
    place.clock.advance(days=2)
    assert (backup().ok, backup().code) == (False, "check.server_backup_none")
    place.back_up()
    assert (backup().ok, backup().code) == (True, "check.server_backup")
    place.clock.advance(days=2)
    assert (backup().ok, backup().code) == (False, "check.server_backup_old")
    place.restore(place.back_up())
    assert (backup().ok, backup().code) == (True, "check.server_backup_not_yet"), "the former server had it"
    place.clock.advance(days=2)
    assert (backup().ok, backup().code) == (False, "check.server_backup_none")
    assert "backup-daily" in Wording("vi").say(backup().remedy)


def test_the_doctor_looks_where_nothing_works(place: DistrictPlace, tmp_path: Path) -> None:
    assert [one.code for one in check_up(tmp_path / "none", place.clock)] == ["check.versions", "server.not_a_home"]
    place.clock.advance(days=400)
    assert wrong(place)["certificate"].code == "check.server_certificate_old"
    (place.home.keys / "tls.pem").write_text("no certificate")
    assert wrong(place)["certificate"].code == "ca.unreadable"
    listening = socket.create_server(("127.0.0.1", 0))  # somebody else's program
    listening.close()
    [service] = [one for one in check_up(place.folder, place.clock, listen="127.0.0.1:1") if one.check == "service"]
    assert service.code == "check.server_not_serving"
    assert checkup.ASK_S <= 10


def test_each_setting_has_its_comment() -> None:
    lines = settings_text(Settings("0.0.0.0:8443", "", ("a",))).splitlines()
    keys = [n for n, line in enumerate(lines) if "=" in line and not line.startswith("#")]
    assert len(keys) == 4
    assert all(lines[n - 1].startswith("# ") for n in keys)


def setup(tmp_path: Path, answers: str) -> subprocess.CompletedProcess[str]:
    command = [str(SERVER), "setup", "--lang", "vi", "--json"]
    return subprocess.run(
        command, input=answers, capture_output=True, text=True, cwd=tmp_path, timeout=120, check=False
    )


def test_a_server_is_set_up_by_answering_questions(tmp_path: Path) -> None:
    organisations(tmp_path / "organisations.csv")
    (tmp_path / "people.csv").write_text(f"office,name,role\n{COMMUNE},Lý Thị Mẫu,clerk\n", encoding="utf-8")
    (tmp_path / "bad.csv").write_text("office,name,role\n999,Lý Thị Mẫu,clerk\n", encoding="utf-8")
    done = setup(
        tmp_path, "\n\nnot a host!\n10.0.0.5, may-chu.example\n99999\n9443\nbad.csv\npeople.csv\n\n31\n14\ncó\n"
    )
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert (told["offices"], told["people"], told["slips"]) == (5, 1, "phieu-dang-ky.pdf")
    assert "Dòng 2: không có cơ quan mã “999”." in done.stderr
    home = Home(tmp_path / "may-chu")
    assert home.settings.listen == "0.0.0.0:9443"
    assert home.settings.hosts[:2] == ("10.0.0.5", "may-chu.example")
    home.close()
    assert (tmp_path / "phieu-dang-ky.pdf").read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize("answers", ["", "\n\n10.0.0.5\n\n\nkhông\n"])
def test_answers_that_end_early_make_nothing(tmp_path: Path, answers: str) -> None:
    organisations(tmp_path / "organisations.csv")
    done = setup(tmp_path, answers)
    assert (done.returncode, json.loads(done.stdout)["error"]["code"]) == (2, "setup.ended")
    assert not (tmp_path / "may-chu").exists()
