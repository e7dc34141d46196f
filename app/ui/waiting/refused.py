"""What the server said no to, in words: what was wanted, why not, what is left to do. Pure."""

from dataclasses import dataclass

from app.ui.parts.action_row import Action
from app.ui.words.speech import speech, translate
from sync.replica.waiting_page import RefusedAct

MENDED_BY_HAND = ("release", "number", "submit_draft")
OF_A_RECIPIENT = frozenset({"recipient.closed", "recipient.unknown"})


@dataclass(frozen=True)
class RefusedFacts:
    """`actions`: retry, edit, recipients, close, open; the first is the way out that fits best."""

    title: str
    text: str
    actions: tuple[str, ...]


def refused_facts(refused: RefusedAct, *, is_open: bool = False) -> RefusedFacts:
    """`is_open`: the office that was refused as a recipient can be written to by now."""
    act = speech.say(f"act.{refused.act}")
    title = translate("Refused", "Chưa {act} được").format(act=act)
    if refused.line is not None and refused.line.notation:
        title = translate("Refused", "Chưa {act} được {notation}").format(act=act, notation=refused.line.notation)
    text = _told(refused)
    closing = f"closing.{refused.act}.{refused.code}"
    opens = ("open",) if refused.line is not None else ()
    if speech.knows(closing):  # trying again would come too late as well
        return RefusedFacts(title, f"{text} {speech.say(closing)}", ("close", *opens))
    if refused.line is not None and refused.act == "release" and refused.code in OF_A_RECIPIENT:
        again = ("retry",) if is_open else ()
        return RefusedFacts(title, text, ("recipients", *again, "close", *opens))
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
        "recipients": (translate("Refused", "Đổi nơi nhận"), "write"),
        "edit": (translate("Refused", "Sửa và gửi lại"), "write"),
        "close": (translate("Refused", "Bỏ khỏi mục này"), "close"),
        "open": (translate("Refused", "Mở văn bản"), "file"),
        "undo": (translate("Refused", "Hoàn tác"), "undo"),
        "withdraw": (translate("Refused", "Hủy gửi"), "undo"),
        "recall": (translate("Refused", "Thu hồi"), "recall"),
    }[name]
    kinds = {"open": "link", "close": "link", "recall": "danger", "recipients": "primary"}
    return Action(name, words, symbol, kinds.get(name, ""))
