"""How the offices below are doing: figures by the server, cheap for many, kept at the PC for whoever looks."""

import subprocess
import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import msgspec
import pytest

from app.actions.below import ask_below, figures_below
from app.actions.seen import open_document
from sync.database import Database
from sync.engine.below import EVERY_S, Below
from sync.errors import LineHindrance, Refused
from sync.protocol.codec import encode
from sync.protocol.messages import BelowAnswer, BelowRequest, OfficeStanding
from sync.replica.below_figures import BELOW, BELOW_DUE, read_figures
from sync.replica.meta import read_meta, write_meta
from sync.rules.people import Device
from sync.schema import migrate
from sync.server import status
from sync.server.migrations import STEPS
from sync.server.standing import below, standings
from tests.support.loopback import LoopbackPort
from tests.support.places import DistrictPlace, Pc
from tests.support.running import Running
from tests.support.sample_offices import COMMUNE, DISTRICT, NEIGHBOUR, PROVINCE, THIRD
from tests.support.serving import Serving


def asked(place: DistrictPlace, pc: Pc) -> dict[str, OfficeStanding]:
    answer = place.district.below(place.row(Device, pc.device))
    assert answer.time == place.clock.now()
    return {standing.office: standing for standing in answer.offices}


def second(at: datetime) -> datetime:
    return at.replace(microsecond=0)


def later(place: DistrictPlace, *pcs: Pc, **time: float) -> datetime:
    for clock in (place.clock, *(pc.clock for pc in pcs)):
        clock.advance(**time)
    return second(place.clock.now())


def test_each_open_office_directly_below_is_there_and_no_other(place: DistrictPlace, district: Pc) -> None:
    assert list(asked(place, district)) == [COMMUNE, NEIGHBOUR, THIRD]
    place.set_open(NEIGHBOUR, is_open=False)
    assert list(asked(place, district)) == [COMMUNE, THIRD]


def test_an_office_without_offices_below_hears_of_none_and_the_top_of_its_own(
    place: DistrictPlace, commune: Pc
) -> None:
    assert asked(place, commune) == {}
    assert list(asked(place, place.enrol(PROVINCE))) == [DISTRICT]


def test_silence_of_the_line_and_silence_of_the_people_are_told_apart(
    place: DistrictPlace, commune: Pc, district: Pc
) -> None:
    assert asked(place, district)[NEIGHBOUR] == OfficeStanding(office=NEIGHBOUR)
    began = second(place.clock.now())
    commune.number()
    commune.sync()
    place.district._heard.clear()
    at = later(place, commune, hours=3)
    place.district.heard_of(commune.device, "test")
    place.district.writer.submit(lambda connection: None).result(60)  # what was noted before is on disk
    standing = asked(place, district)[COMMUNE]
    assert (standing.pcs, standing.last_action, standing.last_contact) == (1, began, at)


def test_what_waits_and_the_oldest_that_nobody_opened(place: DistrictPlace, commune: Pc, district: Pc) -> None:
    first_at = second(place.clock.now())
    first = district.dispatch("Một", to=(COMMUNE, NEIGHBOUR)).id
    district.sync()
    second_at = later(place, commune, district, days=1)
    other = district.dispatch("Hai", to=(COMMUNE,), outside=("post:Công ty Điện lực",)).id
    district.sync()
    figures = asked(place, district)
    assert (figures[COMMUNE].waiting, figures[COMMUNE].oldest_unopened) == (2, first_at)
    assert (figures[NEIGHBOUR].waiting, figures[NEIGHBOUR].oldest_unopened) == (1, first_at)
    commune.sync()
    assert (asked(place, district)[COMMUNE].waiting, asked(place, district)[COMMUNE].oldest_unopened) == (0, first_at)
    open_document(commune.desk, first)
    commune.sync()
    assert asked(place, district)[COMMUNE].oldest_unopened == second_at
    commune.register(other)
    commune.sync()
    assert asked(place, district)[COMMUNE].oldest_unopened is None


def test_what_goes_by_post_waits_for_no_office(place: DistrictPlace, commune: Pc, district: Pc) -> None:
    commune.dispatch("Gửi công ty", to=[], outside=("post:Công ty Điện lực",))
    commune.sync()
    assert (asked(place, district)[COMMUNE].waiting, asked(place, district)[COMMUNE].oldest_unopened) == (0, None)


