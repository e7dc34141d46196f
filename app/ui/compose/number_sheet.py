"""A small sheet that only gives a number: for a signed paper that has no file yet. The scan joins later."""

from PySide6.QtCore import QTimer

from app.actions.composition import Composition
from app.ui.compose.checks import checks
from app.ui.compose.facts_form import FactsForm
from app.ui.compose.number_card import NumberCard
from app.ui.compose.sending import remember
from app.ui.compose.situation import situation
from app.ui.compose.starting import empty, take_up
from app.ui.compose.writing import Writing
from app.ui.doing.asking import Question
from app.ui.look.theme import theme
from app.ui.parts.surfaces import Band
from app.ui.shell.context import Context
from app.ui.words.speech import speech, translate
from sync.errors import EofficeError

ROWS = (("kind", "date", "unit"), ("subject",), ("signer",))


class NumberSheet(Question):
    """Writes a document of its own, beside the one on the page. Closed without a number it stays a draft."""

    def __init__(self, context: Context) -> None:
        title = translate("NumberSheet", "Cấp số cho văn bản đã ký")
        doing, later = translate("NumberSheet", "Gắn bản quét và gửi…"), translate("NumberSheet", "Để sau")
        super().__init__(context.window(), title, "", doing, later=later)
        self.setMinimumWidth(theme.px(740))
        self._context = context
        self._is_remembered = False
        self._ending: int | None = None
        self.writing = Writing(context.bridge, lambda: context.identity.office)
        self.writing.setParent(self)
        self._form = FactsForm(context, self.writing, ROWS)
        self._number = NumberCard(context, self.writing, with_scan=False)
        self.body.setSpacing(theme.px(14))
        self.body.addWidget(self._form)
        self.body.addWidget(self._number)
        self.body.addStretch(1)
        self.writing.changed.connect(self._show_facts)
        self.writing.not_kept.connect(self._not_kept)
        self.accepted.connect(self._go_on)
        self.finished.connect(self._finish)
        self.writing.begin(Composition(empty(context)), touched=False)
        self._form.start()
        self._number.start()
        self._form.focus("subject")

    def done(self, result: int) -> None:
        """Close, but not while the number is being given: what is said at the end must be true."""
        if self.writing.is_busy:
            self._ending = result
        else:
            super().done(result)

    def _show_facts(self) -> None:
        if not self.writing.is_open:
            return
        if self._ending is not None and not self.writing.is_busy:
            super().done(self._ending)
            return
        told = checks(situation(self._context, self.writing))
        self._form.show_facts(told)
        self._number.show_facts(told)
        has_number = self.writing.document is not None
        self.do.setVisible(has_number)
        self.do.setEnabled(has_number)  # Ctrl+Enter would reach it hidden
        if has_number and not self._is_remembered:
            self._is_remembered = True
            remember(self._context, self.writing.content)
            QTimer.singleShot(0, self, self._show_number)

    def _show_number(self) -> None:
        """As high as it takes, the number in sight where the screen is lower, and the keyboard where one goes on: what
        is typed now changes no word of what has its number."""
        self.fit()
        self._scroll.ensureWidgetVisible(self._number)
        self.do.setFocus()

    def _go_on(self) -> None:
        id = self.writing.content.id
        self.writing.leave()
        take_up(self._context, id, "papers")

    def _finish(self) -> None:
        if self.writing.is_open and self.writing.is_touched and self.writing.document is None:
            self._context.say(translate("NumberSheet", "Chưa cấp số. Văn bản được giữ ở Dự thảo."))
        self.writing.leave()

    def _not_kept(self, error: EofficeError) -> None:
        self.body.insertWidget(0, Band("red", "alert", speech.say(error.code, error.facts)))
