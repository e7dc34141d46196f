"""One office's day before its line is up: it enrols, and dispatches what lies in a folder; the last one is hỏa tốc.

    python -m tests.benchmarks.line.office_day PROFILE CODE FINGERPRINT TO [FOLDER]

Prints the documents' ids with their files, as JSON.
"""

import json
import sys
from datetime import timedelta
from pathlib import Path

from app.actions import outgoing
from app.actions.desk import Desk
from app.actions.enrolling import enrol
from app.actions.outgoing import Wanted
from app.host.profile import Profile
from sync.replica.replica import Replica
from sync.rules.documents import Urgency
from sync.rules.legal_time import legal_day
from sync.world import SystemClock, SystemIds
from tests.benchmarks.line.lab import SERVER_URL


def dispatch_all(replica: Replica, files: list[Path], to: str, urgent: int = 1) -> dict[str, str]:
    """Dispatch each file as a document of its own; the last `urgent` ones are hỏa tốc."""
    desk = Desk(replica, replica.identity.people[0])
    day = legal_day(replica.clock.now()) - timedelta(days=1)
    ids = {}
    for n, file in enumerate(files, 1):
        urgency = Urgency.MOST_URGENT if n > len(files) - urgent else None
        subject = f"Báo cáo tình hình kinh tế - xã hội {n}"
        wanted = Wanted("BC", subject, day, files=(file,), to=(to,), urgency=urgency)
        ids[outgoing.dispatch(desk, wanted).id] = file.name
    return ids


def main(folder: str, code: str, fingerprint: str, to: str, papers: str = "") -> None:
    profile = Profile(Path(folder))
    enrol(profile, SERVER_URL, code, fingerprint, None, "", SystemClock(), SystemIds())
    files = sorted(Path(papers).iterdir()) if papers else []
    replica = profile.open(SystemClock(), SystemIds())
    try:
        print(json.dumps(dispatch_all(replica, files, to)))
    finally:
        replica.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
