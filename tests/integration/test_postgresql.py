"""A server whose data lie in PostgreSQL: what differs from a file. All other tests run on one with `--postgresql`."""

import os
import subprocess
import sys
import threading
import time
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import create_engine, inspect, select

from sync.errors import EofficeError
from sync.server import audit, meta, migrations, postgresql
from sync.server.backup import back_up
from sync.server.databases import on_postgresql, read_url
from sync.server.founding import found
from sync.server.home import DATABASE, SETTINGS, Home, read_settings
from sync.server.operator import Operator
from sync.server.postgresql import Postgresql
from sync.server.restoring import restore
from sync.server.tables import TABLES, SharedRow, table_of
from tests.e2e.test_guide import GUIDE
from tests.simulation.run import run as run_seed
from tests.simulation.test_simulation import PRINT_DIGESTS, ROOT
from tests.support import on_postgresql as own
from tests.support.fakes import MovableClock, SeededIds
from tests.support.guide import Shell, blocks
from tests.support.on_postgresql import new_database
from tests.support.places import PASSPHRASE, DistrictPlace, Pc
from tests.support.programs import run
from tests.support.sample_offices import COMMUNE, DISTRICT, organisations
from tests.support.serving import SERVER, Serving

on_it = pytest.mark.on_postgresql
NOWHERE = "postgresql+psycopg://eoffice:bi-mat@127.0.0.1:1/eoffice"
SESSION = ("synchronous_commit", "work_mem", "application_name")
_rows = table_of(SharedRow)


def code_of(ask: object) -> str:
    with pytest.raises(EofficeError) as error:
        ask()  # type: ignore[operator]
    return error.value.code


def make(folder: Path, database: str) -> None:
    found(folder, organisations(folder.with_suffix(".csv")), [], database, MovableClock(), SeededIds(2))


def rows_of(home: Home) -> list[tuple[str, str, bytes]]:
    with home.database.read() as connection:
        query = select(_rows.c.type, _rows.c.id, _rows.c.data).order_by(_rows.c.type, _rows.c.id)
        return [tuple(row) for row in connection.execute(query)]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("mysql://eoffice@may/eoffice", "server.database_unsupported"),
        ("postgresql://x", "server.bad_database"),
        ("postgresql+psycopg://eoffice@/eoffice?password=bi-mat", "server.bad_database"),
        ("postgresql+psycopg://eoffice@/eoffice?sslpassword=bi-mat", "server.bad_database"),
        ("bi-mat", "server.bad_database"),
    ],
)
def test_an_address_that_names_no_postgresql_is_refused(text: str, code: str) -> None:
    assert code_of(lambda: read_url(text)) == code


def test_a_password_stands_apart_from_its_address() -> None:
    bare = "postgresql+psycopg://eoffice@may:5432/eoffice?sslmode=verify-full"
    assert read_url(bare.replace("@", ":bí mật@")) == (bare, "bí mật")
    assert read_url("postgresql://eoffice@/eoffice")[0] == "postgresql+psycopg://eoffice@/eoffice"


def test_a_database_that_does_not_answer_leaves_nothing_and_no_password_is_told(tmp_path: Path) -> None:
    csv = organisations(tmp_path / "o.csv")
    ran = run("eoffice-server", "init", tmp_path / "server", "--organisations", csv, "--database", NOWHERE, "--json")
    assert ran.error["code"] == "server.database_unreachable"
    assert "bi-mat" not in ran.out + ran.err
    assert list((tmp_path / "server").iterdir()) == []


def test_an_installation_without_the_driver_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "sync.server.postgresql")
    monkeypatch.setitem(sys.modules, "psycopg", None)
    assert code_of(lambda: make(tmp_path / "server", NOWHERE)) == "server.no_driver"
    assert list((tmp_path / "server").iterdir()) == []


def test_where_no_postgresql_is_installed_asking_for_one_names_the_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(own, "INSTALLED", tmp_path)
    with pytest.raises(SystemExit, match="apt-get install postgresql"):
        own.programs()


@on_it
def test_the_settings_hold_no_password_and_the_file_that_does_is_private(tmp_path: Path) -> None:
    url = new_database()
    make(tmp_path / "server", url.replace("@", ":bi-mat@", 1))
    text = (tmp_path / "server" / SETTINGS).read_text(encoding="utf-8")
    kept = tmp_path / "server" / "keys" / "database.password"
    assert f'database = "{url}"' in text
    assert kept.read_text() == "bi-mat"
    assert kept.stat().st_mode & 0o077 == 0
    assert not (tmp_path / "server" / DATABASE).exists()


@on_it
def test_a_database_with_a_server_in_it_takes_no_other(place: DistrictPlace, tmp_path: Path) -> None:
    before = rows_of(place.home)
    url = read_settings(place.folder).database
    assert code_of(lambda: make(tmp_path / "other", url)) == "server.database_not_empty"
    assert rows_of(place.home) == before


