"""A poor line between two network namespaces, packet by packet, in a process of its own.

    python -m tests.benchmarks.line.emulator NEAR FAR < orders

Each namespace gets a TUN device. What one sends waits in a queue that drops at its end, takes its time at the line's
rate, may be lost, and arrives after half the round trip. A cut lets nothing through for its length and resets every
TCP connection at both ends, as a modem that dials anew does. The first order is a `Quality` as JSON; then `up` (the
clock of the cuts starts), `down`, `count` (answers with what was dropped). Linux, as root.
"""

import collections
import ctypes
import fcntl
import json
import os
import random
import select
import struct
import subprocess
import sys
import time
from dataclasses import asdict, dataclass, field

TUNSETIFF, IFF_TUN, IFF_NO_PI, CLONE_NEWNET = 0x400454CA, 0x0001, 0x1000, 0x40000000
DEVICE, MTU = "line0", 1500
NEAR_IP, FAR_IP = "198.18.0.2", "198.18.0.1"  # of the range that is kept for measurements
IPV4, TCP, HEADS = 4, 6, 40  # a packet shorter than both heads is none of a connection
SYN, RST, ACK = 0x02, 0x04, 0x10
A_ROUND = 64  # packets read before others are looked at
Flow = tuple[bytes, bytes, int, int]  # addresses and ports, from whom to whom


@dataclass(frozen=True)
class Quality:
    """Times in seconds, `loss` per packet and direction. `up_s` 0: never cut. `spread_s`: so much longer or less."""

    bits_a_second: float
    round_trip_s: float
    loss: float = 0.0
    queue_bytes: int = 64 << 10
    up_s: float = 0.0
    down_s: float = 0.0
    spread_s: float = 0.0
    seed: int = 1


@dataclass
class Dropped:
    at_queue: int = 0
    lost: int = 0
    cut: int = 0


@dataclass
class Way:
    """One direction: what is read from `source` goes to `sink`."""

    source: int
    sink: int
    quality: Quality
    chance: random.Random
    busy_until: float = 0.0
    under_way: collections.deque[tuple[float, bytes]] = field(default_factory=collections.deque)
    acknowledged: dict[Flow, int] = field(default_factory=dict)
    broken: set[Flow] = field(default_factory=set)
    dropped: Dropped = field(default_factory=Dropped)

    def take(self, packet: bytes, now: float, back: "Way", *, is_up: bool) -> None:
        """A packet has been sent into the line."""
        if self._is_broken(packet, back):
            self.dropped.cut += len(packet)
            return
        if not is_up:
            self.dropped.cut += len(packet)
            return
        rate = self.quality.bits_a_second / 8
        begins = max(now, self.busy_until)
        if (begins - now) * rate + len(packet) > self.quality.queue_bytes:
            self.dropped.at_queue += len(packet)
            return
        self.busy_until = begins + len(packet) / rate
        if self.chance.random() < self.quality.loss:  # it has taken its time on the line
            self.dropped.lost += len(packet)
            return
        self.under_way.append((self.busy_until + self.quality.round_trip_s / 2, packet))

    def deliver(self, now: float) -> None:
        while self.under_way and self.under_way[0][0] <= now:
            os.write(self.sink, self.under_way.popleft()[1])

    def cut(self) -> None:
        self.dropped.cut += sum(len(packet) for _, packet in self.under_way)
        self.under_way.clear()
        for flow, acknowledged in self.acknowledged.items():
            self._reset(flow, acknowledged)
        self.broken |= set(self.acknowledged)
        self.acknowledged.clear()

    def _is_broken(self, packet: bytes, back: "Way") -> bool:
        """Whether it belongs to a connection that a cut has ended; its sender is told once more."""
        if len(packet) < HEADS or packet[9] != TCP:
            return False
        start = (packet[0] & 15) * 4
        source, target, _, acknowledged, _, flags = struct.unpack_from("!HHIIBB", packet, start)
        flow = (packet[12:16], packet[16:20], source, target)
        if flow in self.broken:
            if not (flags & SYN and not flags & ACK):
                if not flags & RST:
                    self._reset(flow, acknowledged)
                return True
            self.broken.discard(flow)  # a new connection with the ports of an old one
            back.broken.discard((flow[1], flow[0], target, source))
        if flags & ACK:
            self.acknowledged[flow] = acknowledged
        return False

    def _reset(self, flow: Flow, sequence: int) -> None:
        os.write(self.source, reset(flow, sequence))


