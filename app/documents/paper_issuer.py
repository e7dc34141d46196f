"""Who has issued a paper, from the lines over its number: the body that it belongs to, then itself, in capitals.

Law: Decree 30/2020/NĐ-CP, Annex I.II.2: the superior body stands over the issuing one, both may take several lines.
"""

import re
from collections.abc import Sequence

_UNITS = r"tỉnh|thành phố|huyện|quận|thị xã|xã(?! hội)|phường|thị trấn|đặc khu"
# What the name of a body begins with.
_BODY = re.compile(
    r"(?:ủy ban|ubnd|hội đồng|hđnd|quốc hội|chính phủ|thủ tướng|chủ tịch|bộ|sở|cục|tổng cục|chi cục|vụ|viện"
    r"|ban|đảng ủy|đảng bộ|chi bộ|(?:tỉnh|huyện|thành|quận|thị) ủy|văn phòng|phòng|thanh tra|trung tâm|trường|đại học"
    r"|ngân hàng|kho bạc|bảo hiểm|công an|bộ chỉ huy|ban chỉ huy|tòa án|hội|liên đoàn|đoàn|công đoàn|trạm"
    r"|bệnh viện|công ty|tổng công ty|tập đoàn|chi nhánh|hợp tác xã|đài|kiểm toán|tổng liên đoàn)\b"
)
_OF_PLACE = re.compile(rf"(?:ủy ban nhân dân|ubnd)\s+(?P<place>(?:{_UNITS})\b.*)")
_GOES_ON = re.compile(r"(?:\bvà|,|-|–|\bcủa|\bnhà nước|\bcác)$")
MOST_LINES = 6


def issuer_of(lines: Sequence[str]) -> str:
    """The issuing body as one would write it in a sentence; empty where the lines do not say it clearly."""
    capitals = [line for line in lines if line == line.upper() and any(c.isalpha() for c in line)][:MOST_LINES]
    names = [_one_style(" ".join(line.lower().split())) for line in capitals]
    begins = [n for n, name in enumerate(names) if _BODY.match(name) and not (n and _GOES_ON.search(names[n - 1]))]
    if not begins or begins[0] != 0:
        return ""
    last = begins[-1]
    name = " ".join(names[last:])
    above = _OF_PLACE.fullmatch(" ".join(names[:last]))
    if above and not re.search(rf"\b(?:{_UNITS})\b", name):
        name = f"{name} {above['place']}"
    return _written(name)


def _one_style(name: str) -> str:
    """With the tone on the letter where it is spelt here; papers have both."""
    return re.sub(r"\bu\u1ef7\b", "ủy", re.sub(r"\bto\u00e0 án\b", "tòa án", name))


def _written(name: str) -> str:
    """With the capitals of a sentence: the first letter, what a ministry or department is for, names of places."""
    name = re.sub(rf"\b({_UNITS})\s+(?!ủy\b)(.+?)(?=$|\s(?:{_UNITS})\b)", _place, name)
    name = re.sub(r"\b(tỉnh|huyện|thành|quận|thị|đảng) ủy (.+)", lambda m: f"{m[1]} ủy {_title(m[2])}", name)
    name = re.sub(r"\bviệt nam\b", "Việt Nam", name)
    name = re.sub(
        r"^(bộ|sở|phòng|ban|cục|tổng cục|chi cục|vụ|viện|ngân hàng) (\w)", lambda m: f"{m[1]} {m[2].upper()}", name
    )
    if re.match(r"(?:bộ|sở|phòng)\b", name):
        name = re.sub(r"(\svà|,)\s(\w)", lambda m: f"{m[1]} {m[2].upper()}", name)
    name = re.sub(r"^ubnd\b", "UBND", name)
    return name[:1].upper() + name[1:]


def _place(found: re.Match[str]) -> str:
    return f"{found[1]} {_title(found[2])}"


def _title(text: str) -> str:
    return " ".join(word[:1].upper() + word[1:] for word in text.split())
