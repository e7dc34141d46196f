"""The controls of the window that the demo uses, by the words that stand on them.

The words are those of the product's own code and are translated by the product's own translation, so that the demo
presses what a person would look for, in either language. A test holds each against the code that it was taken from.
"""

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Named:
    """A source text and its context; `facts` fill its blanks, and may be such texts themselves."""

    context: str
    text: str
    facts: dict[str, "Name"] = field(default_factory=dict)

    def __call__(self, **facts: "Name") -> "Named":
        """The same with these blanks filled. One that stays open stands for anything, and is told when it is read."""
        return Named(self.context, self.text, {**self.facts, **facts})

    def __str__(self) -> str:
        return self.text


Name = Named | str


def as_json(name: Name) -> Any:
    """A name as it crosses to the window's process."""
    if isinstance(name, str):
        return name
    return [name.context, name.text, {key: as_json(fact) for key, fact in name.facts.items()}]


INCOMING = Named("Places", "Văn bản đến")
OUTGOING = Named("Places", "Văn bản đi")
WAITING = Named("Places", "Chờ gửi")
BELOW = Named("Places", "Theo dõi cấp dưới")
SETTINGS = Named("Navigation", "Cài đặt")
SWITCH = Named("TopBar", "Đổi người dùng")

TO_REGISTER = Named("Queues", "Chờ vào sổ")
TO_PRESENT = Named("Queues", "Chờ trình")
TO_DIRECT = Named("Queues", "Chờ cho ý kiến")
TO_SCAN = Named("Queues", "Đã cấp số, chờ bản quét")
ALL = Named("Queues", "Tất cả")

REGISTER = Named("Choices", "Vào sổ")
REGISTERED = Named("Doing", "Đã vào sổ, số đến {number}.")
REFUSE = Named("Choices", "Từ chối tiếp nhận")
REASON = Named("Question", "Lý do")
REFUSED = Named("Doing", "Đã từ chối tiếp nhận. Nơi gửi sẽ được báo kèm lý do.")
PRESENT = Named("Choices", "Trình lãnh đạo")
PROPOSAL = Named("Circulation", "Đề xuất (không bắt buộc)")
DO_PRESENT = Named("Circulation", "Trình")
PRESENTED = Named("Circulation", "Đã trình {name}.")
DIRECT = Named("Choices", "Cho ý kiến")
DIRECTIVE = Named("Directing", "Ý kiến chỉ đạo")
LEADS = Named("Parts", "Chủ trì")
DIRECTED = Named("Circulation", "Đã giao {name} chủ trì.")
REMIND = Named("Choices", "Đôn đốc")
DO_REMIND = Named("Reminding", "Gửi đôn đốc")
WAVE_AWAY = Named("PassingWord", "Đóng")
UNDO = Named("PassingWord", "Hoàn tác")

GET_NUMBER = Named("Navigation", "Cấp số")
GIVE_NUMBER = Named("NumberAsking", "Cấp số")
KIND = Named("FactsForm", "Loại văn bản")
SUBJECT = Named("FactsForm", "Trích yếu")
SIGNER = Named("FactsForm", "Người ký")
GIVEN = Named("NumberGiven", "Số {number}")
LATER = Named("NumberSheet", "Để sau")
ATTACH_AND_SEND = Named("Choices", "Gắn bản quét và gửi")
PAPERS_HERE = Named("FilesField", "Kéo tệp vào đây, văn bản chính trước")
URGENCY = Named("UrgencyField", "Độ khẩn: {urgency}")
NEXT = Named("Foot", "Tiếp: {step}")
RECIPIENTS_STEP = Named("Steps", "Nơi nhận")
NUMBER_STEP = Named("Steps", "Cấp số")
SEND_STEP = Named("Steps", "Kiểm tra và gửi")
ALL_OF_THEM = Named("Sections", "Chọn cả {count} {kinds}")
FIND_OFFICE = Named("RecipientsField", "Tìm cơ quan")
LOOKED_INTO = Named("", "{tick}: {file}", {"tick": Named("LookField", "Đã xem tệp, không có dấu Mật")})
SEND = Named("Foot", "Gửi")
SENT_SOON = Named("Sending", "{notation}: sẽ gửi sau 10 giây.")
SENT_NOW = Named("Sending", "{notation}: hỏa tốc nên gửi ngay, không chờ hoàn tác.")
UNDONE = Named("Sending", "Đã hoàn tác, chưa gửi gì. Số {notation} vẫn giữ cho văn bản.")

URGED = Named("Reminding", "Đề nghị sớm xử lý văn bản {notation}.")
STILL_HELD = Named("Waiting", "Sắp gửi")
SILENT = Named("Strip", "Máy chủ chưa trả lời từ {since}")
LIGHT, DARK = Named("Settings", "Sáng"), Named("Settings", "Tối")
COLOUR = Named("", "{name}: {colours}", {"name": Named("Settings", "Màu")})
