"""An office's file with 100,000 documents: made lines, as the lists and the search would have them, in seconds."""

import random
from datetime import timedelta

import msgspec

from sync.replica.line import Line
from sync.replica.replica import Replica
from sync.rules.deadline import Deadline
from sync.rules.deliveries import ORDER
from sync.rules.documents import Urgency
from sync.rules.text import folded
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
            due = Deadline(day).key if day else ""
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
            row = (n + 1, line.id, line.state, urgency.rank, line.posted_at, line.queue, line.seen, due)
            connection.exec_driver_sql(
                "INSERT INTO listing(n, id, box, state, rank, position, waiting, queue, seen, due, late, people, data) "
                "VALUES (?, ?, 'incoming', ?, ?, ?, 0, ?, ?, ?, 0, '', ?)",
                (*row, msgspec.json.encode(line)),
            )
            words = folded(f"{line.notation} \n{subject} \n{sender} thôn {n % 997}")
            connection.exec_driver_sql("INSERT INTO search(rowid, words) VALUES (?, ?)", (n + 1, words))
