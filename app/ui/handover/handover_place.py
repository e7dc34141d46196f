"""The page "Bàn giao": what somebody has in hand, to whom it goes, and the records of what was handed over before."""

from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from app.actions.handing_over import HandoverPage, Standing, Wish
from app.documents.registers.handover_record import Named
from app.ui.books.paper_doing import PaperDoing
from app.ui.doing.asking import Field
from app.ui.handover.confirming import Confirming
from app.ui.handover.handover_words import in_hand, record_words, roles_words
from app.ui.look.theme import theme
from app.ui.parts.board import Board
from app.ui.parts.buttons import button
from app.ui.parts.flow import Flow
from app.ui.parts.folded_combo import FoldedCombo
from app.ui.parts.slot import Slot
from app.ui.parts.soon import Soon
from app.ui.parts.surfaces import Band, Card, stacked
from app.ui.parts.text import Text
from app.ui.shell.context import Context
from app.ui.words.speech import translate
from sync.replica.replica import Replica
from sync.rules.handing_over import Handover
from sync.rules.people import Role

LOOK_MS, COMBO = 500, 320


class HandoverPlace(Board):
    """A leader hands over for anybody but himself; others what is their own."""

    def __init__(self, context: Context) -> None:
        self.start = button(translate("Handover", "Bàn giao…"), self.ask, kind="primary", symbol="forward")
        super().__init__(translate("Handover", "Bàn giao công việc"), [self.start])
        self._context, self._leads = context, Role.LEADER in context.roles
        self._page: HandoverPage | None = None
        self.paper = PaperDoing(context, self)
        self.person, self.to = FoldedCombo(), FoldedCombo()
        self.gives = QCheckBox(translate("Handover", "Chuyển cả vai trò"))
        self.ends = QCheckBox(translate("Handover", "Ngừng quyền của người bàn giao"))
        self.shuts = QCheckBox(translate("Handover", "Ngừng cả quyền của máy chỉ người đó dùng"))
        self.books = QCheckBox(translate("Handover", "Máy của người nhận giữ sổ từ nay"))
        self.absent = QCheckBox(translate("Handover", "Người bàn giao vắng mặt, không xác nhận được"))
        self._holds, self._records, self._hint = Slot(), Slot(), Text("", "secondary", "text2", wrap=True)
        self._lay_out()
        self.leads_to: QWidget = self.to
        self._soon = Soon(self, self._look, LOOK_MS)
        context.bridge.changed.connect(self._soon.wish)
        self._look()

    def ask(self) -> None:
        """Ask for the last time, with what will happen."""
        wish = self.wish()
        if self._page is None or not wish.to or wish.person not in self._page.standings:
            return
        found = self._page.standings[wish.person]
        moved = translate("Handover", "%n văn bản đang xử lý chuyển sang người nhận.", "", len(found.documents))
        told = [moved] if found.documents else []
        if found.things != Named():
            told.append(translate("Handover", "Hồ sơ đang giữ và dự thảo đang trình cũng chuyển sang người nhận."))
        if wish.takes_books and found.series:
            told.append(translate("Handover", "Sổ do máy của người nhận giữ; máy cũ không cấp số được nữa."))
        if wish.ends:
            told.append(translate("Handover", "Người bàn giao không vào làm việc được nữa."))
        told.append(translate("Handover", "Biên bản được lưu để in và ký. Không hoàn tác được."))
        Confirming(self._context, wish, " ".join(told), self._over).open()

    def wish(self) -> Wish:
        """What is chosen."""
        found = self._page.standings.get(self.person.key) if self._page else None
        roles = tuple(r for r in found.roles if r is not Role.ADMIN) if found and self.gives.isChecked() else ()
        return Wish(
            person=self.person.key,
            to=self.to.key,
            ends=self.ends.isChecked(),
            shuts_pcs=self.ends.isChecked() and self.shuts.isChecked(),
            roles=roles,
            takes_books=self.books.isChecked() and self._can_keep_books(),
            is_present=not self.absent.isChecked(),
        )

    def _look(self) -> None:
        def look(replica: Replica) -> HandoverPage:
            from app.actions.handing_over import handover_page

            return handover_page(replica)

        self._context.bridge.read(look, self._take, about=self, key="handover")

    def _take(self, page: HandoverPage) -> None:
        if page == self._page:
            return
        chosen, other, self._page = self.person.key or self._context.person, self.to.key, page
        for combo in (self.person, self.to):
            combo.blockSignals(True)
            combo.clear()
        for one in page.people:
            if self._leads or one.id == self._context.person:
                self.person.add(one.id, one.name, one.name)
            self.to.add(one.id, one.name, one.name)
        self.person.take(chosen)
        self.to.take(other) if other else self.to.setCurrentIndex(-1)
        for combo in (self.person, self.to):
            combo.blockSignals(False)
        nothing = Text(translate("Handover", "Chưa có lần bàn giao nào."), "body", "text2")
        self._records.put(stacked([self._record(page, row) for row in page.records] or [nothing]))
        self._choose()

    def _choose(self) -> None:
        found = self._page.standings.get(self.person.key) if self._page else None
        if found is None:
            return
        self._holds.put(_standing_card(found))
        self.gives.setText(translate("Handover", "Chuyển cả vai trò: {roles}").format(roles=roles_words(found)))
        self.gives.setChecked(self._leads and self.person.key != self._context.person)
        self.books.setChecked(bool(found.series))
        self._check()

    def _check(self) -> None:
        own = self.person.key == self._context.person
        self.absent.setVisible(self._leads and not own)
        self.gives.setVisible(self._leads and not own)
        self.shuts.setVisible(self.ends.isChecked())
        self.books.setVisible(self._can_keep_books())
        self._hint.setText(
            translate("Handover", "Người nhận chưa có vai trò của mình thì nhờ lãnh đạo bàn giao giúp.") if own else ""
        )
        self._hint.setVisible(own)
        self.start.setEnabled(bool(self.to.key) and self.to.key != self.person.key)

    def _can_keep_books(self) -> bool:
        """Whether there are books to keep, and who receives is a clerk or becomes one."""
        found = self._page.standings.get(self.person.key) if self._page else None
        other = self._page.standings.get(self.to.key) if self._page else None
        if found is None or not found.series:
            return False
        gives = self.gives.isChecked() and Role.CLERK in found.roles
        return gives or (other is not None and Role.CLERK in other.roles)

    def _over(self, id: str) -> None:
        self._context.say(translate("Handover", "Đã bàn giao. Biên bản ở cuối trang này, để in và ký."))
        self._look()

    def _record(self, page: HandoverPage, row: Handover) -> QWidget:
        title, told = record_words(page, row)
        name = translate("Handover", "Biên bản bàn giao")
        save = button(translate("Handover", "Lưu PDF"), lambda: self.paper.save_record(row.id, name), symbol="save")
        paper = button(translate("Handover", "In"), lambda: self.paper.print_record(row.id, name), symbol="print")
        save.setAccessibleName(translate("Handover", "Lưu biên bản {title}").format(title=title))
        paper.setAccessibleName(translate("Handover", "In biên bản {title}").format(title=title))
        return Band("grey", "log", told, title, [paper, save])

    def _lay_out(self) -> None:
        words = translate(
            "Handover",
            "Khi một người nghỉ, chuyển việc hoặc đi vắng lâu: mọi việc đang giữ sang người khác trong một bước. "
            "Người nhận chưa có máy thì cấp phiếu đăng ký trước; không còn ai cấp được thì xin phiếu của cơ quan cấp "
            "trên.",
        )
        self.body.addWidget(Text(words, "secondary", "text2", wrap=True))
        both = QWidget()
        flow = Flow(theme.px(16), theme.px(10))
        both.setLayout(flow)
        for name, combo in (
            (translate("Handover", "Người bàn giao"), self.person),
            (translate("Handover", "Người nhận"), self.to),
        ):
            combo.setFixedWidth(theme.px(COMBO))
            flow.addWidget(Field(name, combo))
        boxes = QVBoxLayout()
        boxes.setSpacing(theme.px(4))
        for box in (self.gives, self.books, self.ends, self.shuts, self.absent):
            boxes.addWidget(box)
            box.toggled.connect(self._check)
        for part in (both, self._hint, self._holds):
            self.body.addWidget(part)
        self.body.addLayout(boxes)
        late = translate("Handover", "Việc chưa gửi trên máy bị thu hồi quyền sẽ không tới được nữa.")
        self.shuts.setAccessibleDescription(late)
        self.shuts.setToolTip(late)
        self.body.addSpacing(theme.px(12))
        self.body.addWidget(Text(translate("Handover", "Các lần bàn giao"), "h2"))
        self.body.addWidget(self._records)
        self.body.addStretch(1)
        self.person.currentIndexChanged.connect(self._choose)
        self.to.currentIndexChanged.connect(self._check)


def _standing_card(found: Standing) -> QWidget:
    card = Card(translate("Handover", "{name} đang giữ").format(name=found.person.name))
    for heading, lines in in_hand(found):
        part = QVBoxLayout()
        part.setSpacing(theme.px(2))
        part.addWidget(Text(heading, "strong", wrap=True))
        for line in lines:
            part.addWidget(Text(line, "body", "text2", wrap=True))
        card.body.addLayout(part)
    return card
