"""The page "Chuyển bằng USB": what waits is written and read at a window, and said of it is what is true, no more."""

import os
import threading
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest
from PySide6.QtWidgets import QAbstractButton

from app.host.removable import Stick
from app.ui.carry.carry_place import CarryPlace
from app.ui.carry.carry_words import brought_words, consignment_words, slow_words
from app.ui.waiting.progress import waiting_progress
from app.ui.words.speech import speech
from sync.carriers.choosing import Chosen
from sync.engine.carrying import Brought
from sync.engine.line_status import LineStatus
from sync.replica.carry_page import Consignment
from sync.replica.meta import write_meta
from sync.replica.transaction import Happened
from tests.gui.test_waiting import NOW, waiting
from tests.support.places import DistrictPlace, Pc
from tests.support.sample_offices import COMMUNE
from tests.support.sticks import bring_up, pack_down
from tests.support.windows import Desktop, Screen


@pytest.fixture
def stick(tmp_path: Path) -> Stick:
    folder = tmp_path / "KINGSTON"
    folder.mkdir()
    return Stick("KINGSTON", folder)


def opened(desktop: Desktop, pc: Pc, stick: Stick) -> tuple[Screen, CarryPlace]:
    screen = desktop.open(pc)
    screen.shell.go("waiting")
    screen.press("Chuyển bằng USB")
    page = screen.window.page("carry")
    assert isinstance(page, CarryPlace)
    assert screen.window.place == "carry"
    assert not page.write.isEnabled(), "there is no stick yet"
    for field in (page.to, page.frm):
        field.look = lambda: [stick]
        field.look_again()
    screen.until(lambda: page.write.isEnabled() and page.read.isEnabled())
    return screen, page


def test_what_waits_goes_onto_a_stick_and_counts_as_sent_by_the_servers_word_alone(
    desktop: Desktop, place: DistrictPlace, commune: Pc, district: Pc, stick: Stick
) -> None:
    commune.dispatch("Báo cáo tuần", size=40_000)
    district.dispatch("Giấy mời họp", to=(COMMUNE,), size=30_000)
    district.sync()
    _offline(commune)
    screen, page = opened(desktop, commune, stick)
    screen.until(lambda: screen.reads("Trong gói sẽ có: 1 văn bản chờ gửi, 1 tệp đính kèm (40 KB)."))
    page.write.click()
    screen.until(lambda: screen.reads("Đã ghi và đọc lại kiểm tra. Chưa phải là đã gửi."))
    assert screen.reads("Bước 2: mang đi")
    screen.until(lambda: "1 đã ghi ra USB, chờ biên nhận" in screen.window.strip.told.strong)  # type: ignore[union-attr]
    screen.until(lambda: screen.reads("Chờ biên nhận"))
    screen.shell.go("waiting")
    screen.until(lambda: screen.reads("Đã ghi ra USB lúc 08:00, chờ biên nhận. Có mạng thì máy vẫn tự gửi."))

    [bundle] = stick.folder.iterdir()
    bring_up(place, bundle)
    pack_down(place, COMMUNE, stick.folder)
    screen.shell.go("carry")
    page.read.click()
    screen.until(lambda: screen.reads("1 văn bản mới đến · 1 tệp đính kèm đã về · máy chủ đã nhận 1 văn bản của mình."))
    assert screen.reads("Gói máy này ghi lần trước đã đến máy chủ.")
    assert screen.reads("Ở đó còn 1 gói của nơi khác, máy này không đụng đến.")
    screen.until(lambda: screen.reads("Máy chủ đã nhận"))
    screen.until(lambda: "USB" not in screen.window.strip.told.strong)  # type: ignore[union-attr]
    screen.press("Xem văn bản đến")
    assert screen.window.place == "incoming"
    assert [x.line.subject for x in commune.incoming()] == ["Giấy mời họp"]
    assert commune.outbox() == []


def test_what_a_stick_refuses_is_said_on_the_page_and_nothing_is_lost(
    desktop: Desktop, commune: Pc, stick: Stick
) -> None:
    commune.dispatch("Báo cáo tuần")
    screen, page = opened(desktop, commune, stick)
    page.read.click()
    screen.until(lambda: screen.reads("Không có gói nào cho nơi này"))
    (stick.folder / "autorun.inf").write_text("[autorun]")
    page.write.click()
    screen.until(lambda: screen.reads("Trên USB có tệp đáng ngờ: autorun.inf."))
    for path in stick.folder.iterdir():
        path.unlink()
    stick.folder.rmdir()
    page.write.click()
    screen.until(lambda: screen.reads("USB đã bị rút, hoặc thư mục không còn đó."))
    assert page.write.isEnabled()
    for field in (page.to, page.frm):
        field.look = list
        field.look_again()
    screen.until(lambda: not page.write.isEnabled() and not page.read.isEnabled())
    assert len(commune.outbox()) == 1


