"""What the server said no to, in words: what was wanted, why not, what is left to do. Pure."""

from dataclasses import dataclass

from app.ui.parts.action_row import Action
from app.ui.words.speech import speech, translate
from sync.replica.waiting_page import RefusedAct

MENDED_BY_HAND = ("release", "number")


@dataclass(frozen=True)
class RefusedFacts:
    """`actions`: retry, edit, close, open; the first is the way out that fits best."""

    title: str
    text: str
    actions: tuple[str, ...]


def refused_facts(refused: RefusedAct) -> RefusedFacts:
    act = speech.say(f"act.{refused.act}")
    title = translate("Refused", "Chưa {act} được").format(act=act)
    if refused.line is not None:
        title = translate("Refused", "Chưa {act} được: {notation}").format(act=act, notation=refused.line.notation)
    text = _told(refused)
    closing = f"closing.{refused.act}.{refused.code}"
    opens = ("open",) if refused.line is not None else ()
    if speech.knows(closing):  # trying again would come too late as well
        return RefusedFacts(title, f"{text} {speech.say(closing)}", ("close", *opens))
    edits = ("edit",) if refused.line is not None and refused.act in MENDED_BY_HAND else ()
    return RefusedFacts(title, text, ("retry", *edits, "close", *opens))


def _told(refused: RefusedAct) -> str:
    """Why not. The sentences are those of a preview, which keeps nothing; the server's refusal keeps the number."""
    text = speech.say(refused.code, refused.facts)
    kept = speech.say("refusal.release") if refused.act == "release" and refused.line is not None else ""
    return " ".join(text.replace(speech.say("refusal.nothing_saved"), kept).split())


def action(name: str) -> Action:
    """The button for it."""
    words, symbol = {
        "retry": (translate("Refused", "Thử lại"), "refresh"),
        "edit": (translate("Refused", "Sửa và gửi lại"), "write"),
        "close": (translate("Refused", "Khép lại"), "done"),
        "open": (translate("Refused", "Mở văn bản"), "file"),
        "undo": (translate("Refused", "Hoàn tác"), "undo"),
        "withdraw": (translate("Refused", "Hủy gửi"), "undo"),
        "recall": (translate("Refused", "Thu hồi"), "recall"),
    }[name]
    kind = "link" if name in ("open", "close") else "danger" if name == "recall" else ""
    return Action(name, words, symbol, kind)
