"""Questions that are asked before something is done."""

from PySide6.QtWidgets import QPlainTextEdit, QRadioButton

from app.ui.door.new_pin_page import ask_new_pin
from sync.engine.line_status import LineStatus
from tests.gui.screens.registry import shows
from tests.gui.screens.stand import Stand


def _wrote(stand: Stand, text: str) -> None:
    stand.question().findChildren(QPlainTextEdit)[0].setPlainText(text)


@shows("ask-present")
def present(stand: Stand) -> None:
    stand.ask("incoming", "border", "present")
    _wrote(stand, "Đề nghị giao công chức địa chính tham mưu văn bản trả lời.")


@shows("ask-direct", "leader")
def direct(stand: Stand) -> None:
    question = stand.ask("incoming", "meeting", "direct")
    next(w for w in question.findChildren(QRadioButton) if w.accessibleName().startswith("Đỗ Văn Mẫu")).click()
    _wrote(stand, "Chuẩn bị báo cáo, gửi tôi trước 16 giờ ngày 25.")


@shows("ask-finish", "officer")
def finish(stand: Stand) -> None:
    stand.ask("incoming", "payments", "finish")
    _wrote(stand, "Đã gửi báo cáo giải ngân.")


@shows("ask-refuse")
def refuse(stand: Stand) -> None:
    stand.ask("incoming", "moving", "refuse", "to_register")
    _wrote(stand, "Hộ này thuộc xã bên, gửi nhầm nơi nhận.")


@shows("ask-remind")
def remind(stand: Stand) -> None:
    stand.ask("outgoing", "hall", "remind")


@shows("ask-recall")
def recall(stand: Stand) -> None:
    stand.ask("outgoing", "visit", "recall")


@shows("ask-withdraw")
def withdraw(stand: Stand) -> None:
    stand.ask("outgoing", "losses", "withdraw")


@shows("ask-close-outside")
def close_outside(stand: Stand) -> None:
    stand.ask("outgoing", "visit", "close_outside")


@shows("ask-pin")
def pin(stand: Stand) -> None:
    ask_new_pin(stand.context)
    stand.question()


@shows("ask-closing")
def closing(stand: Stand) -> None:
    stand.line(LineStatus(state="down", since=stand.clock.now(), code="line.unreachable"))
    stand.screen.until(lambda: stand.window.counts.get("waiting"))
    stand.window.close()
    stand.question()


@shows("ask-anew")
def anew(stand: Stand) -> None:
    """The server shuts this PC out, and there is a slip."""
    _ask_anew(stand, "device.revoked")


@shows("ask-anew-copied")
def anew_copied(stand: Stand) -> None:
    """This PC's data is on two PCs, and there is a slip."""
    _ask_anew(stand, "device.forked")


def _ask_anew(stand: Stand, code: str) -> None:
    stand.line(LineStatus(state="halted", since=stand.clock.now(), code=code))
    strip = stand.window.strip
    stand.screen.until(lambda: strip.told is not None and strip.told.actions == ("join",))
    strip.wanted.emit("join")
    stand.question()
