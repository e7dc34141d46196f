"""What a leader or admin does about people and PCs at the window, each with what will come of it said before."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtWidgets import QLineEdit, QWidget

from app.actions.staff import Member
from app.actions.staff_page import KeptDevice, StaffPage
from app.ui.doing.asking import Field, Question, ask, ask_reason
from app.ui.parts.surfaces import Band
from app.ui.people.role_choice import RoleChoice
from app.ui.shell.context import Context
from app.ui.words.speech import speech, translate
from sync.errors import EofficeError
from sync.replica import pages
from sync.replica.line import OPEN_QUEUES
from sync.rules.books import Direction
from sync.rules.people import Role

if TYPE_CHECKING:
    from app.actions.desk import Desk

T = TypeVar("T")


class Staffing:
    def __init__(self, context: Context) -> None:
        self._context = context

    def add(self, then: Callable[[str, str], object]) -> None:
        """A new person; goes on with his id and name."""
        from app.actions import staff

        question = Question(
            self._context.window(),
            translate("People", "Thêm người"),
            translate("People", "Người mới dùng được máy sau khi được cấp phiếu và nhập mã trên phiếu."),
            translate("People", "Thêm người"),
        )
        name, choice = QLineEdit(), RoleChoice((), self._context.today)
        field = Field(translate("People", "Họ và tên"), name)
        question.body.addWidget(field)
        question.body.addWidget(choice)

        def allow() -> None:
            question.do.setEnabled(bool(name.text().strip() and choice.roles()))

        def added(id: str) -> None:
            question.accept()
            then(id, name.text().strip())

        self._does(question, lambda desk: staff.add_person(desk, name.text(), choice.roles()), added, field)
        name.textChanged.connect(allow)
        choice.changed.connect(allow)
        allow()
        question.open()
        name.setFocus()

    def change_roles(self, member: Member) -> None:
        from app.actions import staff

        person = member.person
        question = Question(
            self._context.window(),
            translate("People", "Đổi vai trò của {name}").format(name=person.name),
            translate("People", "Có hiệu lực khi máy chủ nhận được; việc đã làm vẫn giữ nguyên."),
            translate("People", "Lưu vai trò"),
        )
        choice = RoleChoice(person.roles, self._context.today)
        question.body.addWidget(choice)
        said = translate("People", "Đã lưu vai trò của {name}.").format(name=person.name)

        def saved(_: None) -> None:
            question.accept()
            self._context.say(said)

        self._does(question, lambda desk: staff.set_roles(desk, person.id, choice.roles()), saved, None)
        choice.changed.connect(lambda: question.do.setEnabled(bool(choice.roles())))
        question.open()

    def end(self, member: Member, page: StaffPage) -> None:
        """He has left the office: what becomes of his work is said before."""
        context, id = self._context, member.person.id

        def count(raw: Any) -> int:
            return pages.count(raw, pages.Wanted("incoming", OPEN_QUEUES, person=id))

        context.bridge.page(count, lambda in_hand: self._ask_end(member, page, in_hand), about=context.window())

    def revoke(self, kept: KeptDevice) -> None:
        """Shut a PC out, as a lost one."""
        from app.actions import staff

        context, device = self._context, kept.device
        explained = translate(
            "People",
            "Máy không gửi, nhận được nữa. Dữ liệu trên máy đó vẫn mã hóa; văn bản chưa kịp gửi từ máy đó phải làm "
            "lại ở máy khác. Số đã cấp vẫn giữ. Muốn dùng lại máy thì đăng ký bằng mã mới.",
        )
        if kept.keeps:
            explained += " " + translate(
                "People", "Máy này đang giữ sổ: lãnh đạo cần nhận lại sổ ở máy khác thì mới cấp số tiếp được."
            )
        said = translate("People", "Đã ngừng quyền của máy {name}.").format(name=device.name)
        ask(
            context.window(),
            translate("People", "Ngừng quyền của máy {name}?").format(name=device.name),
            explained,
            translate("People", "Ngừng quyền"),
            lambda: context.bridge.act(
                lambda desk: staff.revoke_device(desk, device.id), lambda _: context.say(said), about=context.window()
            ),
            grave=True,
        )

    def take_over(self, direction: Direction) -> None:
        """Ask for a book whose PC is lost; this PC will keep it."""
        from app.actions import books

        context = self._context
        outgoing = direction is Direction.OUTGOING
        title = (
            translate("People", "Nhận lại sổ văn bản đi về máy này?")
            if outgoing
            else translate("People", "Nhận lại sổ văn bản đến về máy này?")
        )
        said = translate("People", "Đã ghi yêu cầu nhận lại sổ. Máy chủ trả lời khi có mạng.")
        ask_reason(
            context.window(),
            title,
            translate(
                "People",
                "Máy chủ giao sổ cho máy này; máy cũ không cấp số của sổ được nữa. Số máy cũ đã ghi trên giấy vẫn "
                "được nhận khi máy đó gửi được.",
            ),
            translate("People", "Nhận lại sổ"),
            lambda reason: context.bridge.act(
                lambda desk: books.take_over(desk, direction, reason),
                lambda _: context.say(said),
                about=context.window(),
            ),
            grave=False,
        )

    def _ask_end(self, member: Member, page: StaffPage, in_hand: int) -> None:
        from app.actions import staff

        context, person = self._context, member.person
        question = Question(
            context.window(),
            translate("People", "Ngừng quyền của {name}?").format(name=person.name),
            translate(
                "People",
                "{name} không vào làm việc được nữa trên mọi máy. Việc đã làm, số đã cấp và tên trong sổ vẫn giữ "
                "nguyên. Không mở lại được; người quay lại thì thêm mới.",
            ).format(name=person.name),
            translate("People", "Ngừng quyền"),
            grave=True,
        )
        if in_hand:
            held = translate("People", "Đang giao cho người này %n văn bản. Cần giao lại cho người khác.", "", in_hand)
            question.body.addWidget(Band("amber", "assign", held))
        if self._is_last(member, page, Role.CLERK):
            alone = translate("People", "Đây là văn thư duy nhất. Hãy giao văn thư tạm thay trước thì việc không dừng.")
            question.body.addWidget(Band("amber", "alert", alone))
        said = translate("People", "Đã ngừng quyền của {name}.").format(name=person.name)
        question.accepted.connect(
            lambda: context.bridge.act(
                lambda desk: staff.end_person(desk, person.id), lambda _: context.say(said), about=context.window()
            )
        )
        question.open()

    def _is_last(self, member: Member, page: StaffPage, role: Role) -> bool:
        today = self._context.today
        others = (one.person for one in page.members if one.person.id != member.person.id)
        return role in member.person.roles_on(today) and not any(role in other.roles_on(today) for other in others)

    def _does(
        self,
        question: Question,
        action: "Callable[[Desk], T]",
        done: Callable[[T], object],
        field: Field | None,
    ) -> None:
        """Let the question's button do something, and stay with the reason where that is refused."""
        trouble: list[QWidget] = []

        def refused(error: EofficeError) -> None:
            question.do.setEnabled(True)
            words = speech.say(error.code, error.facts)
            if field is not None:
                field.tell(words)
                return
            for old in trouble:
                old.deleteLater()
            trouble[:] = [Band("red", "alert", words)]
            question.body.insertWidget(0, trouble[0])

        def do() -> None:
            question.do.setEnabled(False)
            self._context.bridge.act(action, done, about=question, refused=refused)

        question.do.clicked.disconnect()
        question.do.clicked.connect(do)
