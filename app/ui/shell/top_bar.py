"""The bar on top: whose window this is, the search, who sits here."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QHBoxLayout, QLabel, QLineEdit, QMenu, QSizePolicy, QWidget

from app.ui.look.frames import framed
from app.ui.look.icons import icon, pixmap
from app.ui.look.sizes import BAR, RADIUS
from app.ui.look.theme import theme
from app.ui.parts.avatar import draw_avatar
from app.ui.parts.enter_presses import EnterPresses
from app.ui.parts.surfaces import Surface
from app.ui.parts.text import Clamped, Text
from app.ui.words.speech import translate

TYPING_MS = 30
KEY = "Ctrl+K"


class TopBar(Surface):
    """`searched`: what is typed, at every pause of typing; "" ends the search. `entered`: Enter or arrow down, to go
    to what was found. `asked`: what is chosen from the person's menu: switch, lock, handover, pin,
    settings."""

    searched = Signal(str)
    entered = Signal()
    asked = Signal(str)

    def __init__(self, office: str, person: str, role: str, *, can_search: bool, can_lock: bool, has_pin: bool) -> None:
        super().__init__("bar")
        self.setFixedHeight(theme.px(BAR))
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(20), 0, theme.px(16), 0)
        row.setSpacing(theme.px(10))
        picture = QLabel()
        picture.setPixmap(pixmap("office", "bar_text", 22, self.devicePixelRatioF()))
        row.addWidget(picture)
        row.addWidget(Text(translate("TopBar", "Văn phòng điện tử"), "bar_title", "bar_text"))
        row.addWidget(_divider())
        name = Clamped(office, "body", "bar_muted")
        name.setMaximumWidth(theme.metrics("body").horizontalAdvance(office) + 4)
        row.addWidget(name, 100)  # whole, as long as there is room for it
        row.addStretch(1)
        self.search = SearchField()
        self.search.setVisible(can_search)
        self.search.typed.connect(self.searched)
        self.search.entered.connect(self.entered)
        row.addWidget(self.search, 6)
        row.addStretch(2)
        who = _Person(person, role)
        who.clicked.connect(lambda: self._menu(who, can_lock=can_lock, has_pin=has_pin, can_hand_over=can_search))
        row.addWidget(who)

    def _menu(self, below: QWidget, *, can_lock: bool, has_pin: bool, can_hand_over: bool) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        offered = [("switch", "switch", translate("TopBar", "Đổi người dùng"), "")]
        if can_lock:
            offered.append(("lock", "lock", translate("TopBar", "Khóa màn hình"), "Ctrl+L"))
        words = translate("TopBar", "Đổi mã PIN") if has_pin else translate("TopBar", "Đặt mã PIN")
        if can_hand_over:
            offered.append(("handover", "forward", translate("TopBar", "Bàn giao công việc"), ""))
        offered += [("pin", "key", words, ""), ("settings", "settings", translate("TopBar", "Cài đặt"), "")]
        for name, symbol, words, key in offered:
            action = QAction(icon(symbol, "text2"), words, menu)
            if key:
                action.setShortcut(key)
            action.triggered.connect(lambda _=False, n=name: self.asked.emit(n))
            menu.addAction(action)
        menu.popup(below.mapToGlobal(QPoint(0, below.height())))


class SearchField(QLineEdit):
    typed = Signal(str)
    entered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._hints = (
            translate("TopBar", "Tìm văn bản, số ký hiệu… (gõ không dấu cũng được)"),
            translate("TopBar", "Tìm văn bản, số ký hiệu…"),
        )
        self.setAccessibleName(translate("TopBar", "Tìm văn bản"))
        self.setClearButtonEnabled(True)
        if clear := self.findChild(QAction, "_q_qlineeditclearaction"):  # by Qt's name, which another Qt may not have
            clear.setIcon(icon("close", "bar_text"))  # the look's own is for fields on a light ground
        self.setMaximumWidth(theme.px(500))
        self.setMinimumWidth(theme.px(200))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        glass = self.addAction(icon("search", "bar_muted"), QLineEdit.ActionPosition.LeadingPosition)
        glass.setText(translate("TopBar", "Tìm văn bản"))
        glass.triggered.connect(self.setFocus)
        self.setToolTip(translate("TopBar", "Tìm văn bản (Ctrl+K)"))
        t, height = theme.tokens, theme.px(32)
        self.setStyleSheet(
            f"QLineEdit {{ background: {t.bar_field}; color: {t.bar_text}; border: 1px solid {t.bar_field};"
            f" placeholder-text-color: {t.bar_muted}; border-radius: {RADIUS}px; min-height: {height}px; }}"
            # its wider edge lies within: no layout hears of a focus, so a field that grew by it would be cut off
            f" QLineEdit:focus {{ border: 2px solid {t.focus_on_bar}; min-height: {height - 2}px; }}"
        )
        self._pause = QTimer(self, singleShot=True, interval=TYPING_MS)
        self._pause.timeout.connect(lambda: self.typed.emit(self.text()))
        self.textChanged.connect(lambda: self._pause.start())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
            self.typed.emit("")
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            if self._pause.isActive():
                self._pause.stop()
                self.typed.emit(self.text())
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What it is for is said as fully as there is room."""
        super().resizeEvent(event)
        room, whole = self.width() - theme.px(48), self._hints[0]
        self.setPlaceholderText(self._hints[theme.metrics("body").horizontalAdvance(whole) > room])

    def paintEvent(self, event: QPaintEvent) -> None:
        """While nothing stands there, its key is told at the right, as far as there is room."""
        super().paintEvent(event)
        room = self.rect().adjusted(theme.px(36), 0, -theme.px(12), 0)
        words = theme.metrics("body").horizontalAdvance(self.placeholderText())
        words += theme.metrics("caption").horizontalAdvance(KEY) + theme.px(12)
        if self.text() or self.hasFocus() or room.width() < words:
            return
        with QPainter(self) as painter:
            painter.setFont(theme.font("caption"))
            painter.setPen(theme.color("bar_muted"))
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, KEY)

    def let_go(self) -> None:
        """Look for nothing that was typed just now: the person has gone elsewhere."""
        self._pause.stop()


