"""What the record of sending and receiving says of each event, in words. Pure."""

from collections.abc import Callable
from dataclasses import dataclass

from app.ui.waiting.refused import refused_facts
from app.ui.words import amounts, dates
from app.ui.words.speech import speech, translate
from sync.replica.news_page import NewsLine

SYMBOLS = {
    "sent": ("outgoing", "green"),
    "received": ("inbox", "primary"),
    "complete": ("check", "text3"),
    "refused": ("alert", "red"),
    "offline": ("offline", "amber"),
    "online": ("online", "green"),
    "halted": ("alert", "red"),
    "fetched": ("done", "green"),
    "set_aside": ("alert", "red"),
}


@dataclass(frozen=True)
class NewsWords:
    """`subject` stands for the document, or says why it was refused; "" where the event is about the line."""

    when: str
    what: str
    subject: str
    symbol: str
    token: str

    @property
    def spoken(self) -> str:
        return ". ".join(part for part in (self.when, self.what, self.subject) if part)


def news_words(news: NewsLine, office: Callable[[str], str]) -> NewsWords:
    """`office` says an office's code as a name."""
    symbol, token = SYMBOLS.get(news.event, ("info", "text2"))
    subject = f"{news.line.notation} · {news.line.subject}" if news.line else ""
    if news.refused is not None:
        told = refused_facts(news.refused)
        subject = told.text
        return NewsWords(dates.moment(news.at), told.title, subject, symbol, token)
    return NewsWords(dates.moment(news.at), _what(news, office), subject, symbol, token)


def _what(news: NewsLine, office: Callable[[str], str]) -> str:
    if news.event in ("offline", "halted"):
        why = speech.say(news.about) if news.about else ""
        lost = translate("NewsWords", "Mất liên lạc với máy chủ.")
        if news.event == "halted":
            lost = translate("NewsWords", "Máy này chưa được phép gửi nhận.")
            if news.about == "device.revoked":
                lost = ""  # the sentence says so itself
        return f"{lost} {why}".strip()
    if news.event == "fetched":
        before, at_server, now = (amounts.number(int(count)) for count in news.about.split())
        told = translate(
            "NewsWords",
            "Đã tải xong văn bản của cơ quan. Trước đó: máy này {before}, máy chủ {at_server}. Bây giờ: máy này {now}.",
        )
        return told.format(before=before, at_server=at_server, now=now)
    sender, notation = (office(news.line.sender), news.line.notation) if news.line else ("", "")
    refused = translate("NewsWords", "Máy chủ không nhận một việc")
    if notation:
        refused = translate("NewsWords", "Máy chủ không nhận {notation}").format(notation=notation)
    return {
        "sent": translate("NewsWords", "Máy chủ đã nhận đủ văn bản đi"),
        "received": translate("NewsWords", "Văn bản đến từ {sender}").format(sender=sender),
        "complete": translate("NewsWords", "Tệp của văn bản đến đã về đủ"),
        "refused": refused,
        "set_aside": translate("NewsWords", "Một tệp của văn bản được để riêng"),
        "online": translate("NewsWords", "Có liên lạc với máy chủ"),
    }.get(news.event, news.event)


def as_text(lines: list[NewsWords]) -> str:
    """For whoever gives help: one event a line, columns parted by tabs."""
    return "\n".join("\t".join((line.when, line.what, line.subject)) for line in lines)
