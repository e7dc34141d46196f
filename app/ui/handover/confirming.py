"""The last question before a handover: what will happen, and that both say so, or why one cannot."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from app.actions.handing_over import Wish
from app.ui.doing.asking import Field, Question
from app.ui.door.new_pin import pin_line
from app.ui.look.theme import theme
from app.ui.parts.surfaces import Band
from app.ui.shell.context import Context
from app.ui.words.speech import speech, translate
from sync.errors import EofficeError


class Confirming(Question):
    """Stays with the reason where it is refused. `done` hears the record's id."""

    def __init__(self, context: Context, wish: Wish, told: str, done: Callable[[str], object]) -> None:
        names = {id: person.name for id, person in context.opening.people.items()}
        title = translate("Handover", "Bàn giao việc của {name} cho {other}?").format(
            name=names.get(wish.person, ""), other=names.get(wish.to, "")
        )
        super().__init__(context.window(), title, told, translate("Handover", "Bàn giao"), grave=wish.ends)
        self.setMinimumWidth(theme.px(560))
        self._context, self._wish, self._done = context, wish, done
        self._pin, self._to_pin = pin_line(), pin_line()
        self._reason = QPlainTextEdit()
        self._trouble = Band("red", "alert", "")
        self._lay_out(names)
        self.do.clicked.disconnect()
        self.do.clicked.connect(self._go)
        self._check()

    def _lay_out(self, names: dict[str, str]) -> None:
        pinned, wish = self._context.opening.pinned, self._wish
        words = translate("Handover", "Mã PIN của {name}")
        self._asked: list[QLineEdit] = []
        if wish.is_present and wish.person in pinned:
            self.body.addWidget(Field(words.format(name=names.get(wish.person, "")), self._pin))
            self._asked.append(self._pin)
        if wish.to in pinned and wish.to != self._context.person:
            self.body.addWidget(Field(words.format(name=names.get(wish.to, "")), self._to_pin))
            self._asked.append(self._to_pin)
        if not wish.is_present:
            self._reason.setFixedHeight(theme.px(80))
            self._reason.setTabChangesFocus(True)
            self._reason.textChanged.connect(self._check)
            self.body.addWidget(Field(translate("Handover", "Vì sao người bàn giao vắng mặt"), self._reason))
        for line in self._asked:
            line.textChanged.connect(self._check)

    def _check(self) -> None:
        reason = self._wish.is_present or bool(self._reason.toPlainText().strip())
        self.do.setEnabled(reason and all(line.text() for line in self._asked))

    def _go(self) -> None:
        from app.actions import handing_over

        wish = replace(
            self._wish,
            pin=self._pin.text() or None,
            to_pin=self._to_pin.text() or None,
            reason=self._reason.toPlainText(),
        )
        self.do.setEnabled(False)
        self._context.bridge.act(
            lambda desk: handing_over.hand_over(desk, wish), self._over, about=self, refused=self._refused
        )

    def _over(self, id: str) -> None:
        self.accept()
        self._done(id)

    def _refused(self, error: EofficeError) -> None:
        self._trouble.deleteLater()
        self._trouble = Band("red", "alert", speech.say(error.code, error.facts))
        self.body.insertWidget(0, self._trouble)
        self._check()
        self.fit()
