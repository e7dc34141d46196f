"""What a window and its engine's process say to each other, a line of JSON each. Light to import."""

import msgspec

from sync.engine.traffic import Motion


class Order(msgspec.Struct, frozen=True):
    """The first line to the process: whose engine it is."""

    folder: str


class Said(msgspec.Struct, frozen=True, omit_defaults=True):
    """What the engine tells of something; how far it has come; or that it rests, since another process runs one."""

    event: str = ""
    about: str = ""
    motion: Motion | None = None
    rests: bool = False
