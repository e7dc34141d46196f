"""The offices that a document can go to, as a person of this office thinks of them: below, above, beside, elsewhere.
Pure."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from app.ui.compose.choosing import matching
from app.ui.compose.office_list import OfficeLine
from app.ui.compose.sentence import COMMUNES
from app.ui.words import dates
from app.ui.words.speech import translate
from sync.rules.deliveries import Recipient
from sync.rules.offices import Office

MOST_FOUND = 60  # of those elsewhere
NAMED = 5


@dataclass(frozen=True)
class Section:
    """`offices`: all of it, whatever was typed; those elsewhere only once they are looked for or chosen."""

    key: str  # below, above, beside, elsewhere
    title: str
    offices: tuple[Office, ...]


def sections(offices: Mapping[str, Office], own: str, day: date) -> list[Section]:
    """Every open office but the own one, in the order of codes."""
    there = sorted((o for o in offices.values() if o.is_open_on(day) and o.id != own), key=lambda office: office.id)
    mine = offices.get(own)
    above = mine.parent_on(day) if mine else ""
    below = tuple(o for o in there if o.parent_on(day) == own)
    parent = tuple(o for o in there if o.id == above)
    beside = tuple(o for o in there if above and o.parent_on(day) == above)
    near = {o.id for o in (*below, *parent, *beside)}
    level = parent[0].type if parent else ""
    made = [
        Section("below", translate("Sections", "Cấp dưới"), below),
        Section("above", translate("Sections", "Cấp trên"), parent),
        Section("beside", _beside_title(beside, level), beside),
        Section("elsewhere", translate("Sections", "Nơi khác"), tuple(o for o in there if o.id not in near)),
    ]
    return [section for section in made if section.offices]


def lines(
    section: Section, typed: str, chosen: Collection[str], silent: Mapping[str, timedelta | None]
) -> list[OfficeLine]:
    """What a section shows while this is typed; nothing typed shows all, but of those elsewhere only the chosen."""
    found = [office for office in section.offices if matching(office_name(office, section), typed)]
    if section.key == "elsewhere":
        found = [o for o in found if o.id in chosen or typed.strip()]
        found = found[:MOST_FOUND]
    return [OfficeLine(o.id, office_name(o, section), o.id in chosen, silence(silent, o.id)) for o in found]


def office_name(office: Office, section: Section) -> str:
    """Below and beside all are of one kind, so the name alone is enough."""
    return office.full_name if section.key in ("below", "beside") else office.short_name


def silence(silent: Mapping[str, timedelta | None], code: str) -> str:
    """Why to think again before choosing an office."""
    if code not in silent:
        return ""
    age = silent[code]
    if age is None:
        return translate("Sections", "chưa có máy")
    return translate("Sections", "mất liên lạc {time}").format(time=dates.length(age.total_seconds()))


def chosen_words(made: Sequence[Section], recipients: Sequence[Recipient]) -> str:
    """How many are chosen and what they are, and who is left out of a section where that are few: what a sender looks
    at twice."""
    if not recipients:
        return ""
    chosen = {recipient.office for recipient in recipients if recipient.office}
    parts, left_out = [], list[str]()
    for section in made:
        taken = sum(1 for office in section.offices if office.id in chosen)
        if taken:
            parts.append(f"{taken} {_what(section)}")
        if taken and section.key in ("below", "beside"):
            names = [office.full_name for office in section.offices if office.id not in chosen]
            left_out += names if len(names) <= NAMED else []
    if outside := len(recipients) - len(chosen):
        parts.append(translate("Sections", "{count} ngoài hệ thống").format(count=outside))
    told = translate("Sections", "Đã chọn %n nơi nhận", "", len(recipients)) + ": " + ", ".join(parts) + "."
    if left_out:
        told += " " + translate("Sections", "Không gửi: {names}.").format(names=", ".join(left_out))
    return told


def all_words(section: Section) -> str:
    return translate("Sections", "Chọn cả {count} {kinds}").format(count=len(section.offices), kinds=_what(section))


def _what(section: Section) -> str:
    """What the offices of a section are, as one says it of several."""
    if section.key == "above":
        return translate("Sections", "cấp trên")
    if section.key == "elsewhere":
        return translate("Sections", "nơi khác")
    return kinds_words(section.offices)


def kinds_words(offices: Sequence[Office]) -> str:
    types = {office.type for office in offices}
    if types == {"xa"}:
        return translate("Sections", "xã")
    if types <= {"xa", "thi-tran"}:
        return translate("Sections", "xã, thị trấn")
    if types <= COMMUNES:
        return translate("Sections", "xã, phường, thị trấn")
    return translate("Sections", "cơ quan")


def _beside_title(offices: Sequence[Office], level: str) -> str:
    """Those of one kind are called by it, within what they stand below; `level`: the type of that."""
    titles = {
        "huyen": translate("Sections", "Các {kinds} trong huyện"),
        "tinh": translate("Sections", "Các {kinds} trong tỉnh"),
    }
    if level in titles and all(office.type in COMMUNES for office in offices):
        return titles[level].format(kinds=kinds_words(offices))
    return translate("Sections", "Cơ quan ngang cấp")
