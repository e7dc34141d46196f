"""Above a draft that lies, or lay, before a leader: where it stands there, and what becomes of what is changed here."""

from app.ui.compose.writing import Writing
from app.ui.parts.slot import Slot
from app.ui.parts.surfaces import Band
from app.ui.shell.context import Context
from app.ui.words.speech import translate
from sync.rules.drafts import SharedDraft


class SharedBand(Slot):
    def __init__(self, context: Context, writing: Writing) -> None:
        super().__init__()
        self._context, self._writing = context, writing
        self.hide()

    def show_facts(self) -> None:
        shared = self._writing.shared
        is_told = shared is not None and shared.state != "withdrawn" and self._writing.document is None
        self.setVisible(is_told)
        if shared is not None and is_told:
            is_other = self._writing.content.based_on not in ("", shared.digest)
            self.make((shared, is_other), lambda: self._band(shared, is_other=is_other))

    def _band(self, shared: SharedDraft, *, is_other: bool) -> Band:
        if is_other:
            text = translate("SharedBand", "{name} đã trình một bản khác. Trình bản này thì cả hai bản được giữ.")
            return Band("amber", "alert", text.format(name=self._name(shared.by)))
        if shared.state == "returned":
            strong = translate("SharedBand", "{name} trả lại").format(name=self._name(shared.decided_by))
            return Band("red", "undo", shared.comment, strong)
        if shared.state == "approved":
            strong = translate("SharedBand", "{name} đã duyệt").format(name=self._name(shared.decided_by))
            return Band("green", "check", translate("SharedBand", "Sửa chữ hay đổi tệp thì phải trình lại."), strong)
        if shared.state == "draft":
            return Band("amber", "copy", translate("SharedBand", "Bản được giữ riêng, chưa trình lãnh đạo."))
        text = translate("SharedBand", "Đang chờ {name} duyệt. Sửa xong thì trình lại.")
        return Band("blue", "hourglass", text.format(name=self._name(shared.leader)))

    def _name(self, id: str) -> str:
        person = self._context.opening.people.get(id)
        return person.name if person else ""