def test_who_does_not_want_to_wait_stops_it_and_so_does_the_end_of_the_program(
    desktop: Desktop, commune: Pc, stick: Stick, monkeypatch: pytest.MonkeyPatch
) -> None:
    commune.dispatch("Báo cáo tuần")
    screen, page = opened(desktop, commune, stick)
    stick_is_slow, is_flushed = threading.Event(), os.fsync
    monkeypatch.setattr(os, "fsync", lambda handle: stick_is_slow.wait(10) and is_flushed(handle))
    page.write.click()
    screen.until(lambda: not page.write.isEnabled())
    screen.press("Dừng")
    stick_is_slow.set()
    screen.until(lambda: screen.reads("Đã dừng."))
    assert list(stick.folder.iterdir()) == []
    screen.shell.bridge.ending.set()
    page.read.click()
    screen.until(lambda: page.read.isEnabled())
    page.write.click()
    screen.until(lambda: screen.all(QAbstractButton, "Dừng") == [] and screen.reads("Đã dừng."))
    assert len(commune.outbox()) == 1


def test_any_folder_will_do(desktop: Desktop, commune: Pc, stick: Stick, tmp_path: Path) -> None:
    commune.dispatch("Báo cáo tuần")
    shared = tmp_path / "thư mục chung"
    shared.mkdir()
    screen, page = opened(desktop, commune, stick)
    page.to.take(str(shared))
    assert page.to.folder == shared
    page.write.click()
    screen.until(lambda: screen.reads("Đã ghi và đọc lại kiểm tra."))
    assert [path.suffix for path in shared.iterdir()] == [".eobundle"]
    assert list(stick.folder.iterdir()) == []


def test_a_stick_that_is_put_in_is_offered_only_where_it_may_matter(
    desktop: Desktop, place: DistrictPlace, commune: Pc, stick: Stick
) -> None:
    screen = desktop.open(commune)
    sticks, plugged = screen.shell.sticks, list[Stick]()
    sticks.look = lambda: list(plugged)
    offered, considered, offer = screen.window.passing, list[str](), sticks._offer

    def considering(stick: Stick, new: int) -> None:
        offer(stick, new)
        considered.append(stick.name)

    sticks._offer = considering  # type: ignore[method-assign]

    def put_in(name: str) -> None:
        plugged[:] = []
        sticks.look_again()
        screen.until(lambda: sticks._known == [])
        plugged[:] = [replace(stick, name=name)]
        sticks.look_again()
        screen.until(lambda: sticks._known == plugged)
        screen.until(lambda: considered)
        considered.clear()

    put_in("EMPTY")
    assert not offered.isVisible(), "nothing waits, and there is nothing for us on it"
    pack_down(place, COMMUNE, stick.folder)
    put_in("KINGSTON")
    screen.until(lambda: offered.isVisible())
    assert screen.reads("USB KINGSTON có gói của máy chủ cho cơ quan mình.")
    screen.find(QAbstractButton, "Chuyển bằng USB", offered).click()
    assert screen.window.place == "carry"


def _offline(pc: Pc) -> None:
    since = pc.clock.now() - timedelta(hours=5)
    line = LineStatus(state="down", since=since, code="line.unreachable")
    with pc.replica.write() as t:
        write_meta(t.connection, "line", msgspec.json.encode(line).decode())


def brought(**known: int) -> Chosen[Brought]:
    counts = {event: known.pop(event, 0) for event in ("received", "sent", "refused")}
    happened = [Happened(event, str(n)) for event, count in counts.items() for n in range(count)]
    return Chosen([Brought("x", 1, happened, **known)])


def test_what_came_is_said_in_the_colour_of_what_it_means() -> None:
    speech.speak("vi")
    assert brought_words(brought())[:2] == ("grey", "Gói này không có gì mới.")
    assert brought_words(brought(rows=2))[:2] == ("green", "Không có văn bản mới cho cơ quan mình.")
    assert brought_words(brought(lacks=1))[0] == "amber"
    token, strong, text = brought_words(brought(refused=1, settled=1))
    assert (token, strong, text) == ("amber", "1 việc bị từ chối, xem ở Chờ gửi.", "")
    out = Consignment("out", NOW, "x", 3, 9, 4, 100, None)
    assert consignment_words(out, NOW) == ("usb", "09:00 · Ghi ra USB: 3 văn bản, 4 tệp", "Chờ biên nhận")
    assert consignment_words(replace(out, heard_at=NOW), NOW)[2] == "Máy chủ đã nhận"
    came = consignment_words(replace(out, way="in"), NOW)
    assert came == ("inbox", "09:00 · Đọc gói của máy chủ: 3 văn bản mới, 4 tệp", "")
    assert slow_words(200_000, 300) == "USB này chậm (200 KB/giây), còn khoảng 5 phút. Cứ để yên, đừng rút ra."


def test_a_document_on_a_stick_says_so_only_while_there_is_no_line() -> None:
    speech.speak("vi")
    document = waiting("sent", on_stick=NOW - timedelta(minutes=45))
    told = {up: waiting_progress(document, {}, "", NOW, is_up=up, limit=None).told for up in (False, True)}
    assert told[False] == "Đã ghi ra USB lúc 08:15, chờ biên nhận. Có mạng thì máy vẫn tự gửi."
    assert told[True] == "Chờ đến lượt."


def test_a_bundle_that_is_opened_is_offered_where_it_can_be_read(desktop: Desktop, commune: Pc, stick: Stick) -> None:
    screen = desktop.open(commune)
    screen.shell.raise_at(str(stick.folder / "goi.eobundle"))
    page = screen.window.page("carry")
    assert isinstance(page, CarryPlace)
    screen.until(lambda: screen.window.place == "carry" and page.frm.folder == stick.folder)
    screen.until(page.read.isEnabled)