def test_a_revoked_pc_is_none_in_use_and_was_heard_of_all_the_same(
    place: DistrictPlace, commune: Pc, district: Pc
) -> None:
    other = place.enrol(COMMUNE)
    assert asked(place, district)[COMMUNE].pcs == 2
    for pc in (commune, other):
        place.operator.revoke_device(pc.device)
    standing = asked(place, district)[COMMUNE]
    assert (standing.pcs, standing.last_contact is not None) == (0, True)


def test_the_operators_report_and_the_answer_are_the_same_figures(
    place: DistrictPlace, commune: Pc, district: Pc
) -> None:
    district.dispatch("Một", to=["all"])
    district.sync()
    commune.sync()
    report = {line["office"]: line for line in status.report(place.home, place.operator)["offices"]}
    for office, standing in asked(place, district).items():
        shown = msgspec.to_builtins(
            {field: getattr(standing, field) for field in ("waiting", "last_contact", "last_action", "oldest_unopened")}
        )
        told = {field: report[office][field] for field in shown}
        assert told == {k: v.replace("Z", "+00:00") if isinstance(v, str) else v for k, v in shown.items()}


@pytest.mark.on_sqlite
def test_no_delivery_is_gone_through_for_it(place: DistrictPlace) -> None:
    heard: list[str] = []
    with place.home.database.read() as connection:
        raw = connection.connection.driver_connection
        assert raw is not None
        raw.set_trace_callback(heard.append)
        standings(connection, [COMMUNE, NEIGHBOUR, THIRD])
        raw.set_trace_callback(None)
        (question,) = (one for one in heard if "'delivery'" in one)
        plan = [str(row[3]) for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {question}")]
    of_deliveries = [step for step in plan if step.startswith("SEARCH shared_row_1 ")]
    assert len(of_deliveries) == 5
    for step in of_deliveries:
        assert "USING COVERING INDEX shared_row_by_owner (type=? AND owner=? AND stage=?" in step, step


def test_an_answer_for_a_district_is_small() -> None:
    at = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
    offices = tuple(
        OfficeStanding(
            office=f"{6463 + 3 * n:05}",
            pcs=2,
            waiting=n,
            last_contact=at + timedelta(seconds=137 * n),
            last_action=at - timedelta(seconds=7919 * n),
            oldest_unopened=at - timedelta(seconds=60_013 * n),
        )
        for n in range(21)
    )
    assert len(encode(BelowAnswer(time=at, offices=offices))) < 650
    assert len(encode(BelowRequest())) < 20


def test_rows_of_the_first_schema_are_counted_by_when_they_were_posted(tmp_path: Path) -> None:
    database = Database(tmp_path / "old.db")
    migrate(database, STEPS[:1])
    posted = b'"state":"sent","at":"2026-11-23T01:00:00.5Z","posted_at":"2026-11-23T00:30:00.123456Z"'
    inside = b'{"row":"delivery","id":"d@1","document":"d","sender":"2",' + posted + b',"office":"1"}'
    outside = b'{"row":"delivery","id":"d@outside-0","document":"d","sender":"2",' + posted + b',"name":"A"}'
    office = b'{"row":"office","id":"1","name":"A","full_name":"A","organisation":"A"}'
    with database.write() as connection:
        for type_name, id, owner, stage, data in (
            ("delivery", "d@1", "1", "sent", inside),
            ("delivery", "d@outside-0", "2", "sent", outside),
            ("office", "1", "", "", office),
        ):
            connection.exec_driver_sql(
                "INSERT INTO shared_row VALUES (?, ?, ?, 0, ?, ?, ?)", (type_name, id, "d", owner, stage, data)
            )
    migrate(database, STEPS)
    with database.read() as connection:
        rows = connection.exec_driver_sql("SELECT stage, position FROM shared_row WHERE type = 'delivery' ORDER BY id")
        at = int(datetime.fromisoformat("2026-11-23T00:30:00+00:00").timestamp())
        assert [tuple(row) for row in rows] == [("sent", at), ("outside.sent", at)]
        (standing,) = standings(connection, ["1"])
        assert (standing.waiting, standing.oldest_unopened) == (1, datetime.fromtimestamp(at, UTC))
        assert below(connection, "nobody", date(2026, 11, 23)) == []
    database.close()


def test_figures_are_read_without_the_databases_library() -> None:
    look = "import sys, sync.replica.below_figures\nsys.exit('sqlalchemy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", look], check=False).returncode == 0


