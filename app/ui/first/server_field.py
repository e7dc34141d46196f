"""Which server a PC is to join: as its administrator has set it, as a slip has told it, or typed by hand."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QFileDialog, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from app.host.invitation import Invitation, normal_addresses, normal_fingerprint, normal_proxy
from app.ui.doing.asking import Field
from app.ui.first.first_start import FirstStart
from app.ui.look.frames import framed
from app.ui.look.icons import pixmap
from app.ui.look.sizes import CARD_RADIUS
from app.ui.look.theme import theme
from app.ui.parts.buttons import button
from app.ui.parts.flow import Flow
from app.ui.parts.surfaces import Card
from app.ui.parts.text import Text
from app.ui.words.speech import speech, translate
from sync.errors import Refused


class KnownServer(Card):
    """`other_wanted`: it is to be another one."""

    other_wanted = Signal()

    def __init__(self, known: Invitation, source: str) -> None:
        super().__init__()
        words = {
            "machine": translate("FirstStart", "Máy chủ đã cài sẵn cho máy này"),
            "carried": translate("FirstStart", "Máy chủ ghi trên phiếu"),
            "typed": translate("FirstStart", "Máy chủ đã nhập"),
        }
        row = QHBoxLayout()
        row.setSpacing(theme.px(12))
        picture = QLabel()
        picture.setPixmap(pixmap("server", "text2", 22, self.devicePixelRatioF()))
        row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        said = QVBoxLayout()
        said.setSpacing(theme.px(2))
        said.addWidget(Text(words.get(source, words["typed"]), "secondary_strong", "text2", wrap=True))
        said.addWidget(Text("\n".join(known.addresses), "body", wrap=True, selectable=True))
        mark = Text(grouped_fingerprint(known.fingerprint), "caption", "text3", wrap=True, selectable=True)
        mark.setAccessibleName(translate("FirstStart", "Mã nhận diện máy chủ: {it}").format(it=known.fingerprint))
        said.addWidget(mark)
        if known.proxy:
            said.addWidget(Text(translate("FirstStart", "Đi qua proxy."), "caption", "text3"))
        row.addLayout(said, 1)
        row.addWidget(button(translate("FirstStart", "Đổi"), self.other_wanted.emit, kind="link"))
        self.body.addLayout(row)


class UnknownServer(QWidget):
    """The ways to tell the server: a file or a picture, chosen or dropped; behind "other ways" pasted, or by hand.
    `by_hand`: the last."""

    by_hand = Signal()
    pasted = Signal()

    def __init__(self, start: FirstStart) -> None:
        super().__init__()
        self._start = start
        column = QVBoxLayout(self)
        edge = theme.px(18)
        column.setContentsMargins(edge, edge, edge, edge)
        column.setSpacing(theme.px(10))
        head = QHBoxLayout()
        head.setSpacing(theme.px(14))
        picture = QLabel()
        picture.setPixmap(pixmap("qr", "text2", 36, self.devicePixelRatioF()))
        head.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        words = translate(
            "FirstStart",
            "Chọn tệp kèm phiếu (tên có đuôi .eoffice) hoặc ảnh chụp mã QR trên phiếu, để máy biết máy chủ. "
            "Kéo thả vào đây cũng được.",
        )
        head.addWidget(Text(words, "body", "text2", wrap=True), 1)
        column.addLayout(head)
        self._ways = Flow(theme.px(8), theme.px(8))
        choose = translate("FirstStart", "Chọn tệp hoặc ảnh…")
        self._ways.addWidget(button(choose, self._choose, symbol="folder"))
        self._more = button(translate("FirstStart", "Cách khác"), self._show_more, kind="link")
        self._ways.addWidget(self._more)
        column.addLayout(self._ways)

    def _show_more(self) -> None:
        paste = button(translate("FirstStart", "Dán ảnh mã QR"), self.pasted.emit, symbol="copy")
        for made in (paste, button(translate("FirstStart", "Nhập bằng tay"), self.by_hand.emit, symbol="write")):
            self._ways.addWidget(made)
            made.show()
        paste.setFocus()
        self._more.hide()

    def _choose(self) -> None:
        kinds = translate("FirstStart", "Phiếu đăng ký: tệp .eoffice hoặc ảnh")
        dialog = QFileDialog(self.window(), translate("FirstStart", "Chọn phiếu đăng ký"))
        dialog.setNameFilters([f"{kinds} (*.eoffice *.toml *.png *.jpg *.jpeg *.bmp *.webp)"])
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self._start.take_file_named)
        dialog.open()

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.color("field_border"), 1, Qt.PenStyle.DashLine))
            painter.setBrush(theme.color("surface2"))
            painter.drawRoundedRect(framed(self.rect()), CARD_RADIUS, CARD_RADIUS)


class TypedServer(Card):
    """Address, fingerprint and, where it is wanted, a proxy as fields. `told`: all that stands there can be right.
    `left`: not by hand."""

    told = Signal(object)
    left = Signal()

    def __init__(self, known: Invitation) -> None:
        super().__init__(translate("FirstStart", "Máy chủ, nhập bằng tay"))
        self._address, self._print, self._proxy = QLineEdit(), QLineEdit(), QLineEdit()
        self._address.setText(", ".join(known.addresses))
        self._print.setText(grouped_fingerprint(known.fingerprint))
        self._proxy.setText(known.proxy)
        self._fields = {
            "server.bad_address": Field(
                translate("FirstStart", "Địa chỉ"),
                self._address,
                translate("FirstStart", "Ví dụ https://10.0.0.5:8443; nhiều địa chỉ cách nhau bằng dấu phẩy."),
            ),
            "server.bad_fingerprint": Field(
                translate("FirstStart", "Mã nhận diện máy chủ"),
                self._print,
                translate("FirstStart", "64 ký tự 0-9, a-f trên phiếu; có dấu cách hay không đều được."),
            ),
            "proxy.bad_address": Field(
                translate("FirstStart", "Proxy"),
                self._proxy,
                translate("FirstStart", "Chỉ điền khi cơ quan vào mạng qua proxy, ví dụ http://10.0.0.1:3128."),
            ),
        }
        self._has_proxy = QCheckBox(translate("FirstStart", "Mạng cơ quan phải qua proxy"))
        for field in self._fields.values():
            if field.field is self._proxy:
                self.body.addWidget(self._has_proxy)
                self._has_proxy.toggled.connect(field.setVisible)
                field.setVisible(bool(known.proxy))
            self.body.addWidget(field)
        self._has_proxy.setChecked(bool(known.proxy))
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(button(translate("FirstStart", "Dùng tệp hoặc ảnh"), self.left.emit, kind="link"))
        self.body.addLayout(row)
        for line in (self._address, self._print, self._proxy):
            line.returnPressed.connect(self.use)
        self.setFocusProxy(self._address)

    def use(self) -> bool:
        """Tell what stands there, or what is wrong with it; whether it can be right."""
        for field in self._fields.values():
            field.tell("")
        try:
            addresses = normal_addresses(self._address.text())
            fingerprint = normal_fingerprint(self._print.text())
            proxy = normal_proxy(self._proxy.text()) if self._has_proxy.isChecked() else ""
        except Refused as refused:
            field = self._fields[refused.code]
            field.tell(speech.say(refused.code, refused.facts))
            field.field.setFocus()
            return False
        self.told.emit(Invitation(addresses=addresses, fingerprint=fingerprint, proxy=proxy))
        return True


def grouped_fingerprint(fingerprint: str) -> str:
    """In groups of four, as it is printed."""
    return " ".join(fingerprint[at : at + 4] for at in range(0, len(fingerprint), 4))
