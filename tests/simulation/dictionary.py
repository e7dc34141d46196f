"""Makes the dictionary that messages are squeezed with, out of what the simulation's PCs and server say to each other.

    python3 -m tests.simulation.dictionary FILE

One that is released is never made anew: whoever has another one can read nothing. A next one gets a next number.
"""

import random
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import msgspec
import zstandard

from sync.protocol import codec
from tests.simulation import network
from tests.simulation.run import run

SEEDS = range(1, 41)
SIZE, LEVEL, NUMBER = 16 << 10, 3, 40_961  # 32,768 and more are for whoever asks nobody
LONGEST_SAMPLE = 8 << 10
_ID = re.compile(rb"[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}")


def samples() -> Iterator[bytes]:
    """Messages with other ids each time, for those of a simulation begin alike."""
    said: list[bytes] = []

    def encode(message: msgspec.Struct) -> bytes:
        said.append(msgspec.msgpack.encode(message))
        return codec.encode(message)

    network.encode = encode
    for seed in SEEDS:
        run(seed)
    chance = random.Random(1)
    for raw in said:
        yield _ID.sub(lambda _: _other_id(chance), raw)[:LONGEST_SAMPLE]


def _other_id(chance: random.Random) -> bytes:
    text = f"{chance.getrandbits(128):032x}"
    return f"{text[:8]}-{text[8:12]}-7{text[13:16]}-{text[16:20]}-{text[20:]}".encode()


if __name__ == "__main__":
    made = zstandard.train_dictionary(SIZE, list(samples()), level=LEVEL, dict_id=NUMBER)
    Path(sys.argv[1]).write_bytes(made.as_bytes())