def reset(flow: Flow, sequence: int) -> bytes:
    """A packet that ends a connection, for who has sent along this flow."""
    to, sender, to_port, sender_port = flow
    segment = struct.pack("!HHIIBBHHH", sender_port, to_port, sequence, 0, 5 << 4, RST, 0, 0, 0)
    pseudo = sender + to + struct.pack("!BBH", 0, TCP, len(segment))
    segment = segment[:16] + struct.pack("!H", _checksum(pseudo + segment)) + segment[18:]
    head = struct.pack("!BBHHHBBH4s4s", 0x45, 0, HEADS, 0, 0, 64, TCP, 0, sender, to)
    return head[:10] + struct.pack("!H", _checksum(head)) + head[12:] + segment


def _checksum(content: bytes) -> int:
    total = sum(struct.unpack(f"!{len(content) // 2}H", content))
    while total >> 16:
        total = (total & 0xFFFF) + (total >> 16)
    return ~total & 0xFFFF


class Emulator:
    def __init__(self, near: int, far: int, quality: Quality) -> None:
        self._quality, self._cuts = quality, random.Random(quality.seed * 7)
        self._up = Way(near, far, quality, random.Random(quality.seed * 2))
        self._back = Way(far, near, quality, random.Random(quality.seed * 2 + 1))
        self._is_up, self._turns_at, self._count = False, float("inf"), 0

    def run(self) -> None:
        os.set_blocking(0, False)
        while True:
            now = time.monotonic()
            if now >= self._turns_at:
                self._turn(now)
            wait = min(1.0, self._turns_at - now)
            for way in (self._up, self._back):
                way.deliver(now)
                wait = min(wait, way.under_way[0][0] - now) if way.under_way else wait
            ready, _, _ = select.select([self._up.source, self._back.source, 0], [], [], max(0.0, wait))
            for way, back in ((self._up, self._back), (self._back, self._up)):
                if way.source in ready:
                    self._read(way, back)
            if 0 in ready and not self._obey():
                return

    def _read(self, way: Way, back: Way) -> None:
        now = time.monotonic()
        for _ in range(A_ROUND):
            try:
                packet = os.read(way.source, 1 << 16)
            except BlockingIOError:
                return
            if packet[0] >> 4 == IPV4:
                way.take(packet, now, back, is_up=self._is_up)

    def _turn(self, now: float) -> None:
        if self._is_up:
            self._is_up, self._turns_at, self._count = False, now + self._quality.down_s, self._count + 1
            self._up.cut()
            self._back.cut()
        else:
            self._go_up(now)

    def _go_up(self, now: float) -> None:
        self._is_up, spread = True, self._quality.spread_s
        self._turns_at = now + self._quality.up_s + self._cuts.uniform(-spread, spread) if self._quality.up_s else 1e12

    def _obey(self) -> bool:
        """Do what was ordered; false where nobody is there any more."""
        if not (words := os.read(0, 4096).decode().split()):
            return False
        for word in words:
            if word == "up":
                self._go_up(time.monotonic())
            elif word == "down":
                self._is_up, self._turns_at = False, float("inf")
            elif word == "count":
                told = {"cuts": self._count, "up": asdict(self._up.dropped), "down": asdict(self._back.dropped)}
                print(json.dumps(told), flush=True)
        return True


def open_device(namespace: str, own_ip: str, other_ip: str, algorithm: str) -> int:
    """The line's end in a namespace, with its address and the way TCP speaks over it."""
    here = os.open("/proc/self/ns/net", os.O_RDONLY)
    there = os.open(f"/run/netns/{namespace}", os.O_RDONLY)
    libc = ctypes.CDLL(None, use_errno=True)
    try:
        if libc.setns(there, CLONE_NEWNET):
            raise OSError(ctypes.get_errno(), "setns")
        handle = os.open("/dev/net/tun", os.O_RDWR | os.O_NONBLOCK)
        fcntl.ioctl(handle, TUNSETIFF, struct.pack("16sH", DEVICE.encode(), IFF_TUN | IFF_NO_PI))
    finally:
        libc.setns(here, CLONE_NEWNET)
        os.close(here)
        os.close(there)
    ip = ["ip", "-n", namespace]
    subprocess.run([*ip, "addr", "add", own_ip, "peer", other_ip, "dev", DEVICE], check=True)
    subprocess.run([*ip, "link", "set", DEVICE, "up", "mtu", str(MTU), "txqueuelen", "1000"], check=True)
    subprocess.run([*ip, "link", "set", "lo", "up"], check=True)
    route = ["route", "replace", other_ip, "dev", DEVICE, "src", own_ip, "congctl", algorithm]
    subprocess.run([*ip, *route], check=True)
    return handle


def main(near: str, far: str, algorithm: str) -> None:
    quality = Quality(**json.loads(sys.stdin.buffer.raw.readline()))  # type: ignore[attr-defined]
    ends = open_device(near, NEAR_IP, FAR_IP, algorithm), open_device(far, FAR_IP, NEAR_IP, algorithm)
    print("ready", flush=True)
    Emulator(*ends, quality).run()


if __name__ == "__main__":
    main(*sys.argv[1:4])
