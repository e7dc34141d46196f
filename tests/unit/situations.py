"""In which an act can be judged: rows, the act, and who would do it where."""

from typing import NamedTuple

from sync.rules.intents import AnyAct
from sync.rules.joining_acts import Join, Separate
from tests.support.sample_offices import COMMUNE
from tests.unit.scene import TAKEN, Scene, register_act, take_in_act


class Situation(NamedTuple):
    scene: Scene
    act: AnyAct
    office: str = COMMUNE
    pc: int = 1


def by_two_roads() -> Situation:
    """A paper is in the commune's book, and the same has come by e-mail."""
    scene, mail = Scene(), f"{TAKEN[:-1]}7"
    scene.do(take_in_act())
    scene.do(register_act(TAKEN))
    scene.do(take_in_act(mail))
    return Situation(scene, Join(document=mail, to=TAKEN))


def joined_by_mistake() -> Situation:
    joined = by_two_roads()
    assert isinstance(joined.act, Join)
    joined.scene.do(joined.act)
    return joined._replace(act=Separate(document=joined.act.document, to=TAKEN, reason="Nhập nhầm"))
