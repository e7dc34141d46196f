"""What is said of a task, and what can be done about it. Pure."""

from collections.abc import Callable
from dataclasses import dataclass

from app.ui.parts.action_row import Action
from app.ui.words.speech import speech, translate
from sync.replica.work_page import SET_ASIDE, WorkTask
from sync.rules.tasks import REMINDED

AMBER = frozenset({REMINDED, "numbers_skipped", "recall_declined", "verdict_changed", "recalled_before_registration"})
CLOSES_ITSELF = frozenset({REMINDED, "recall_asked", "numbers_skipped", SET_ASIDE})


@dataclass(frozen=True)
class TaskFacts:
    """`actions`: answer_recall, void_gap, retry, open, close."""

    text: str
    token: str
    symbol: str
    actions: tuple[str, ...]


def task_facts(task: WorkTask, office: Callable[[str], str]) -> TaskFacts:
    """`office` says an office's code as a name."""
    named = {"office_name": office(task.facts["office"])} if task.facts.get("office") else {}
    first = {"recall_asked": "answer_recall", "numbers_skipped": "void_gap", SET_ASIDE: "retry"}.get(task.code)
    actions = [first] if first else []
    actions += ["open"] if task.line is not None else []
    actions += [] if task.code in CLOSES_ITSELF else ["close"]
    token = "amber" if task.code in AMBER else "red"
    symbol = {REMINDED: "remind", "recall_asked": "recall", "numbers_skipped": "number"}.get(task.code, "alert")
    return TaskFacts(speech.say(f"task.{task.code}", task.facts | named), token, symbol, tuple(actions))


def task_action(name: str) -> Action:
    """The button for it."""
    words, symbol = {
        "answer_recall": (translate("Tasks", "Trả lời thu hồi"), "recall"),
        "void_gap": (translate("Tasks", "Hủy số"), "trash"),
        "retry": (translate("Tasks", "Thử lại"), "refresh"),
        "open": (translate("Tasks", "Mở văn bản"), "file"),
        "close": (translate("Tasks", "Bỏ khỏi mục này"), "close"),
    }[name]
    return Action(name, words, symbol, "link" if name in ("open", "close") else "")
