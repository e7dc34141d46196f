"""Drafts on their way to the disk. One that cannot be stored now is held here and tried again, also once nobody writes
it any more: else whoever closed it would have lost his last words to a full disk, and found them nowhere."""

from PySide6.QtCore import QObject, QTimer, Signal

from app.ui.bridge.bridge import Bridge
from sync.errors import EofficeError, LocalHindrance
from sync.replica.draft_content import DraftContent

AGAIN_MS = 10_000


class Keeping(QObject):
    """`kept`: this content is on the disk. `failed`: it is not (its id, an error), said once."""

    kept = Signal(object)
    failed = Signal(str, object)

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self._bridge = bridge
        self._held: dict[str, DraftContent] = {}
        self._again = QTimer(self, singleShot=True, interval=AGAIN_MS)
        self._again.timeout.connect(self.try_again)

    def put(self, content: DraftContent) -> None:
        """Store this, in place of what was held of the same document."""
        self.forget(content.id)
        self._store(content, is_first=True)

    def held(self, id: str) -> DraftContent | None:
        """What has not been stored yet of a document."""
        return self._held.get(id)

    def forget(self, id: str) -> None:
        """It was sent, or let go."""
        self._held.pop(id, None)

    def try_again(self) -> None:
        """Store what is held, where that is possible by now."""
        held, self._held = self._held, {}
        for content in held.values():
            self._store(content, is_first=False)

    def _store(self, content: DraftContent, *, is_first: bool) -> None:
        from app.actions.composing import keep  # the window's first paint does not wait for it

        def not_stored(error: EofficeError) -> None:
            if isinstance(error, LocalHindrance):  # what is refused once is refused again
                self._held.setdefault(content.id, content)
                self._again.start()
            if is_first:
                self.failed.emit(content.id, error)

        self._bridge.act(
            lambda desk: keep(desk, content), lambda _: self.kept.emit(content), about=self, refused=not_stored
        )
