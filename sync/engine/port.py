"""What the engine needs of a district server, however it is reached. HTTP implements it; so does the simulation."""

from collections.abc import Callable, Iterator
from typing import Protocol

from sync.protocol.messages import (
    BelowAnswer,
    BelowRequest,
    Enrol,
    EnrolAnswer,
    Hello,
    Pull,
    PullAnswer,
    Push,
    PushAnswer,
    Represent,
    RepresentAnswer,
    SlipAnswer,
    SlipRequest,
    Succeed,
    UploadState,
)

Sink = Callable[[bytes], object]


class Port(Protocol):
    """One connection's worth of questions. Used by one thread at a time.

    Every call raises LineHindrance (not reached, or not our server), Refused (the server said no), Defect.
    """

    def probe(self) -> None:
        """Whether anything can be reached at all: a bare connect, nothing said."""
        ...

    def hello(self) -> Hello:
        """Who answers; asked early, it makes the connection that the next question needs."""
        ...

    def push(self, push: Push) -> PushAnswer: ...

    def pull(self, pull: Pull) -> PullAnswer: ...

    def below(self, asked: BelowRequest) -> BelowAnswer: ...

    def slip(self, asked: SlipRequest) -> SlipAnswer: ...

    def represent(self, shown: Represent) -> RepresentAnswer: ...

    def upload_state(self, sha256: str, size: int = 0, beginning: str = "") -> UploadState:
        """How much of a file the server has safe. `beginning`: the hash of one that the server may have, with all of
        which this file of `size` bytes begins; where nothing is safe yet, that much is then."""
        ...

    def upload(self, sha256: str, size: int, offset: int, chunks: Iterator[bytes]) -> UploadState:
        """Send a file from an offset until the chunks end; they may end early, to let something urgent pass."""
        ...

    def begins(self, sha256: str, beginning: str) -> bool:
        """Whether a file begins with all of another one that the office may have, too."""
        ...

    def download(self, sha256: str, offset: int, length: int, sink: Sink) -> int:
        """Hand a range of a file to the sink as it comes; how many bytes came. May be cut short by the line."""
        ...

    def abort(self) -> None:
        """Break off a request that another thread is waiting in; that one raises LineHindrance."""
        ...

    def hang_up(self) -> None:
        """Break off what another thread waits in, to be asked again at once: the way that it took may be no more."""
        ...

    def close(self) -> None: ...


class Door(Port, Protocol):
    """A port that also lets in who is not known yet."""

    def enrol(self, asked: Enrol | Succeed) -> EnrolAnswer: ...