class _Person(EnterPresses, QAbstractButton):
    """Initials in a circle, the name, the role."""

    def __init__(self, name: str, role: str) -> None:
        super().__init__()
        self._name, self._role = name, role
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(f"{name}, {role}")
        self.setToolTip(translate("TopBar", "Người đang dùng máy"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        words = max(
            theme.metrics("secondary_strong").horizontalAdvance(self._name),
            theme.metrics("caption").horizontalAdvance(self._role),
        )
        return QSize(theme.px(32) + theme.px(10) + words + theme.px(6), theme.px(BAR - 8))

    def paintEvent(self, event: QPaintEvent) -> None:
        side = theme.px(32)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if self.hasFocus():
                painter.setPen(QPen(theme.color("focus_on_bar"), 2))
                painter.drawRoundedRect(framed(self.rect(), 2), RADIUS, RADIUS)
            draw_avatar(painter, QRect(theme.px(2), (self.height() - side) // 2, side, side), self._name)
            left = side + theme.px(12)
            half = self.height() // 2
            painter.setFont(theme.font("secondary_strong"))
            painter.setPen(theme.color("bar_text"))
            low = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom
            painter.drawText(left, 0, self.width() - left, half + theme.px(1), low, self._name)
            painter.setFont(theme.font("caption"))
            painter.setPen(theme.color("bar_muted"))
            high = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
            painter.drawText(left, half + theme.px(1), self.width() - left, half, high, self._role)


def _divider() -> QFrame:
    made = QFrame()
    made.setFixedSize(1, theme.px(22))
    made.setStyleSheet(f"background: {theme.tokens.bar_muted};")
    return made
