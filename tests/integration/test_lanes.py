"""What goes first, by which connection, and what waits for nothing."""

from functools import partial

from sync.engine import exchange
from sync.engine.engine import FIRST_HOLD_S
from sync.engine.hands import SHORT_BYTES, Hands
from sync.engine.http import HttpPort
from sync.errors import LineHindrance
from sync.protocol.codec import decode
from sync.protocol.messages import Push, PushAnswer, UploadState
from sync.replica.receipts import only_receipts_wait
from sync.replica.transfers import Wanted
from sync.rules.documents import Urgency
from tests.support.places import Pc
from tests.support.running import Running, dispatch
from tests.support.sample_offices import COMMUNE
from tests.support.serving import Serving

SMALL, MIDDLE, LARGE = 60_000, 90_000, 400_000


def released(pc: Pc, *sizes: int, urgency: Urgency = Urgency.NORMAL) -> None:
    """Dispatch files of these sizes and hand their facts over, so that they should go up."""
    for size in sizes:
        pc.dispatch(f"Văn bản {size}", size=size, urgency=urgency)
    while exchange.push_once(pc.replica, pc.port, pc.heard):
        pass


def take(hands: Hands, pc: Pc, worker: str) -> int:
    """How large the file is that a worker takes; 0 for none."""
    with pc.replica.read() as connection:
        wanted = hands.take(connection, worker)
    return wanted.bytes if wanted else 0


def test_two_connections_carry_the_smallest_and_the_largest_and_never_the_same(commune: Pc) -> None:
    released(commune, SMALL, MIDDLE, LARGE)
    hands = Hands()
    assert [take(hands, commune, "up"), take(hands, commune, "up-2")] == [SMALL, LARGE]
    hands.put_down("up-2")
    assert take(hands, commune, "up-2") == LARGE
    released(commune, 61_000)
    hands.put_down("up")
    assert take(hands, commune, "up") == SMALL
    assert hands.are_busy


def test_while_a_short_urgent_file_goes_up_nothing_else_does(commune: Pc) -> None:
    released(commune, LARGE, MIDDLE)
    hands = Hands()
    assert take(hands, commune, "up-2") == 0, "one file alone goes by the connection that is warm"
    assert [take(hands, commune, "up"), take(hands, commune, "up-2")] == [MIDDLE, LARGE]
    hands.put_down("up")
    bulk = Wanted("", LARGE, Urgency.NORMAL.rank, "", started=True)
    assert not hands.must_yield(bulk)
    released(commune, SMALL, urgency=Urgency.MOST_URGENT)
    with commune.replica.read() as connection:
        hands.look(connection)
    assert hands.must_yield(bulk)
    assert take(hands, commune, "up") == SMALL
    with commune.replica.read() as connection:
        hands.look(connection)
    assert hands.must_yield(bulk), "what is urgent has been begun, and has the line to itself"
    hands.put_down("up-2")
    assert take(hands, commune, "up-2") == 0


def test_a_large_urgent_file_shares_the_line(commune: Pc) -> None:
    released(commune, SMALL)
    released(commune, SHORT_BYTES + 1, urgency=Urgency.MOST_URGENT)
    hands = Hands()
    assert [take(hands, commune, "up"), take(hands, commune, "up-2")] == [SHORT_BYTES + 1, SMALL]


def test_the_express_comes_for_what_is_urgent_while_the_others_carry(commune: Pc, district: Pc) -> None:
    for size in (SMALL, MIDDLE, LARGE):
        commune.dispatch(f"Văn bản {size}", size=size)
    commune.sync()
    district.pull()
    hands = Hands()
    assert take(hands, district, "down-urgent") == 0
    assert [take(hands, district, "down"), take(hands, district, "down-2")] == [SMALL, LARGE]
    assert take(hands, district, "down-urgent") == 0
    commune.dispatch("Công điện", size=70_000, urgency=Urgency.MOST_URGENT)
    commune.sync()
    district.pull()
    assert take(hands, district, "down-urgent") == 70_000


def test_what_is_urgent_is_handed_over_alone_and_first(commune: Pc) -> None:
    for n in range(3):
        commune.dispatch(f"Thường {n}", size=SMALL + n)
    commune.dispatch("Công điện", size=LARGE, urgency=Urgency.MOST_URGENT)
    commune.line.pushes.clear()
    while exchange.push_once(commune.replica, commune.port, commune.heard):
        pass
    lanes = [{intent.lane for intent in decode(body, Push).intents} for body in commune.line.pushes]
    assert lanes[0] == {0}
    assert {1} in lanes[1:]


def test_receipts_of_ordinary_documents_may_wait_for_each_other_and_acts_of_people_never(
    commune: Pc, district: Pc
) -> None:
    id = commune.dispatch("Thường", size=SMALL).id
    commune.sync()
    district.pull()
    with district.replica.read() as connection:
        assert only_receipts_wait(connection)
    district.register(id)
    with district.replica.read() as connection:
        assert not only_receipts_wait(connection)


class _Stumbling(HttpPort):
    """Loses its way in the first upload, as a connection does of which packet after packet is lost."""

    stumbles = 1

    def upload(self, *words: object) -> UploadState:
        if _Stumbling.stumbles:
            _Stumbling.stumbles -= 1
            self.hello()
            raise LineHindrance("line.timeout")
        return super().upload(*words)  # type: ignore[arg-type]


def test_one_connection_that_loses_its_way_does_not_take_the_line_down(serving: Serving) -> None:
    pc = serving.enrol(COMMUNE)
    made = pc.make_port()
    make = partial(_Stumbling, made._addresses, pc.folder / "ca.pem", made._credentials)
    made.close()
    with Running(pc, make) as commune:
        commune.hear("online")
        id = dispatch(pc, "Báo cáo", 90_000)
        assert commune.hear("sent") == id
        told = [one for one in commune.told.queue if one[0] == "offline"]
        assert (told, _Stumbling.stumbles) == ([], 0)


class _Unreachable(HttpPort):
    """Nothing can be handed over, once."""

    failures = 1

    def push(self, push: Push) -> PushAnswer:
        if _Unreachable.failures:
            _Unreachable.failures -= 1
            raise LineHindrance("line.unreachable")
        return super().push(push)


def test_the_listener_does_not_wait_on_a_line_that_another_has_found_gone(serving: Serving) -> None:
    pc = serving.enrol(COMMUNE)
    made = pc.make_port()
    make = partial(_Unreachable, made._addresses, pc.folder / "ca.pem", made._credentials)
    made.close()
    with Running(pc, make) as commune:
        commune.hear("online")
        began = pc.clock.monotonic_s()
        id = dispatch(pc, "Báo cáo", 20_000)
        commune.hear("offline")
        assert commune.hear("sent") == id
        assert pc.clock.monotonic_s() - began < FIRST_HOLD_S / 2
