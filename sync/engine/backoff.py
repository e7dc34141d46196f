"""When to try again. Pure.

While nothing answers at all, a bare connect is tried again and again for ten minutes, then ever less often, up to five
minutes apart. Something that answers wrongly (a portal's page, a busy server) is asked less often from the start, and a
server's own wish is honoured. Jitter keeps a district's PCs from coming back all at once after a power cut.
"""

from sync.world import Chance

PROBE_S = 1.0
PROBE_FOR_S = 600.0
FIRST_S, FACTOR, LONGEST_S = 2.0, 1.7, 300.0
JITTER = 0.25
NOT_REACHED = frozenset({"line.refused", "line.timeout", "line.reset", "line.no_name", "line.unreachable"})


def pause_s(code: str, tries: int, down_for_s: float, wish_s: float | None, chance: Chance) -> float:
    """Seconds until the next try. `tries` counts failed ones since the line was last good, from 1."""
    if wish_s is not None:
        return wish_s * chance.uniform(1.0, 1.0 + JITTER)
    if code in NOT_REACHED and down_for_s < PROBE_FOR_S:
        return PROBE_S
    if code in NOT_REACHED:
        pause = max(FIRST_S, (down_for_s - PROBE_FOR_S) / 10)  # five minutes apart after an hour
    else:
        pause = FIRST_S * FACTOR ** min(tries - 1, 20)
    return min(LONGEST_S, pause) * chance.uniform(1.0 - JITTER, 1.0 + JITTER)
