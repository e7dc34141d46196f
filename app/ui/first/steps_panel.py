"""The panel beside a PC's first steps: whose program this is, which steps there are, which one is now."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from app.ui.look.icons import pixmap
from app.ui.look.sizes import ICON
from app.ui.look.theme import theme
from app.ui.parts.surfaces import Surface
from app.ui.parts.text import Text
from app.ui.words.speech import translate

WIDTH = 300


class StepsPanel(Surface):
    """`now`: the step that is on, from 0."""

    def __init__(self, now: int) -> None:
        super().__init__("bar")
        self.setFixedWidth(theme.px(WIDTH))
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(28), theme.px(28), theme.px(24), theme.px(24))
        column.setSpacing(theme.px(18))
        head = QHBoxLayout()
        head.setSpacing(theme.px(10))
        picture = QLabel()
        picture.setPixmap(pixmap("office", "bar_text", 26, self.devicePixelRatioF()))
        head.addWidget(picture)
        head.addWidget(Text(translate("TopBar", "Văn phòng điện tử"), "bar_title", "bar_text"), 1)
        column.addLayout(head)
        column.addSpacing(theme.px(18))
        steps = (
            translate("FirstStart", "Nhập mã trên phiếu đăng ký"),
            translate("FirstStart", "Xem lại cơ quan và tên"),
            translate("FirstStart", "Bắt đầu làm việc"),
        )
        for n, words in enumerate(steps):
            row = QHBoxLayout()
            row.setSpacing(theme.px(12))
            row.addWidget(_Mark(n, now), 0, Qt.AlignmentFlag.AlignTop)
            label = Text(words, "strong" if n == now else "body", "bar_text" if n <= now else "bar_muted", wrap=True)
            label.setAccessibleName(_spoken(words, n, now))
            row.addWidget(label, 1)
            column.addLayout(row)
        column.addStretch(1)
        kept = translate("FirstStart", "Làm việc được cả khi mất mạng. Văn bản luôn nằm trên máy này.")
        column.addWidget(Text(kept, "secondary", "bar_muted", wrap=True))


class _Mark(QWidget):
    """A step's number in a circle; a tick where it is done."""

    def __init__(self, n: int, now: int) -> None:
        super().__init__()
        self._n, self._now = n, now
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(26), theme.px(26))

    def paintEvent(self, event: QPaintEvent) -> None:
        is_now, is_done = self._n == self._now, self._n < self._now
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            box = self.rect().adjusted(1, 1, -2, -2)
            painter.setPen(QPen(theme.color("bar_text" if is_now or is_done else "bar_muted"), 1.5))
            painter.setBrush(theme.color("bar_text" if is_now else "bar"))
            painter.drawEllipse(box)
            if is_done:
                side = theme.px(ICON - 4)
                picture = pixmap("check", "bar_text", ICON - 4, self.devicePixelRatioF())
                painter.drawPixmap((self.width() - side) // 2, (self.height() - side) // 2, picture)
                return
            painter.setPen(theme.color("bar" if is_now else "bar_muted"))
            painter.setFont(theme.font("caption_strong"))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(self._n + 1))


def _spoken(words: str, n: int, now: int) -> str:
    if n < now:
        return translate("FirstStart", "{step}, đã xong").format(step=words)
    return translate("FirstStart", "{step}, đang làm").format(step=words) if n == now else words
