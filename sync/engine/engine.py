"""The engine: workers, each with a connection of its own, over one line.

push      hands intents over, the urgent lane first; asks how the offices below are doing; settles a sync that
          somebody asked for
listen    asks for what is new and holds the question open; tries the line while it is down
up (two)  sends files, the most urgent first; lets something more urgent pass at every chunk
down (3)  fetches files; the server lets the most urgent pass, the third one asks for it

A watcher wakes them within 100 ms of any commit on the office's file, by whatever process, and when the PC has slept.
When the line fails they rest until the next try; all that they had done is safe, so that trying again is all there is
to recovery. No fault ends a worker or the watcher: it is told, they rest, and begin again.
"""

import logging
import threading
from collections.abc import Callable
from functools import partial
from typing import Any

from sync.engine import exchange
from sync.engine.below import Below
from sync.engine.earlier import Earlier, TakeOver, done
from sync.engine.hands import DOWN, UP, Hands
from sync.engine.held_up import HeldUpWorkers, Step
from sync.engine.line import Halted, Hindered
from sync.engine.line_keeper import LineKeeper
from sync.engine.line_status import OF_WHAT_WAS_ASKED
from sync.engine.port import Port
from sync.engine.pulse import Ending, Pulse
from sync.engine.settling import Settling
from sync.engine.showing import Showing
from sync.engine.traffic import Traffic
from sync.engine.waking import Waking
from sync.errors import Defect, EofficeError, LineHindrance, LocalHindrance, Refused
from sync.protocol.limits import HOLD_S
from sync.replica import news, orphans, outbox, receipts, transfers
from sync.replica.meta import read_meta
from sync.replica.replica import Replica
from sync.replica.transaction import Happened
from sync.replica.transfers import Wanted
from sync.world import Chance

log = logging.getLogger(__name__)
WATCH_S, IDLE_S, LOCAL_PAUSE_S, DEFECT_PAUSE_S = 0.05, 1.0, 5.0, 60.0
SHUT_OUT = frozenset({"device.revoked", "device.succeeded", "device.unknown", "device.forked"})
HALTING = SHUT_OUT | {"token.bad_signature", "update.needed", "server.too_old"}
GREETING = frozenset({"up", "down"})  # whose first file waits for facts: meanwhile their connections are made
MOST_RANGE, FIRST_HOLD_S, HEARD_S, STUMBLE_S = 64 << 20, 55.0, 2.0, 0.2
MakePort = Callable[[Traffic], Port]
Tell = Callable[[str, str], None]  # an event's name, and the document or code it is about


