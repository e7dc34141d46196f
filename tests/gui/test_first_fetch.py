"""What the strip says of a PC that still fetches what its office had, with a line and without."""

import msgspec

from app.actions import carrying_over
from sync.engine.line_status import LineStatus
from sync.replica import first_pull
from sync.replica.meta import write_meta
from tests.support.places import Pc
from tests.support.sample_offices import COMMUNE
from tests.support.windows import Desktop, Screen


def line(pc: Pc, status: LineStatus) -> None:
    with pc.replica.write() as t:
        write_meta(t.connection, "line", msgspec.json.encode(status).decode())


def told(screen: Screen) -> str:
    words = screen.window.strip.told
    return f"{words.strong} {words.text}" if words else ""


def test_how_much_has_come_is_counted_while_work_can_begin(desktop: Desktop, district: Pc, commune: Pc) -> None:
    for n in range(3):
        district.dispatch(f"Thông báo số {n}", to=[COMMUNE])
    district.sync()
    commune.sync()
    with commune.replica.write() as t:
        first_pull.begin(t.connection, 8)
    line(commune, LineStatus(state="up", since=commune.clock.now()))
    screen = desktop.open(commune)
    screen.until(lambda: "Đang tải văn bản: 3 / 8…" in told(screen))
    assert "Cứ làm việc bình thường" in told(screen)
    line(commune, LineStatus(state="down", since=commune.clock.now(), code="line.unreachable"))
    screen.changed()
    screen.until(lambda: "chưa tải hết văn bản cũ" in told(screen))
    with commune.replica.write() as t:
        first_pull.end(t.connection, commune.clock.now())
    carrying_over.owe(commune.replica, ["what it was before"])
    line(commune, LineStatus(state="up", since=commune.clock.now()))
    screen.changed()
    screen.until(lambda: "Đang lấy sang việc chưa gửi từ trước khi đăng ký lại…" in told(screen))
    carrying_over.owe(commune.replica, [])
    screen.changed()
    screen.until(lambda: "mọi văn bản đã gửi xong" in told(screen))
