"""An office's file with 100,000 documents: made lines, as the lists and the search would have them, in seconds."""

import random
from collections.abc import Iterable, Mapping
from datetime import date, timedelta

import msgspec
from sqlalchemy import Connection

from sync.replica import search
from sync.replica.facets import facets
from sync.replica.line import Line
from sync.replica.periods import midnight
from sync.replica.replica import Replica
from sync.replica.view import View
from sync.rules.deliveries import ORDER
from sync.rules.documents import Urgency
from sync.rules.kinds import Kind
from sync.rules.text import composed, one_line
from sync.world import stamp

SUBJECTS = (
    "Về việc tăng cường quản lý đất đai trên địa bàn",
    "Thông báo lịch tiếp công dân định kỳ tháng {n} của Chủ tịch UBND các xã, thị trấn",
    "Giấy mời họp giao ban trực tuyến công tác cải cách hành chính quý {n}",
    "Đề nghị báo cáo tiến độ giải ngân vốn đầu tư công đến ngày {n}",
    "Về việc khẩn trương phòng, chống dịch tả lợn Châu Phi và rà soát hộ chăn nuôi trên địa bàn",
    "Kế hoạch tiêm chủng mở rộng và uống vitamin A đợt {n}",
    "Phối hợp cấp căn cước lưu động tại các thôn vùng cao",
    "Báo cáo kết quả giải phóng mặt bằng tuyến đường thôn {n}",
)
KINDS = ("CV", "TB", "GM", "CV", "CV", "KH", "CV", "BC")
QUEUES = {"arrived": "to_register", "registered": "to_present", "assigned": "in_progress", "in_progress": "in_progress"}


def fill_with(replica: Replica, rows: Iterable[Mapping[str, str]]) -> None:
    """Put incoming documents with these numbers, kinds, dates and subjects into the lists and the index; the n-th has
    the id `R-n`."""
    with replica.database.write() as connection:
        kinds = {kind.name: kind.id for kind in View(connection).children(Kind, "kinds")}
        for n, row in enumerate(rows):
            day = _day(row["date"])
            line = Line(
                id=f"R-{n}",
                box="incoming",
                number=0,
                notation=composed(row["number"]),
                kind=kinds.get(row["kind"], "CV"),
                subject=one_line(row["subject"]),
                urgency=str(Urgency.NORMAL),
                sender="06450",
                to=(replica.identity.office,),
                state="done",
                issued_on=day.isoformat(),
                due="",
                posted_at=stamp(midnight(day)),
                queue="ended",
            )
            words = (line.notation, line.subject, line.kind, row["kind"])
            put_line(connection, n + 1, line, " \n".join(words))


def _day(written: str) -> date:
    """A few of the real dates are none."""
    try:
        return date.fromisoformat(written)
    except ValueError:
        return date(2020, 1, 1)


def put_line(connection: Connection, n: int, line: Line, words: str) -> None:
    rank = Urgency(line.urgency).rank
    connection.exec_driver_sql(
        "INSERT INTO listing(n, id, box, state, rank, position, waiting, queue, seen, due, late, people, data) "
        "VALUES (?, ?, ?, ?, ?, ?, 0, ?, ?, ?, 0, '', ?)",
        (
            n,
            line.id,
            line.box,
            line.state,
            rank,
            line.posted_at,
            line.queue,
            line.seen,
            line.deadline.key if line.deadline else "",
            msgspec.json.encode(line),
        ),
    )
    search.index(connection, n, words, facets(line, line.posted_at))


def fill(replica: Replica, senders: tuple[str, ...], count: int, seed: int = 1) -> None:
    """Put `count` incoming documents into the lists and the index, over eight years, the newest last.

    The last hundred are open, every fortieth of the others is still in progress.
    """
    chance, now = random.Random(seed), replica.clock.now()
    step = timedelta(days=8 * 365) / count
    with replica.database.write() as connection:
        for n in range(count):
            subject = SUBJECTS[n % len(SUBJECTS)].format(n=n % 97)
            at, sender = now - step * (count - n), chance.choice(senders)
            state = "arrived" if n >= count - 100 else "in_progress" if n % 40 == 0 else "done"
            urgency = chance.choices(list(Urgency), (94, 3, 2, 1))[0]
            day = (at + timedelta(days=chance.randint(1, 20))).date() if n % 3 == 0 else None
            line = Line(
                id=f"{sender}-{n:036d}",
                box="incoming",
                number=n % 1400 + 1,
                notation=f"{n % 1400 + 1}/UBND-VP",
                kind=KINDS[n % len(KINDS)],
                subject=subject,
                urgency=str(urgency),
                sender=sender,
                to=(replica.identity.office,),
                state=state,
                issued_on=at.date().isoformat(),
                due=day.isoformat() if day else "",
                posted_at=stamp(at),
                came_at=stamp(at),
                arrival_number=None if state == "arrived" else n,
                queue=QUEUES.get(state, "ended"),
                seen=state != "arrived",
                files=1 + n % 3,
            )
            assert line.state in ORDER
            put_line(connection, n + 1, line, f"{line.notation} \n{subject} \n{sender} thôn {n % 997}")
