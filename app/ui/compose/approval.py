"""What is checked of a draft that was laid before a leader: his yes is for one text with its files. Pure."""

from collections.abc import Iterator

from app.ui.compose.verdicts import Check, Need, Situation, Verdict
from app.ui.words.speech import translate

NUMBERING = frozenset({Need.NUMBER})


def approval(now: Situation) -> Iterator[Check]:
    """Nothing where no leader was asked, and nothing that stops what has its number."""
    shared = now.shared
    if shared is None or shared.state in ("withdrawn", "draft"):
        return
    if now.number is not None:
        if _files(now) != [file.sha256 for file in shared.text.files]:
            text = translate("Approval", "Tệp khác bản lãnh đạo đã duyệt. Bản quét, bản đã ký thì gửi được.")
            yield Check("files", Verdict.NOTE, text)
        return
    same = (shared.text.kind, shared.text.subject) == (now.content.kind, now.content.subject.strip())
    if shared.state != "approved":
        text = translate("Approval", "Lãnh đạo chưa duyệt, nên chưa cấp số")
        yield Check("number", Verdict.MISSING, text, NUMBERING)
    elif not same or _files(now) != [file.sha256 for file in shared.text.files]:
        text = translate("Approval", "Khác bản lãnh đạo đã duyệt, hãy trình lại")
        yield Check("number", Verdict.BLOCKING, text, NUMBERING)
    else:
        yield Check("number", Verdict.OK, translate("Approval", "Lãnh đạo đã duyệt đúng bản này"))


def _files(now: Situation) -> list[str]:
    return [file.sha256 for file in now.content.files]
