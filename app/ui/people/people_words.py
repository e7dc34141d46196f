"""What is said of people and PCs on one line. Pure."""

from datetime import date

from app.actions.staff import Member
from app.actions.staff_page import KeptDevice
from app.ui.words import dates
from app.ui.words.speech import speech, translate
from sync.rules.books import Direction, direction_of, key_of
from sync.rules.legal_time import VIET_NAM
from sync.rules.people import Role, RoleHeld


def role_name(role: Role) -> str:
    words = speech.say(f"role.{role}")
    return words[:1].upper() + words[1:]


def held_words(held: RoleHeld, today: date) -> str:
    """A role with its dates, where it has any: Văn thư tạm thay đến 30/11/2026."""
    name = role_name(held.role)
    if held.role is Role.CLERK and held.until is not None:
        name = translate("People", "Văn thư tạm thay")
    if held.until is not None and held.until < today:
        return translate("People", "{role}, đã hết {day}").format(role=name, day=dates.day(held.until))
    if held.since is not None and held.since > today and held.until is not None:
        return f"{name} {dates.day(held.since)}–{dates.day(held.until)}"
    if held.since is not None and held.since > today:
        return translate("People", "{role} từ {day}").format(role=name, day=dates.day(held.since))
    if held.until is not None:
        return translate("People", "{role} đến {day}").format(role=name, day=dates.day(held.until))
    return name


def held_token(held: RoleHeld, today: date) -> str:
    """Its colour: grey where it does not hold today, amber where it ends."""
    if not held.holds_on(today):
        return "grey"
    return "amber" if held.until is not None else "blue"


def member_words(member: Member) -> str:
    """Where somebody works, and since when."""
    person, used = member.person, [device for device in member.devices if device.revoked_at is None]
    if person.ended_at is not None:
        day = dates.day(person.ended_at.astimezone(VIET_NAM).date())
        return translate("People", "Đã ngừng quyền ngày {day}").format(day=day)
    if not used:
        return translate("People", "Chưa dùng máy nào. Cấp phiếu để đăng ký máy.")
    since = min(device.enrolled_at for device in used).astimezone(VIET_NAM).date()
    names = ", ".join(device.name for device in used)
    return translate("People", "Máy: {names} · dùng từ {day}").format(names=names, day=dates.day(since))


def device_words(kept: KeptDevice) -> str:
    device = kept.device
    names = ", ".join(kept.names) or translate("People", "chưa có ai")
    if device.revoked_at is not None:
        day = dates.day(device.revoked_at.astimezone(VIET_NAM).date())
        return translate("People", "{names} · đã ngừng quyền ngày {day}").format(names=names, day=day)
    day = dates.day(device.enrolled_at.astimezone(VIET_NAM).date())
    return translate("People", "{names} · đăng ký ngày {day}").format(names=names, day=day)


def book_words(series: str) -> str:
    """Of a series by its name: Giữ sổ văn bản đi, Giữ sổ văn bản đi QĐ."""
    if direction_of(series) is Direction.OUTGOING:
        return f"{translate('People', 'Giữ sổ văn bản đi')} {key_of(series)}".rstrip()
    return f"{translate('People', 'Giữ sổ văn bản đến')} {key_of(series)}".rstrip()