@on_it
def test_a_database_in_another_encoding_is_refused(tmp_path: Path) -> None:
    url = new_database(words="ENCODING 'SQL_ASCII' LC_COLLATE 'C' LC_CTYPE 'C'")
    assert code_of(lambda: make(tmp_path / "server", url)) == "server.database_encoding"


@on_it
def test_a_folder_opens_no_database_but_its_own(place: DistrictPlace, tmp_path: Path) -> None:
    make(tmp_path / "other", new_database())
    own_text = (place.folder / SETTINGS).read_text(encoding="utf-8")
    mine = read_settings(place.folder).database
    for url in (read_settings(tmp_path / "other").database, new_database()):
        (place.folder / SETTINGS).write_text(own_text.replace(mine, url), encoding="utf-8")
        assert code_of(lambda: Home(place.folder)) == "server.other_database"


@on_it
def test_a_backup_of_one_database_is_a_server_on_the_other(place: DistrictPlace, commune: Pc, tmp_path: Path) -> None:
    commune.dispatch()
    commune.sync()
    backup = place.back_up()
    on_a_file, again = tmp_path / "on-a-file", tmp_path / "again"
    restore(backup, on_a_file, PASSPHRASE, [], place.clock, place.ids)
    with closing(Home(on_a_file)) as home:
        assert home.settings.database == ""
        assert home.database.facts() == {}
        from_the_file = rows_of(home)
        assert {row[:2] for row in from_the_file} >= {row[:2] for row in rows_of(place.home)}
        back_up(home, tmp_path / "second", PASSPHRASE, place.clock)
    restore(tmp_path / "second", again, PASSPHRASE, [], place.clock, place.ids, database=new_database())
    with closing(Home(again)) as home:
        assert "postgresql" in home.database.facts()
        assert not (again / DATABASE).exists()
        assert {row[:2] for row in rows_of(home)} >= {row[:2] for row in from_the_file}
        with home.database.read() as connection:
            assert audit.verify(connection, home.seal)[1] is None
    assert rows_of(place.home), "the server that was backed up goes on"


@on_it
def test_a_restore_writes_over_no_server_and_asks_nothing_of_the_lost_ones_database(
    place: DistrictPlace, tmp_path: Path
) -> None:
    backup, url, before = place.back_up(), read_settings(place.folder).database, rows_of(place.home)
    over = lambda: restore(backup, tmp_path / "new", PASSPHRASE, [], place.clock, place.ids, database=url)  # noqa: E731
    assert code_of(over) == "server.database_not_empty"
    assert not (tmp_path / "new").exists()
    restore(backup, tmp_path / "new", PASSPHRASE, [], place.clock, place.ids)
    assert rows_of(place.home) == before
    with place.home.database.read() as connection:
        assert meta.read(connection, "epoch") == place.home.epoch


@on_it
def test_what_was_begun_is_taken_out_again_where_it_comes_to_nothing() -> None:
    url = new_database()
    database = on_postgresql(url, "")
    with closing(database):
        with pytest.raises(ZeroDivisionError), database.begun():
            raise ZeroDivisionError
        with database.begun():
            pass


@on_it
def test_two_folders_never_serve_one_database(serving: Serving, tmp_path: Path) -> None:
    twin = tmp_path / "twin"
    subprocess.run(["cp", "-r", serving.folder, twin], check=True)
    ran = subprocess.run([SERVER, "run", twin, "--listen", "127.0.0.1:0", "--json"], capture_output=True, text=True)
    assert ran.returncode == 4
    assert "server.running" in ran.stderr + ran.stdout


@on_it
def test_connections_that_break_are_made_anew_and_nothing_is_missed(
    place: DistrictPlace, commune: Pc, tmp_path: Path
) -> None:
    database = place.home.database
    assert isinstance(database, Postgresql)
    others = database.neighbours()
    with closing(others):
        commune.dispatch()
        commune.sync()
        assert not others.have_written()
        with closing(database.connect()) as beside:
            others_here = "FROM pg_stat_activity WHERE datname = current_database() AND pid != pg_backend_pid()"
            beside.execute(f"SELECT pg_terminate_backend(pid) {others_here}")  # not those of a test beside this one
        commune.number()
        commune.sync()
        assert commune.outbox() == []
        until = time.monotonic() + 20
        while not others.have_written():  # it may be told of the break a moment later
            assert time.monotonic() < until
        assert not others.have_written()
    assert place.home.database.look_through() == ""


@on_it
def test_a_transaction_that_is_broken_off_is_not_there_and_says_so(place: DistrictPlace) -> None:
    database = place.home.database
    before = rows_of(place.home)

    def broken_off() -> None:
        with database.write() as connection:
            connection.exec_driver_sql("DELETE FROM shared_row")
            connection.exec_driver_sql("SELECT pg_terminate_backend(pg_backend_pid())")

    assert code_of(broken_off) == "server.database_unreachable"
    assert rows_of(place.home) == before


