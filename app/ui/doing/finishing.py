"""Ending the work on a document: with what result, and which document of ours answers it.

Where the sender has asked for an answer, one of both is needed: nobody closes another office's request in silence.
"""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QPlainTextEdit

from app.actions.document_page import DocumentPage
from app.ui.compose import starting
from app.ui.doing.asking import Field, Question
from app.ui.doing.finder import Finder
from app.ui.look.theme import theme
from app.ui.parts.buttons import button
from app.ui.parts.surfaces import Band
from app.ui.parts.text import Text
from app.ui.reading.answering import asks_for_answer, way_to_answer
from app.ui.shell.context import Context
from app.ui.words.speech import translate
from sync.replica import pages
from sync.replica.line import Line
from sync.replica.pages import Wanted
from sync.rules.authority import allows
from sync.world import stamp

OFFERED, LOOKED_THROUGH = 3, 60


def ask_result(context: Context, page: DocumentPage, then: Callable[[str, str], object]) -> Question:
    """Ask for the result and for our document that answers; `then` hears both, "" for what there is not."""
    title = translate("Circulation", "Kết thúc xử lý")
    question = Question(context.window(), title, page.document.subject, title)
    question.setMinimumWidth(theme.px(560))
    is_asked = asks_for_answer(page)
    missing = Band("amber", "alert", _missing(page), actions=_ways(context, page, question) if is_asked else ())
    missing.setVisible(is_asked)
    question.body.addWidget(missing)
    text = QPlainTextEdit()
    text.setFixedHeight(theme.px(96))
    text.setTabChangesFocus(True)
    named = translate("Circulation", "Kết quả (không bắt buộc)")
    if is_asked:
        named = translate("Circulation", "Kết quả")
    question.body.addWidget(Field(named, text))
    hint = translate("Circulation", "Gõ số ký hiệu hoặc vài chữ của trích yếu")
    reply = Finder(context.bridge, "outgoing", hint)
    reply.field.setAccessibleName(translate("Circulation", "Văn bản trả lời"))
    reply.resized.connect(question.fit)
    question.body.addWidget(Field(translate("Circulation", "Văn bản trả lời, nếu có"), reply))
    if is_asked:
        ours = translate("Circulation", "Văn bản gửi {sender} từ khi có văn bản này:").format(sender=page.sender.name)
        reply.offer(ours, lambda raw: sent_since(raw, page))
    if is_asked and (way := way_to_answer(page, context.roles)):
        question.body.addWidget(Text(way, "secondary", "text2", wrap=True))

    def check() -> None:
        missing.setVisible(is_asked and not reply.chosen)
        question.do.setEnabled(not is_asked or bool(reply.chosen or text.toPlainText().strip()))

    text.textChanged.connect(check)
    reply.changed.connect(check)
    check()
    question.accepted.connect(lambda: then(text.toPlainText(), reply.chosen))
    question.open()
    text.setFocus()
    return question


def sent_since(raw: Any, page: DocumentPage) -> list[Line]:
    """What this office has sent to the sender since its document came, gone or still waiting, the newest first: the
    answer may be among them."""
    came = page.document.released_at
    sender, since = page.sender.id, stamp(came) if came else ""
    lines = pages.lines(raw, Wanted("outgoing"), 0, LOOKED_THROUGH)
    return [line for line in lines if sender in line.to and line.posted_at >= since and line.state != "void"][:OFFERED]


def _missing(page: DocumentPage) -> str:
    return translate(
        "Circulation",
        "Chưa có văn bản trả lời gửi {sender}. Chọn văn bản trả lời, hoặc ghi rõ vì sao không cần.",
    ).format(sender=page.sender.name)


def _ways(context: Context, page: DocumentPage, question: Question) -> list[Any]:
    """Whoever may send begins the answer from here."""
    if not allows(context.roles, "release"):
        return []

    def answer() -> None:
        question.reject()
        starting.reply(context, page)

    return [button(translate("Circulation", "Soạn trả lời"), answer, symbol="reply")]
