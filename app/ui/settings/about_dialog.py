"""What this program is, what it carries of others, and under which terms each part of it stands."""

from PySide6.QtCore import Qt, qVersion
from PySide6.QtWidgets import QBoxLayout, QDialog, QListWidgetItem, QPlainTextEdit, QVBoxLayout

from app.host.carried import UNSAID, Part, program_parts
from app.ui.look.theme import theme
from app.ui.parts.boxed_list import boxed_list
from app.ui.parts.buttons import button
from app.ui.parts.slot import Slot
from app.ui.parts.surfaces import Band
from app.ui.parts.text import Text
from app.ui.shell.context import Context
from app.ui.words.speech import speech, translate
from sync.errors import EofficeError
from sync.version import VERSION

SIZE, LIST = (900, 620), 300
MARGIN = 40  # pixels of the window that stay in sight around it


class AboutDialog(QDialog):
    """Parts at the left, or above where the text is large; the terms of the one that is chosen beside them."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.window())
        self._context = context
        title = translate("About", "Về chương trình này")
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.parts = boxed_list(translate("About", "Các phần của chương trình và giấy phép"))
        self.terms, self._told = QPlainTextEdit(), Slot()
        self.parts.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.parts.setWordWrap(True)
        self.parts.currentItemChanged.connect(self._open)
        self.terms.setReadOnly(True)
        self.terms.setTabChangesFocus(True)
        self._lay_out(title)
        bridge = context.bridge
        bridge.copy(lambda _: program_parts(), self._fill, about=self, refused=self._tell)
        self.parts.setFocus()

    def _lay_out(self, title: str) -> None:
        words = translate(
            "About",
            "Văn phòng điện tử, phiên bản {version}. Mã nguồn mở theo giấy phép MIT. Cửa sổ dùng Qt {qt} theo giấy "
            "phép LGPL 3, không sửa đổi và thay thế được. Chọn một phần để đọc giấy phép của phần đó.",
        ).format(version=VERSION, qt=qVersion())
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(24), theme.px(20), theme.px(24), theme.px(20))
        column.setSpacing(theme.px(12))
        column.addWidget(Text(title, "h1", wrap=True))
        column.addWidget(Text(words, "body", "text2", wrap=True, selectable=True))
        self._told.hide()
        column.addWidget(self._told)
        beside = QBoxLayout.Direction.TopToBottom if theme.wants_narrow else QBoxLayout.Direction.LeftToRight
        both = QBoxLayout(beside)
        both.setSpacing(theme.px(12))
        if not theme.wants_narrow:
            self.parts.setFixedWidth(theme.px(LIST))
        both.addWidget(self.parts, 2)
        both.addWidget(self.terms, 3)
        column.addLayout(both, 1)
        close = button(translate("About", "Đóng"), self.accept, kind="primary")
        close.setDefault(True)
        column.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        window, room = self._context.window().size(), self.screen().availableSize()
        highest = min(window.height(), room.height()) - MARGIN
        self.resize(min(theme.px(SIZE[0]), window.width(), room.width()), min(theme.px(SIZE[1]), highest))

    def _fill(self, parts: list[Part]) -> None:
        for part in parts:
            item = QListWidgetItem(_words(part))
            item.setData(Qt.ItemDataRole.UserRole, part)
            self.parts.addItem(item)
        self.parts.setCurrentRow(0)

    def _open(self, item: QListWidgetItem | None) -> None:
        if item is None:
            return
        part: Part = item.data(Qt.ItemDataRole.UserRole)
        self.terms.setAccessibleName(translate("About", "Giấy phép của {name}").format(name=part.name))

        def show(text: str) -> None:
            if self.parts.currentItem() is item:  # else another one was chosen meanwhile
                none = translate("About", "Phần này không kèm văn bản giấy phép. Giấy phép: {licence}.")
                self.terms.setPlainText(text or none.format(licence=part.licence))

        self._context.bridge.copy(lambda _: part.terms(), show, about=self, refused=self._tell)

    def _tell(self, error: EofficeError) -> None:
        self._told.show()
        self._told.put(Band("red", "alert", speech.say(error.code, error.facts)))


def _words(part: Part) -> str:
    unsaid = translate("About", "giấy phép riêng")
    return f"{part.name} {part.version} · {unsaid if part.licence == UNSAID else part.licence}"
