"""What is said of a task, and what can be done about it. Pure."""

from collections.abc import Callable
from dataclasses import dataclass

from app.ui.documents.row_facts import RowWords
from app.ui.parts.action_row import Action
from app.ui.reading.bands import REMINDED_FROM_BELOW, as_said
from app.ui.words.speech import speech, translate
from sync.replica.line import OPEN_QUEUES, Line
from sync.replica.work_page import SET_ASIDE, WorkTask
from sync.rules.authority import allows
from sync.rules.people import Role
from sync.rules.tasks import EXTENSION_ASKED, HANDED_BACK, KEPT_APART, REMINDED

AMBER = frozenset(
    {
        REMINDED,
        HANDED_BACK,
        EXTENSION_ASKED,
        "numbers_skipped",
        "recall_declined",
        "verdict_changed",
        "recalled_before_registration",
        KEPT_APART,
    }
)
CLOSES_ITSELF = frozenset(
    {REMINDED, HANDED_BACK, EXTENSION_ASKED, "recall_asked", "numbers_skipped", SET_ASIDE, KEPT_APART}
)
SYMBOLS = {
    REMINDED: "remind",
    HANDED_BACK: "undo",
    EXTENSION_ASKED: "clock",
    "recall_asked": "recall",
    "numbers_skipped": "number",
    KEPT_APART: "copy",
}


@dataclass(frozen=True)
class TaskFacts:
    """`actions`: answer_recall, void_gap, retry, write_anew, open, close."""

    text: str
    token: str
    symbol: str
    actions: tuple[str, ...]


def task_facts(
    task: WorkTask,
    office: Callable[[str], str],
    is_below: Callable[[str], bool] = lambda _: False,
    roles: frozenset[Role] = frozenset(),
) -> TaskFacts:
    """`office` says an office's code as a name, `is_below` whether that office stands below this one; `roles` are those
    of who looks at it."""
    code, asks = task.facts.get("office", ""), task.code
    named = {"office_name": office(code)} if code else {}
    named |= {"notation": task.line.notation} if task.line else {}
    if task.code == REMINDED and is_below(code):
        asks = REMINDED_FROM_BELOW
    first = {"recall_asked": "answer_recall", "numbers_skipped": "void_gap", SET_ASIDE: "retry"}.get(task.code)
    if task.code == "recipient_refused" and task.line is not None and allows(roles, "release"):
        first = "write_anew"  # what was released once cannot be released again
    actions = [first] if first else []
    actions += ["open"] if task.line is not None else []
    actions += [] if task.code in CLOSES_ITSELF else ["close"]
    token = "amber" if task.code in AMBER else "red"
    symbol = SYMBOLS.get(task.code, "alert")
    return TaskFacts(speech.say(f"task.{asks}", as_said(task.facts) | named), token, symbol, tuple(actions))


def where_it_stands(line: Line, words: RowWords) -> tuple[str, str]:
    """Of a document that came and is not done with: its deadline, how far it is, who has it; and the token for that.
    It stands with its task alone, so this is the one place that says it."""
    if line.queue not in OPEN_QUEUES:
        return "", ""
    marks = words.facts(line).marks
    told = [*(mark.text for mark in marks)]
    if line.state == "arrived":
        told.append(translate("Tasks", "Chờ vào sổ"))
    return " · ".join(told), next((mark.token for mark in marks if mark.token in ("red", "amber")), "text2")


def task_action(name: str) -> Action:
    """The button for it."""
    words, symbol = {
        "answer_recall": (translate("Tasks", "Trả lời thu hồi"), "recall"),
        "void_gap": (translate("Tasks", "Hủy số"), "trash"),
        "retry": (translate("Tasks", "Thử lại"), "refresh"),
        "write_anew": (translate("Tasks", "Gửi lại bằng văn bản mới"), "copy"),
        "open": (translate("Tasks", "Mở văn bản"), "file"),
        "close": (translate("Tasks", "Bỏ khỏi mục này"), "close"),
    }[name]
    return Action(name, words, symbol, "link" if name == "close" else "")
