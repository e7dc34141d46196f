"""How the offices directly below are doing: what the server last said, and the wish to hear it anew."""

from app.actions.desk import Desk
from sync.replica.below_figures import BELOW, BELOW_DUE, BelowFigures, read_figures
from sync.replica.meta import read_meta, write_meta
from sync.replica.replica import Replica


def figures_below(replica: Replica) -> BelowFigures | None:
    """What came last, with its age; None where nothing has come yet, as at an office with none below it."""
    with replica.read() as connection:
        return read_figures(read_meta(connection, BELOW))


def ask_below(desk: Desk) -> None:
    """Have the running engine fetch the figures at once; without a line, as soon as there is one."""
    with desk.replica.write() as t:
        write_meta(t.connection, BELOW_DUE, desk.replica.ids.new())
