"""Whether large files come by themselves: an office whose line is slow, or paid by the byte, may have them wait."""

from app.actions.large_files import keep_limit, kept_limit
from app.ui.parts.segments import Segments
from app.ui.parts.slot import Slot
from app.ui.settings.section import Section
from app.ui.shell.context import Context
from app.ui.words.speech import translate

OFFERED = (5, 20)  # megabytes
EVERYTHING = "0"


class FetchSection(Section):
    """Also shows a limit that was set by command."""

    def __init__(self, context: Context) -> None:
        super().__init__(translate("Settings", "Tải tệp"))
        self._context = context
        self._choice = Slot()
        self._name = translate("Settings", "Tệp lớn")
        hint = translate(
            "Settings",
            "Tệp lớn hơn mức đã chọn chỉ tải khi bấm Tải về. Văn bản khẩn thì tệp nào cũng tự tải. "
            "Chỉ áp dụng cho máy này.",
        )
        self._show(None, is_known=False)
        self.add(self._name, self._choice, hint)
        context.bridge.read(kept_limit, lambda limit: self._show(limit, is_known=True), about=self)

    def _show(self, limit: int | None, *, is_known: bool) -> None:
        sizes = sorted({*OFFERED, *([limit] if limit else [])})
        offered = [(EVERYTHING, translate("Settings", "Tự tải hết"), "")]
        offered += [(str(n), translate("Settings", "Trên {size} MB: khi cần").format(size=n), "") for n in sizes]
        made = Segments(self._name, offered, str(limit or EVERYTHING) if is_known else "")
        made.setEnabled(is_known)
        made.chosen.connect(self._keep)
        self._choice.put(made)

    def _keep(self, key: str) -> None:
        megabytes = int(key) or None
        waits = translate("Settings", "Đã lưu. Tệp trên {size} MB chờ đến khi bấm Tải về.").format(size=key)
        comes = translate("Settings", "Đã lưu. Mọi tệp tự tải về máy này.")
        self._context.bridge.act(
            lambda desk: keep_limit(desk.replica, megabytes),
            lambda _: self._context.say(waits if megabytes else comes),
            about=self,
        )