class Elsewhere(LoopbackPort):
    """A server that is older, or does not answer, as often as it is told to."""

    def __init__(self, pc: Pc, *errors: Exception) -> None:
        super().__init__(pc.place.district, pc.device, pc.line)
        self.errors, self.times = list(errors), 0

    def below(self, asked: BelowRequest) -> BelowAnswer:
        self.times += 1
        if self.errors:
            raise self.errors.pop(0)
        return super().below(asked)


def test_the_figures_come_at_the_start_every_ten_minutes_and_when_somebody_asks(district: Pc) -> None:
    keeper, port = Below(district.replica), Elsewhere(district)
    assert keeper.ask_if_due(port)
    figures = figures_below(district.replica)
    assert figures is not None
    assert [one.office for one in figures.offices] == [COMMUNE, NEIGHBOUR, THIRD]
    assert (figures.here, figures.server_time) == (district.clock.now(), district.place.clock.now())
    assert not keeper.ask_if_due(port)
    ask_below(district.desk)
    assert keeper.ask_if_due(port)
    assert not keeper.ask_if_due(port)
    district.clock.advance(seconds=EVERY_S)
    assert keeper.ask_if_due(port)
    assert port.times == 3


def test_an_office_with_none_below_asks_nothing(commune: Pc) -> None:
    keeper, port = Below(commune.replica), Elsewhere(commune)
    assert not keeper.ask_if_due(port)
    ask_below(commune.desk)
    assert not keeper.ask_if_due(port)
    with commune.replica.read() as connection:
        assert not read_meta(connection, BELOW_DUE)
    assert (port.times, figures_below(commune.replica)) == (0, None)


def test_a_wish_outlives_a_line_that_fails_and_the_last_figures_stay(district: Pc) -> None:
    keeper, port = Below(district.replica), Elsewhere(district)
    keeper.ask_if_due(port)
    before = figures_below(district.replica)
    ask_below(district.desk)
    port.errors = [LineHindrance("line.reset")]
    with pytest.raises(LineHindrance):
        keeper.ask_if_due(port)
    assert figures_below(district.replica) == before
    assert keeper.ask_if_due(port)


def test_an_older_server_is_not_asked_again_and_stops_nothing(district: Pc) -> None:
    keeper, port = Below(district.replica), Elsewhere(district, Refused("server.too_old"))
    assert not keeper.ask_if_due(port)
    ask_below(district.desk)
    district.clock.advance(days=1)
    assert not keeper.ask_if_due(port)
    assert port.times == 1
    assert Below(district.replica).ask_if_due(Elsewhere(district))


def test_a_revoked_pc_hears_that_it_is(district: Pc) -> None:
    district.place.operator.revoke_device(district.device)
    with pytest.raises(Refused, match=r"device\.revoked"):
        Below(district.replica).ask_if_due(Elsewhere(district))


@pytest.mark.parametrize("text", [None, "", "{", "[]", '{"server_time": 5}'])
def test_figures_that_cannot_be_read_are_none(district: Pc, text: str | None) -> None:
    assert read_figures(text) is None
    if text:
        with district.replica.write() as t:
            write_meta(t.connection, BELOW, text)
        assert figures_below(district.replica) is None


def test_a_running_engine_has_them_at_the_start_and_when_another_process_asks(serving: Serving) -> None:
    with Running(serving.enrol(DISTRICT)) as running:
        running.hear("below")
        first = figures_below(running.pc.replica)
        assert first is not None
        assert [one.office for one in first.offices] == [COMMUNE, NEIGHBOUR, THIRD]
        serving.enrol(COMMUNE).close()
        beside = running.beside()
        with beside.write() as t:
            write_meta(t.connection, BELOW_DUE, "một")
        running.hear("below")
        figures = figures_below(beside)
        assert figures is not None
        assert figures.offices[0].pcs == 1
        beside.close()