class Engine:
    """Start it, stop it; between, `settling` answers whether everything has moved."""

    def __init__(self, replica: Replica, make_port: MakePort, chance: Chance, tell: Tell, due: TakeOver = done) -> None:
        self._replica, self._make_port, self._listener = replica, make_port, tell
        self._pulse = Pulse()
        self.line = LineKeeper(replica, chance, self._tell)
        self.traffic = Traffic(replica.clock.monotonic_s, self.line.heard)
        self.settling = Settling(replica, self.line, self.traffic)
        self._below = Below(replica)
        self._showing = Showing(replica)
        self._ended = Ending()
        self._earlier = Earlier(replica, due, self._tell, self._ended)
        self._ports, self._to_greet = list[Port](), set[str]()
        self._hands = Hands()
        self._listening: Port | None = None
        self._is_news_fresh, self._hold_s = False, FIRST_HOLD_S
        steps: dict[str, Step] = {name: partial(self._up, name) for name in UP}
        steps |= {name: partial(self._down, name) for name in DOWN} | {"push": self._push}
        self._steps = HeldUpWorkers(replica).watched(steps) | {"listen": self._listen}
        works = {"watch": self._watch, "earlier": self._earlier.run}
        works |= {name: partial(self._work, name, step) for name, step in self._steps.items()}
        self._threads = [threading.Thread(target=work, name=f"engine-{name}") for name, work in works.items()]

    def start(self) -> None:
        with self._replica.write() as t:
            transfers.try_parked_again(t.connection)
            news.forget_old(t.connection, self._replica.clock.now())
        try:
            orphans.sweep(self._replica)
        except EofficeError as error:  # what lies about can wait
            log.warning("orphans not swept: %s %s", error.code, error.facts)
        for thread in self._threads:
            thread.start()

    def stop(self) -> None:
        """End all workers; a request under way is broken off, which loses nothing."""
        self._ended.set()
        self.line.end()
        self._pulse.beat()
        for port in list(self._ports):
            port.abort()
        for thread in self._threads:
            thread.join()

    def look_again(self) -> None:
        """Somebody wants the line to be tried, or the way to the server may be another one by now: what waits for an
        answer is asked anew, and nobody waits for the next try, nor rests after a fault."""
        for port in list(self._ports):
            port.hang_up()
        self.line.try_now()
        self._ended.wake()

    def _work(self, name: str, step: Callable[[Port], bool]) -> None:
        """One worker's life: after a fault of its own it begins again with a new connection."""
        while not self._ended.is_set():
            try:
                self._work_on(name, step)
            except EofficeError as error:  # no connection could be made, as on a full disk
                self._set_aside(name, error, LOCAL_PAUSE_S)
            except Exception as error:  # the gate of a worker thread
                log.exception("worker %s failed", name)
                self._set_aside(name, Defect("program.fault", {"detail": type(error).__name__}), DEFECT_PAUSE_S)

    def _work_on(self, name: str, step: Callable[[Port], bool]) -> None:
        port = self._make_port(self.traffic)
        self._ports.append(port)
        if name == "listen":
            self._listening = port
        try:
            while self._wait_for_line(name, port):
                seen = self._pulse.count
                if self._attempt(name, step, port):
                    self._pulse.beat()
                elif name in self._to_greet:
                    self._attempt(name, lambda port: bool(port.hello()), port)
                else:
                    self._pulse.wait_past(seen, IDLE_S)
                self._to_greet.discard(name)
        finally:
            self._ports.remove(port)
            port.close()

    def _wait_for_line(self, name: str, port: Port) -> bool:
        """Rest while the line is down; the listener tries it. False where the engine ends."""
        while name == "listen" and self.line.wait_for_try() and not self._ended.is_set():
            self.line.try_with(port)
        if not self.line.line.is_open and name in GREETING:
            self._to_greet.add(name)
        return self.line.wait_open() and not self._ended.is_set()

    def _attempt(self, name: str, step: Callable[[Port], bool], port: Port) -> bool:
        """One step with every way it is known to end; true where there may be more to do at once."""
        try:
            return step(port)
        except LineHindrance as hindrance:
            if name != "listen" and hindrance.code in OF_WHAT_WAS_ASKED:
                self._set_aside(name, hindrance, DEFECT_PAUSE_S)
            elif hindrance.code == "line.timeout" and self.traffic.heard_within(HEARD_S):
                self._ended.wait(STUMBLE_S)  # others hear the server: this connection alone has lost its way
            elif hindrance.retry_after_s != 0:
                self.line.report(Hindered(hindrance.code, hindrance.facts, hindrance.retry_after_s))
                if name != "listen" and self._listening is not None:
                    self._listening.hang_up()  # else, deaf as its line is, it might try nothing for minutes
            return True
        except Refused as refused:
            return self._refused(refused, port)
        except LocalHindrance as hindrance:
            self._set_aside(name, hindrance, LOCAL_PAUSE_S)
        except Defect as defect:
            self._set_aside(name, defect, DEFECT_PAUSE_S)
        return True

    def _refused(self, refused: Refused, port: Port) -> bool:
        if refused.code == "device.unknown":
            try:  # a server restored from before this PC's enrolment takes its own seal for it
                self._showing.show(port, again=False)
            except EofficeError as error:
                log.warning("sealed rows not taken: %s", error.code)
            if self._showing.is_fresh:
                return not self._ended.wait(STUMBLE_S)
        if refused.code in HALTING:
            self.line.report(Halted(refused.code, refused.facts))
            self.settling.fault(refused)
        else:
            self._set_aside("request", refused, DEFECT_PAUSE_S)
        return True

    def _set_aside(self, name: str, error: EofficeError, pause_s: float) -> None:
        if self._ended.is_set():  # broken off, which is no fault
            return
        log.error("worker %s rests %.0f s: %s %s", name, pause_s, error.code, error.facts)
        self.settling.fault(error)
        self._tell("fault", error.code)
        self._ended.wait(pause_s)

    def _push(self, port: Port) -> bool:
        with self._replica.read() as connection:
            due = read_meta(connection, "represent_due")
            can_wait = self._hands.are_busy and receipts.only_receipts_wait(connection)
        if can_wait:  # receipts, while files come: several go in one push
            self._ended.wait(self.traffic.together_s)
        if due:
            self._showing.show(port, again=True)
        may_go = not self._earlier.holds_back
        if may_go and exchange.push_once(self._replica, port, self._happened, self._pulse.beat):
            return True
        if self._below.ask_if_due(port):
            self._tell("below", "")
            return True
        if self.settling.wants_a_pull:
            return self._settle(port)
        return False

    def _settle(self, port: Port) -> bool:
        seen = self._pulse.count
        if exchange.pull_once(self._replica, port, 0, self._happened):
            return True
        if self._pulse.count == seen:
            self.settling.nothing_moved()
        return self._pulse.count != seen

    def _listen(self, port: Port) -> bool:
        if self.line.line.state == "up" and self._is_news_fresh and self._hands.are_busy:
            self._ended.wait(self.traffic.together_s)  # much of it echoes what was just done
            if not self.line.line.is_open:
                return True  # the line has gone meanwhile: a long poll now would keep all others waiting for its end
        hold_s = 0.0 if self.line.line.state != "up" else self._hold_s
        try:
            news = exchange.pull_once(self._replica, port, hold_s, self._happened)
        except LineHindrance as hindrance:
            if hold_s and hindrance.retry_after_s != 0:  # something on the way cuts what is silent for long
                self._hold_s = max(FIRST_HOLD_S, self._hold_s / 2)
            raise
        self._is_news_fresh = news
        if hold_s and not news:
            self._hold_s = min(HOLD_S, self._hold_s * 1.5)
        return news or not self._ended.is_set()

    def _up(self, name: str, port: Port) -> bool:
        try:
            return exchange.upload_once(self._replica, port, self._must_yield, partial(self._hands.take, worker=name))
        finally:
            self._hands.put_down(name)

    def _down(self, name: str, port: Port) -> bool:
        choose = partial(self._hands.take, worker=name)
        try:
            return exchange.download_once(self._replica, port, MOST_RANGE, self._happened, choose)
        finally:
            self._hands.put_down(name)

    def _must_yield(self, wanted: Wanted) -> bool:
        return self._hands.must_yield(wanted) or self._ended.is_set()

    def _happened(self, happened: list[Happened]) -> None:
        self.settling.count(happened)
        for one in happened:
            self._tell(one.event, one.document)

    def _tell(self, event: str, about: str) -> None:
        try:
            self._listener(event, about)
        except Exception:  # whoever listens may have gone; the work goes on without
            log.warning("nobody heard %s %s", event, about, exc_info=True)

    def _watch(self) -> None:
        """The watcher's life: after a fault it begins again."""
        while not self._ended.is_set():
            try:
                self._watch_commits()
            except EofficeError as error:
                self._set_aside("watch", error, LOCAL_PAUSE_S)
            except Exception as error:  # the gate of the watcher: without it nobody would wake
                log.exception("the watcher failed")
                self._set_aside("watch", Defect("program.fault", {"detail": type(error).__name__}), LOCAL_PAUSE_S)

    def _watch_commits(self) -> None:
        """Wake the workers whenever the office's file has changed, by this process or another, or a hold ends."""
        connection: Any = self._replica.database.raw()
        try:
            seen = held_until = None
            newest: int | None = None
            waking = Waking(self._replica.clock)
            while not self._ended.wait(WATCH_S):
                if waking.has_woken():
                    self.look_again()
                version = connection.execute("PRAGMA data_version").fetchone()
                now = self._replica.clock.now()
                if held_until and held_until <= now:
                    held_until = None
                    with self._replica.write() as t:  # also without a line: nobody says "10 seconds" for an hour
                        outbox.release_held(t.connection, now)
                    self._ended.wake()
                if version != seen:
                    seen, before = version, newest
                    with self._replica.read() as look:
                        held_until, newest = outbox.held_until(look), outbox.newest(look)
                        self._hands.look(look)
                    if asked := self.settling.look_for_requests():
                        self.line.try_now()
                    if asked or newest != before:  # one act that cannot go now keeps back no other
                        self._ended.wake()
                    self._pulse.beat()
                self.settling.give_up_if_stuck()
                self.settling.show_life()
        finally:
            connection.close()
