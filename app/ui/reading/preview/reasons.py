"""Why a file has no pages to show, in words: still coming, damaged, another kind of file, shut by a password."""

from dataclasses import dataclass

from app.actions.document_page import DocumentPage
from app.documents.page_protocol import Unopened
from app.ui.reading.choices import can_withdraw
from app.ui.words import amounts
from app.ui.words.speech import speech, translate
from sync.errors import EofficeError, Hindrance
from sync.replica.listed import AttachmentState
from sync.rules.authority import allows
from sync.rules.people import Role

SYMBOLS = {"pdf": "file", "word": "file", "sheet": "table", "slides": "screen", "archive": "archive", "image": "image"}


@dataclass(frozen=True)
class Reason:
    """`can_open`: its bytes are here and whole, so a copy may be opened. `can_retry`: another try may help.
    `takes_scan`: the scan of the signed paper is to be put here. `can_fetch`: it comes once somebody asks for it."""

    symbol: str
    title: str
    text: str
    detail: str = ""
    warning: str = ""
    can_open: bool = False
    can_retry: bool = False
    takes_scan: bool = False
    can_fetch: bool = False


def symbol_of(name: str) -> str:
    """A file's icon by its name, as long as nobody has looked at its contents."""
    ending = name.rpartition(".")[2].casefold()
    if ending in ("xls", "xlsx", "xlsm", "ods", "csv"):
        return SYMBOLS["sheet"]
    if ending in ("zip", "rar", "7z"):
        return SYMBOLS["archive"]
    return SYMBOLS["image"] if ending in ("png", "jpg", "jpeg", "tif", "tiff", "gif", "bmp") else SYMBOLS["pdf"]


def nothing_to_show(page: DocumentPage, roles: frozenset[Role]) -> Reason:
    """Why a document has no file, and what comes next."""
    if page.own and page.document.state == "numbered":
        if allows(roles, "release"):
            text = translate("Preview", "Số đã cấp. Đóng dấu, quét xong thì gắn bản quét vào đây rồi gửi.")
            return Reason("drop", translate("Preview", "Kéo bản quét vào đây"), text, takes_scan=True)
        return _no_file(translate("Preview", "Số đã cấp. Văn thư đóng dấu, quét rồi gửi."))
    if page.own and page.document.state == "void":
        return _no_file(translate("Preview", "Số này đã hủy, không có văn bản đi kèm."))
    return _no_file(translate("Preview", "Văn bản này không kèm tệp nào."))


def _no_file(text: str) -> Reason:
    return Reason("file", translate("Preview", "Chưa có tệp"), text)


def not_here(file: AttachmentState, *, was_damaged: bool) -> Reason:
    """Its bytes are not here."""
    size = amounts.size(file.bytes)
    if file.state == "missing":
        text = translate(
            "Preview", "Tệp chưa tải về được nên được để riêng; văn bản vẫn an toàn. Xem lý do trong “Việc của tôi”."
        )
        return Reason("alert", file.name, text, size)
    if was_damaged:
        text = translate("Preview", "Tệp lưu trên máy này đã hỏng nên không mở. Máy đang tải lại từ máy chủ.")
        return Reason("alert", file.name, text, size)
    if file.waits:
        text = translate("Preview", "Tệp lớn nên chưa tải, để dành đường truyền. Cần xem thì bấm Tải về.")
        return Reason("save", file.name, text, size, can_fetch=True)
    text = translate("Preview", "Tệp đang về. Có mạng máy tự tải tiếp, đủ là xem được ngay ở đây.")
    return Reason("hourglass", file.name, text, size)


def troubled(file: AttachmentState, error: EofficeError) -> Reason:
    """Its bytes could not be read whole."""
    words, size = speech.say(error.code, error.facts), amounts.size(file.bytes)
    return Reason("alert", file.name, words, size, can_retry=isinstance(error, Hindrance))


def opening(file: AttachmentState) -> Reason:
    return Reason("hourglass", file.name, translate("Preview", "Đang mở tệp…"), amounts.size(file.bytes))


def remedy(page: DocumentPage, roles: frozenset[Role]) -> str:
    """What to do where a file of this document is damaged: what this office has sent, it mends itself."""
    if not page.own:
        return ""
    if not can_withdraw(page):
        return translate("Preview", "Thử mở bản sao; nếu hỏng thật thì quét lại và gửi bằng văn bản mới.")
    if allows(roles, "release"):
        return translate("Preview", "Hủy gửi, gắn lại bản quét rồi gửi.")
    return translate("Preview", "Nhờ văn thư hủy gửi, gắn lại bản quét rồi gửi.")


def unopened(file: AttachmentState, found: Unopened, remedy: str) -> Reason:
    """Its bytes are here and whole, and are not shown by pages. `remedy`: what helps where they are damaged; "" where
    only the sender can help."""
    if found.kind == "pdf":
        return _closed_pdf(file, found, remedy)
    told = {
        "word": (translate("Preview", "Văn bản Word"), _elsewhere()),
        "sheet": (translate("Preview", "Bảng tính"), _elsewhere()),
        "slides": (translate("Preview", "Bài trình chiếu"), _elsewhere()),
        "image": (translate("Preview", "Tệp ảnh"), _elsewhere()),
        "archive": (
            translate("Preview", "Tệp nén"),
            translate("Preview", "Chương trình không tự mở tệp nén. Hãy mở bản sao bằng phần mềm giải nén."),
        ),
    }
    kind, text = told.get(found.kind, (translate("Preview", "Tệp khác"), _elsewhere()))
    if not file.bytes:
        text = translate("Preview", "Tệp rỗng, không có gì bên trong. Hãy hỏi lại nơi gửi.")
    has_macros = found.has_macros or file.name.casefold().endswith((".docm", ".xlsm", ".pptm", ".dotm", ".xltm"))
    warning = translate("Preview", "Tệp có macro") if has_macros else ""
    if has_macros:
        text += " " + translate("Preview", "Macro là chương trình nằm trong tệp: chỉ bật khi chắc chắn nơi gửi.")
    symbol = SYMBOLS.get(found.kind, "file")
    return Reason(symbol, file.name, text, f"{kind} · {amounts.size(file.bytes)}", warning, can_open=bool(file.bytes))


def _closed_pdf(file: AttachmentState, found: Unopened, remedy: str) -> Reason:
    size = amounts.size(file.bytes)
    if found.why == "locked":
        text = translate("Preview", "Tệp PDF đặt mật khẩu. Mở bản sao rồi nhập mật khẩu mà nơi gửi đã cho.")
        if remedy:
            text = translate("Preview", "Tệp PDF đặt mật khẩu. Mở bản sao rồi nhập mật khẩu của tệp.")
        return Reason("lock", file.name, text, size, can_open=True)
    if remedy:
        text = translate("Preview", "Tệp PDF này bị lỗi nên không hiển thị được trang nào.") + " " + remedy
    else:
        text = translate(
            "Preview", "Tệp PDF này bị lỗi nên không hiển thị được trang nào; máy giữ nguyên tệp như đã nhận."
        )
        text += " " + translate("Preview", "Thử mở bản sao, hoặc đề nghị nơi gửi gửi lại.")
    return Reason("alert", file.name, text, size, can_open=True)


def _elsewhere() -> str:
    return translate("Preview", "Loại tệp này xem bằng phần mềm khác trên máy. Máy mở một bản sao, tệp gốc giữ nguyên.")
