"""The same worlds, driven by Hypothesis: where something fails, it finds the shortest way there."""

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule

from tests.simulation.convergence import converge
from tests.simulation.machines import WORKERS
from tests.simulation.network import FAULTS, UNREACHED
from tests.simulation.people import ACTS
from tests.simulation.world import World

PCS = st.sampled_from(("district", "clerk", "second"))
ACT = st.sampled_from(tuple(ACTS))
HOW = st.sampled_from(("before", "after", "torn"))


class Offices(RuleBasedStateMachine):
    """A commune with two PCs and its district. After each step the ledger looks; at the end all must agree."""

    world: World | None = None

    @initialize(seed=st.integers(0, 3))
    def begin(self, seed: int) -> None:
        self.world = World(seed, ("district", "clerk", "second"))

    @rule(pc=PCS, act=ACT)
    def somebody_acts(self, pc: str, act: object) -> None:
        self.world.act(pc, act)

    @rule(pc=PCS, worker=st.sampled_from(WORKERS))
    def a_worker_goes_on(self, pc: str, worker: str) -> None:
        self.world.work(pc, worker)

    @rule(pc=PCS)
    def a_pc_exchanges(self, pc: str) -> None:
        for worker in WORKERS:
            self.world.work(pc, worker)

    @rule(pc=PCS, fault=st.sampled_from(FAULTS))
    def an_exchange_will_fail(self, pc: str, fault: str) -> None:
        self.world.spoil(pc, fault)

    @rule(pc=PCS, code=st.sampled_from((*UNREACHED, "")))
    def a_line_is_cut_or_back(self, pc: str, code: str) -> None:
        self.world.cut(pc, code) if code else self.world.mend(pc)

    @rule()
    def what_was_late_comes(self) -> None:
        self.world.deliver_late()

    @rule(name=st.sampled_from(("", "district", "clerk")), how=HOW, after=st.integers(0, 3), power=st.booleans())
    def a_machine_will_die(self, name: str, how: str, after: int, power: bool) -> None:
        self.world.strike(name, how, after, power=power)

    @rule(name=st.sampled_from(("", "district", "clerk", "second")))
    def a_machine_comes_up(self, name: str) -> None:
        self.world.start(name)

    @rule(name=st.sampled_from(("", "clerk")), is_full=st.booleans())
    def a_disk_fills(self, name: str, is_full: bool) -> None:
        self.world.fill(name, is_full=is_full)

    @rule(seconds=st.sampled_from((0.2, 11.0, 70.0, 3600.0)))
    def time_passes(self, seconds: float) -> None:
        self.world.pass_time(seconds)

    @rule(is_restore=st.booleans())
    def the_server_is_backed_up_or_restored(self, is_restore: bool) -> None:
        self.world.restore(0) if is_restore else self.world.back_up()

    def teardown(self) -> None:
        if self.world is None:
            return
        try:
            converge(self.world)
        finally:
            self.world.close()


TestOffices = Offices.TestCase
TestOffices.settings = settings(
    max_examples=12,
    stateful_step_count=30,
    derandomize=True,
    deadline=None,
    database=None,
    print_blob=True,
    phases=(Phase.generate, Phase.shrink),
    suppress_health_check=tuple(HealthCheck),
)
