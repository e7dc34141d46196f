"""What is done with case files at the window: each choice to its action, and what is said about it after."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QLineEdit, QSpinBox

from app.ui.doing.asking import Field, Question, ask_reason
from app.ui.doing.finder import Finder
from app.ui.filing.fields import day_field, day_in, holder_field
from app.ui.filing.file_finder import FileFinder, Offered, offered
from app.ui.shell.context import Context
from app.ui.words import dates
from app.ui.words.speech import translate
from sync.replica.case_file_page import CaseFilePage, CaseFilesPage, case_files_page
from sync.rules.case_files import CaseFile
from sync.rules.filing import MOST_SHEETS
from sync.rules.retention import transfer_by

if TYPE_CHECKING:
    from app.actions.case_files import Added
    from app.actions.desk import Desk
    from sync.rules.loans import Loan


class FilingDoing:
    def __init__(self, context: Context) -> None:
        self._context = context

    def put_in(self, documents: Sequence[str]) -> None:
        """Ask into which file these documents go, and put them there."""
        context, ids = self._context, list(documents)

        def choose(known: CaseFilesPage) -> None:
            choices = offered(known, context.roles, context.person, context.today)
            if not choices:
                context.say(translate("FilingDoing", "Chưa có hồ sơ nào đang mở. Mở hồ sơ ở mục Hồ sơ trước."))
                return
            self._ask_file(choices, ids)

        office = context.identity.office
        context.bridge.page(lambda raw: case_files_page(raw, office), choose, about=context.window())

    def add_documents(self, page: CaseFilePage) -> None:
        """Ask for a document by typing, and put it into this file."""
        context, file = self._context, page.file
        question = Question(
            context.window(),
            translate("FilingDoing", "Thêm văn bản vào hồ sơ {code}").format(code=file.code),
            translate(
                "FilingDoing", "Văn bản đến đã vào sổ hoặc văn bản đi đã có số. Một văn bản nằm ở nhiều hồ sơ được."
            ),
            translate("FilingDoing", "Đưa vào hồ sơ"),
        )
        finder = Finder(context.bridge, "", translate("FilingDoing", "Gõ số, ký hiệu hoặc trích yếu"))
        question.body.addWidget(Field(translate("FilingDoing", "Văn bản"), finder))
        question.do.setEnabled(False)
        finder.changed.connect(lambda: question.do.setEnabled(bool(finder.chosen)))
        finder.resized.connect(question.fit)
        question.accepted.connect(lambda: self._put(Offered(file.id, file.code, file.title, False), [finder.chosen]))
        question.open()
        finder.field.setFocus()

    def take_out(self, page: CaseFilePage, document: str) -> None:
        code = page.file.code
        known = next((one.document for one in page.documents if one.row.document == document), None)
        ask_reason(
            self._context.window(),
            translate("FilingDoing", "Lấy {notation} ra khỏi hồ sơ {code}?").format(
                notation=known.notation if known else "", code=code
            ),
            translate("FilingDoing", "Văn bản vẫn còn trong sổ và trong danh sách. Hồ sơ giữ lại lý do."),
            translate("FilingDoing", "Lấy ra"),
            lambda reason: self._act(
                lambda act, desk: act.take_out(desk, page.file.id, document, reason),
                translate("FilingDoing", "Đã lấy văn bản ra khỏi hồ sơ {code}.").format(code=code),
            ),
        )

    def close(self, page: CaseFilePage, known: CaseFilesPage) -> None:
        """Count, and end the file; what that means is said before."""
        context, file, count = self._context, page.file, len(page.documents)
        told = translate(
            "FilingDoing",
            "Hồ sơ có %n văn bản. Kết thúc rồi thì không thêm, bớt hay sửa nữa; cần thì mở lại, kèm lý do.",
            "",
            count,
        )
        last = transfer_by(known.rules, context.today, file.keep_years, is_construction=file.is_construction)
        if last is not None:
            told += " " + translate("FilingDoing", "Kết thúc hôm nay thì nộp lưu chậm nhất ngày {day}.").format(
                day=dates.day(last)
            )
        title = translate("FilingDoing", "Kết thúc hồ sơ {code}?").format(code=file.code)
        question = Question(context.window(), title, told, translate("FilingDoing", "Kết thúc hồ sơ"))
        day, sheets = day_field(context.today), QSpinBox()
        sheets.setRange(0, MOST_SHEETS)
        sheets.setValue(page.sheets)
        sheets.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
        hint = translate("FilingDoing", "Đếm tờ giấy trong hồ sơ; hồ sơ chỉ có tệp thì để 0.")
        question.body.addWidget(Field(translate("FilingDoing", "Ngày kết thúc"), day))
        question.body.addWidget(Field(translate("FilingDoing", "Số tờ"), sheets, hint))
        said = translate("FilingDoing", "Đã kết thúc hồ sơ {code}.").format(code=file.code)

        def go_on() -> None:
            counted, ended = sheets.value(), day_in(day)  # the fields are gone when it is done
            self._act(lambda act, desk: act.close_file(desk, file.id, count, counted, ended), said)

        question.accepted.connect(go_on)
        question.open()
        sheets.setFocus()
        sheets.selectAll()

    def keep(self, file: CaseFile, known: CaseFilesPage) -> None:
        """Ask for how long a closed file is kept now, why, and who has consented."""
        from app.ui.filing.keep_form import KeepForm, Kept

        said = translate("FilingDoing", "Đã đổi thời hạn bảo quản của hồ sơ {code}.").format(code=file.code)

        def go_on(kept: Kept) -> None:
            told = (kept.years, kept.reason, kept.consented_by, kept.on)
            self._act(lambda act, desk: act.change_retention(desk, file.id, *told), said)

        context = self._context
        KeepForm(context.window(), file, known.rules, context.today, go_on).open()

    def reopen(self, file: CaseFile) -> None:
        ask_reason(
            self._context.window(),
            translate("FilingDoing", "Mở lại hồ sơ {code}?").format(code=file.code),
            translate("FilingDoing", "Hồ sơ lại thêm, bớt, sửa được. Kết thúc lại thì đếm lại."),
            translate("FilingDoing", "Mở lại hồ sơ"),
            lambda reason: self._act(
                lambda act, desk: act.reopen(desk, file.id, reason),
                translate("FilingDoing", "Đã mở lại hồ sơ {code}.").format(code=file.code),
            ),
            grave=False,
        )

    def transfer(self, files: Sequence[CaseFile]) -> None:
        """Note that closed files have gone to the archive."""
        context, ids = self._context, [file.id for file in files]
        told = translate("FilingDoing", "Hồ sơ đã nộp thì không mở lại ở đây nữa; vẫn xem và tìm được.")
        title = translate("FilingDoing", "Ghi %n hồ sơ đã nộp lưu?", "", len(ids))
        question = Question(context.window(), title, told, translate("FilingDoing", "Ghi đã nộp lưu"))
        day, taker = day_field(context.today), QLineEdit()
        question.body.addWidget(Field(translate("FilingDoing", "Ngày nộp"), day))
        question.body.addWidget(Field(translate("FilingDoing", "Nơi nhận, người nhận"), taker))
        said = translate("FilingDoing", "Đã ghi %n hồ sơ nộp lưu.", "", len(ids))

        def go_on() -> None:
            on, taken_by = day_in(day), taker.text()
            self._act(lambda act, desk: act.transfer(desk, ids, on, taken_by), said)

        question.accepted.connect(go_on)
        question.open()
        taker.setFocus()

    def lend(self, document: str, notation: str) -> None:
        """Note who uses the kept original of one of our documents."""
        context = self._context
        question = Question(
            context.window(),
            translate("FilingDoing", "Cho mượn bản lưu {notation}").format(notation=notation),
            translate("FilingDoing", "Việc này vào sổ sử dụng bản lưu. In sổ ra thì người mượn ký nhận ở đó."),
            translate("FilingDoing", "Ghi cho mượn"),
        )
        user, note, day = QLineEdit(), QLineEdit(), day_field(context.today)
        leaders = [
            person.id for person in context.opening.people.values() if "leader" in person.roles_on(context.today)
        ]
        allowing = holder_field(context.opening.people, context.today, leaders[0] if leaders else context.person)
        for name, field in (
            (translate("FilingDoing", "Họ tên người mượn"), user),
            (translate("FilingDoing", "Người cho phép"), allowing),
            (translate("FilingDoing", "Ngày mượn"), day),
            (translate("FilingDoing", "Ghi chú"), note),
        ):
            question.body.addWidget(Field(name, field))
        question.do.setEnabled(False)
        user.textChanged.connect(lambda: question.do.setEnabled(bool(user.text().strip())))

        said = translate("FilingDoing", "Đã ghi cho mượn bản lưu {notation}.").format(notation=notation)

        def go_on() -> None:
            who, allowed_by, noted, on = user.text(), allowing.key, note.text(), day_in(day)

            def act(desk: "Desk") -> "Loan":
                from app.actions import loans

                return loans.lend(desk, document, who, allowed_by, noted, on)

            context.bridge.act(act, lambda _: context.say(said), about=context.window())

        question.accepted.connect(go_on)
        question.open()
        user.setFocus()

    def give_back(self, loan: str, notation: str) -> None:
        """Note that it has come back, today."""
        context = self._context

        def act(desk: "Desk") -> "Loan":
            from app.actions import loans

            return loans.give_back(desk, loan)

        said = translate("FilingDoing", "Đã ghi trả bản lưu {notation}.").format(notation=notation)
        context.bridge.act(act, lambda _: context.say(said), about=context.window())

    def _ask_file(self, choices: list[Offered], documents: list[str]) -> None:
        context = self._context
        question = Question(
            context.window(),
            translate("FilingDoing", "Đưa %n văn bản vào hồ sơ", "", len(documents)),
            translate("FilingDoing", "Một văn bản nằm ở nhiều hồ sơ được. Hồ sơ theo danh mục mà chưa mở thì mở luôn."),
            translate("FilingDoing", "Đưa vào hồ sơ"),
        )
        finder = FileFinder(choices)
        question.body.addWidget(finder)
        finder.changed.connect(lambda: question.do.setEnabled(finder.chosen is not None))
        finder.entered.connect(question.do.click)

        def go_on() -> None:
            if (chosen := finder.chosen) is not None:
                self._put(chosen, documents)

        question.accepted.connect(go_on)
        question.open()
        finder.field.setFocus()

    def _put(self, chosen: Offered, documents: list[str]) -> None:
        context = self._context

        def act(desk: "Desk") -> "Added":
            from app.actions import case_files

            if chosen.is_planned:
                case_files.open_planned(desk, chosen.id)
            return case_files.add(desk, chosen.id, documents)

        def tell(done: "Added") -> None:
            told = translate("FilingDoing", "Đã đưa %n văn bản vào hồ sơ {code}.", "", done.added)
            if done.already:
                told += " " + translate("FilingDoing", "%n văn bản đã có sẵn trong hồ sơ.", "", done.already)
            context.say(told.format(code=chosen.code))

        context.bridge.act(act, tell, about=context.window())

    def _act(self, do: Callable[[Any, Any], Any], said: str) -> None:
        """Do one thing with a file, and say that it is done."""
        context = self._context

        def act(desk: "Desk") -> Any:
            from app.actions import case_files

            return do(case_files, desk)

        context.bridge.act(act, lambda _: context.say(said), about=context.window())