@on_it
def test_processes_that_write_at_once_wait_for_each_other(place: DistrictPlace) -> None:
    def add() -> None:
        with closing(Home(place.folder)) as home:
            operator = Operator(home, place.clock, SeededIds(threading.get_ident()))
            for _ in range(10):
                operator.add_person(COMMUNE, "Nguyễn Thị Mẫu", "clerk")

    threads = [threading.Thread(target=add) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with place.home.database.read() as connection:
        lines, fault = audit.verify(connection, place.home.seal)
        scopes = connection.exec_driver_sql("SELECT scope, count(*), max(revision) FROM placement GROUP BY scope").all()
    assert (fault, lines >= 30) == (None, True)
    assert all(count <= highest for _, count, highest in scopes)


@on_it
def test_a_name_with_a_nul_harms_nobody(place: DistrictPlace) -> None:
    with place.home.database.write() as connection:
        query = select(_rows.c.id).where(_rows.c.type == "office", _rows.c.id == f"{DISTRICT}\0")
        assert connection.execute(query).first() is None


@on_it
def test_what_the_address_asks_of_a_session_never_makes_a_commit_less_durable() -> None:
    asked = new_database() + "&options=-c%20synchronous_commit%3Doff%20-c%20work_mem%3D5MB&application_name=huyen"
    with closing(on_postgresql(asked, "")) as database, database.read() as connection:
        told = [connection.exec_driver_sql(f"SHOW {name}").scalar_one() for name in SESSION]
    assert told == ["on", "5MB", "huyen"]


@on_it
def test_a_newer_programs_database_is_left_alone(place: DistrictPlace) -> None:
    with place.home.database.write() as connection:
        connection.exec_driver_sql("UPDATE schema_steps SET steps = 99")
    assert code_of(lambda: Home(place.folder)) == "database.newer"


@on_it
def test_a_step_that_fails_leaves_the_database_as_it_was(place: DistrictPlace, monkeypatch: pytest.MonkeyPatch) -> None:
    steps = migrations.POSTGRESQL_STEPS
    good, bad = "CREATE TABLE later (n BIGINT)", "DROP TABLE never_there"
    monkeypatch.setattr(postgresql, "POSTGRESQL_STEPS", (*steps, (good, bad)))
    assert code_of(lambda: Home(place.folder)) == "database.not_upgraded"
    monkeypatch.setattr(postgresql, "POSTGRESQL_STEPS", (*steps, (good,)))
    with closing(Home(place.folder)) as home, home.database.read() as connection:
        assert inspect(connection).has_table("later")


@on_it
def test_the_steps_make_exactly_the_models_tables() -> None:
    made, wanted = new_database(), create_engine(new_database())
    TABLES[0].metadata.create_all(wanted)
    with closing(on_postgresql(made, "")) as database, database.begun(), database.read() as connection:
        one, other = inspect(connection), inspect(wanted)
        for name in (str(model.__tablename__) for model in TABLES):
            columns = [
                [(c["name"], c["type"].__class__, c["nullable"]) for c in two.get_columns(name)] for two in (one, other)
            ]
            assert columns[0] == columns[1], name
            assert (
                one.get_pk_constraint(name)["constrained_columns"]
                == other.get_pk_constraint(name)["constrained_columns"]
            )
            indexes = [{(i["name"], *i["column_names"]) for i in two.get_indexes(name)} for two in (one, other)]
            assert {i[1:] for i in indexes[0]} == {i[1:] for i in indexes[1]}, name
    wanted.dispose()


@on_it
def test_a_seed_is_the_same_run_on_both_databases() -> None:
    here = " ".join(run_seed(seed).digest for seed in (3, 4))
    without = {name: value for name, value in os.environ.items() if name != own.ASKED}
    asked = [sys.executable, "-c", PRINT_DIGESTS]
    done = subprocess.run(asked, env=without, cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == here


@on_it
def test_the_guides_words_about_postgresql_are_good(tmp_path: Path) -> None:
    organisations(tmp_path / "co-quan.csv")
    (tmp_path / "cum-mat-khau.txt").write_text(PASSPHRASE)
    words = {"THU_MUC": str(tmp_path / "may-chu"), "DIA_CHI": "127.0.0.1", "CONG": "8443"}
    shell = Shell(tmp_path, CSDL=new_database(), CSDL_MOI=new_database(), **words)
    with closing(shell):
        said = [shell.run(block.text) for block in blocks(GUIDE) if block.kind == "sh postgresql"]
    assert len(said) == 2
    bad = [line for line in said[1].splitlines() if "✗" in line]
    assert ["8443" in line for line in bad] == [True], "nothing but that it does not serve"
    assert "✓ PostgreSQL" in said[1]
