"""For a document that is dated before the newest number: the numbers that fit its day, and why it gets one of them."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QRadioButton, QVBoxLayout, QWidget

from app.actions.composition import NumberOutlook
from app.ui.look.theme import theme
from app.ui.parts.flow import Flow
from app.ui.parts.text import Text
from app.ui.words import dates
from app.ui.words.speech import translate
from sync.replica.number_offers import Offer


class BackdatedRow(QWidget):
    """`wanted`: another number or another reason. `radio` chooses it, in the group of whoever shows this."""

    wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.radio = QRadioButton(translate("BackdatedRow", "Số hợp với ngày văn bản:"))
        self._offers: tuple[Offer, ...] = ()
        self._which = QComboBox()
        self._which.setAccessibleName(translate("BackdatedRow", "Số hợp với ngày văn bản"))
        self._why = QLineEdit()
        self._why.setPlaceholderText(translate("BackdatedRow", "Lý do, ghi vào sổ"))
        self._why.setAccessibleName(translate("BackdatedRow", "Lý do, ghi vào sổ"))
        self._why.setFixedWidth(theme.px(260))
        self._newest = Text("", "secondary", "text2", wrap=True)
        line = QWidget()
        flow = Flow(theme.px(10), theme.px(6))
        line.setLayout(flow)
        for widget in (self.radio, self._which, self._why):
            flow.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        column.addWidget(line)
        below = QHBoxLayout()
        below.setContentsMargins(theme.px(28), 0, 0, 0)
        below.addWidget(self._newest, 1)
        column.addLayout(below)
        self.hide()
        self.radio.toggled.connect(self._chosen)
        self._which.currentIndexChanged.connect(self._chosen)
        self._which.activated.connect(lambda: self.radio.setChecked(True))
        self._why.textEdited.connect(self._typed)

    @property
    def chosen(self) -> Offer | None:
        """The number that is wanted; None where another way was chosen."""
        at = self._which.currentIndex()
        return self._offers[at] if self.radio.isChecked() and 0 <= at < len(self._offers) else None

    @property
    def reason(self) -> str:
        return self._why.text().strip()

    def start(self) -> None:
        """Another document is being written."""
        self._why.clear()
        self._offer(())

    def show_outlook(self, outlook: NumberOutlook | None) -> None:
        """Offer what fits; nothing where the document takes the next number as ever."""
        past = outlook.backdated if outlook else None
        if outlook is not None:
            self._offer(past.offers if past else ())
        if past is not None:
            text = translate("BackdatedRow", "Số mới nhất trong sổ là {number}, ngày {day}.")
            self._newest.setText(text.format(number=f"{past.newest:02d}", day=dates.day(past.newest_on)))

    def _offer(self, offers: tuple[Offer, ...]) -> None:
        if offers != self._offers:
            self._offers = offers
            self._which.blockSignals(True)
            self._which.clear()
            self._which.addItems([_words(offer) for offer in offers])
            self._which.blockSignals(False)
            if self.radio.isChecked():
                self.wanted.emit()
        self.setVisible(bool(offers))

    def _chosen(self) -> None:
        self.wanted.emit()

    def _typed(self) -> None:
        self.radio.setChecked(True)
        self.wanted.emit()


def _words(offer: Offer) -> str:
    text = (
        translate("BackdatedRow", "{number} (số phụ)")
        if offer.suffix
        else translate("BackdatedRow", "{number} (số còn trống)")
    )
    return text.format(number=offer.written)
