"""An empty document in the form that the law lays down, as .docx, filled from what is known of it. Pure.

The nine parts: quốc hiệu, the issuer, number and notation, place and date, kind with subject (a letter: "V/v …"), the
text, who signs, the place of signature and seal, the recipients. Two tables without borders hold what stands side by
side. Alike facts make alike bytes.
Law: Decree 30/2020/NĐ-CP art. 8 and Annex I (page, sizes of letters, order of the parts).
"""

import io
import zipfile
from dataclasses import dataclass
from datetime import date
from xml.sax.saxutils import escape

FONT = "Times New Roman"
TEXT_WIDTH = 9070  # twentieths of a point between the margins of A4: 30 mm on the left, 20 on the right
LEFT, RIGHT = 3900, 5170
_MADE_AT = (1980, 1, 1, 0, 0, 0)
_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TYPES = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>'
    "</Types>"
)
_RELATIONS = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="word/document.xml"/></Relationships>'
)


@dataclass(frozen=True)
class FormFacts:
    """`place`: where the office is; `kind_abbreviation` is empty for a letter, whose notation names the `unit`."""

    office: str
    above: str
    place: str
    abbreviation: str
    kind: str
    kind_abbreviation: str
    unit: str
    on: date
    subject: str
    to: tuple[str, ...]
    signer: str

    @property
    def is_letter(self) -> bool:
        return not self.kind_abbreviation

    @property
    def notation(self) -> str:
        """With the place for the number left open."""
        groups = (self.abbreviation, self.unit) if self.is_letter else (self.kind_abbreviation, self.abbreviation)
        return f"Số:       /{'-'.join(group for group in groups if group)}"


def blank_form(facts: FormFacts) -> bytes:
    """The file."""
    body = "".join((_head(facts), *_title(facts), *_text(facts), _foot(facts)))
    page = (
        '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/>'
        '<w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1701" w:header="567" w:footer="567" '
        'w:gutter="0"/>'
        "</w:sectPr>"
    )
    document = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        f'<w:document xmlns:w="{_MAIN}"><w:body>{body}{page}</w:body></w:document>'
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        parts = (("[Content_Types].xml", _TYPES), ("_rels/.rels", _RELATIONS), ("word/document.xml", document))
        for name, content in parts:
            archive.writestr(zipfile.ZipInfo(name, _MADE_AT), content.encode(), zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _head(facts: FormFacts) -> str:
    """The issuer on the left, quốc hiệu on the right; below them number and date."""
    issuer = [_line(facts.above.upper(), 26)] if facts.above else []
    issuer.append(_line(facts.office.upper(), 26, bold=True, under=True))
    motto = [
        _line("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 26, bold=True),
        _line("Độc lập - Tự do - Hạnh phúc", 28, bold=True, under=True),
    ]
    number = [_line(facts.notation, 26)]
    if facts.is_letter and facts.subject:
        number.append(_line(f"V/v {_as_matter(facts.subject)}", 24))
    day = f"{facts.on.day:02d}"
    month = f"{facts.on.month:02d}" if facts.on.month < 3 else str(facts.on.month)
    dated = [_line(f"{facts.place}, ngày {day} tháng {month} năm {facts.on.year}", 26, italic=True)]
    return _table(((LEFT, issuer), (RIGHT, motto)), ((LEFT, number), (RIGHT, dated)))


def _title(facts: FormFacts) -> list[str]:
    if facts.is_letter:
        return [_line("", 28), *_addressed(facts)]
    return [_line("", 28), _line(facts.kind.upper(), 28, bold=True), _line(facts.subject, 28, bold=True, under=True)]


def _addressed(facts: FormFacts) -> list[str]:
    """Kính gửi: one on the same line, several below each other."""
    if len(facts.to) < 2:
        return [_line(f"Kính gửi: {facts.to[0] if facts.to else '…'}", 28)]
    names = [_line(f"- {name}{'.' if name is facts.to[-1] else ';'}", 28) for name in facts.to]
    return [_line("Kính gửi:", 28), *names]


def _text(facts: FormFacts) -> list[str]:
    lines = ["", "…", "…", ""]
    return [_line(text, 28, place="both", indent=567) for text in lines]


def _foot(facts: FormFacts) -> str:
    """The recipients on the left, who signs on the right with room for signature and seal."""
    named = ["Như trên"] if facts.is_letter else list(facts.to) or ["…"]
    unit = f", {facts.unit}" if facts.unit else ""
    to = [_line("Nơi nhận:", 24, bold=True, italic=True, place="left")]
    to += [_line(f"- {name};", 22, place="left") for name in named]
    to.append(_line(f"- Lưu: VT{unit}.", 22, place="left"))
    signs = [_line("CHỨC VỤ CỦA NGƯỜI KÝ", 28, bold=True), *[_line("", 28)] * 4, _line(facts.signer, 28, bold=True)]
    return _table(((LEFT, to), (RIGHT, signs))) + _line("", 8)  # a document ends with a paragraph


def _as_matter(subject: str) -> str:
    """A subject after "V/v", which it may begin with itself."""
    plain = subject.strip()
    return plain[3:].strip() if plain.casefold().startswith("v/v") else plain[:1].lower() + plain[1:]


def _line(
    text: str,
    half_points: int,
    *,
    bold: bool = False,
    italic: bool = False,
    under: bool = False,
    place: str = "center",
    indent: int = 0,
) -> str:
    """A paragraph. `under`: with a line below that is shorter than it, as the law draws it: a rule of the paragraph."""
    look = f'<w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:cs="{FONT}"/>'
    look += ("<w:b/>" if bold else "") + ("<w:i/>" if italic else "")
    look += f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'
    first = f'<w:ind w:firstLine="{indent}"/>' if indent else ""
    layout = (
        f'<w:pPr><w:spacing w:before="40" w:after="40"/>{first}<w:jc w:val="{place}"/><w:rPr>{look}</w:rPr></w:pPr>'
    )
    run = f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>' if text else ""
    return f"<w:p>{layout}{run}</w:p>" + (_rule() if under and text else "")


def _rule() -> str:
    """A short line in the middle: a paragraph that is as low as can be, with a border and wide margins."""
    border = '<w:pBdr><w:top w:val="single" w:sz="6" w:space="1" w:color="000000"/></w:pBdr>'
    small = '<w:rPr><w:sz w:val="8"/></w:rPr>'
    spacing = '<w:spacing w:before="0" w:after="0" w:line="120" w:lineRule="exact"/>'
    return f'<w:p><w:pPr>{border}{spacing}<w:ind w:left="1300" w:right="1300"/>{small}</w:pPr></w:p>'


def _table(*rows: tuple[tuple[int, list[str]], ...]) -> str:
    widths = "".join(f'<w:gridCol w:w="{width}"/>' for width, _ in rows[0])
    made = "".join(
        "<w:tr>"
        + "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{"".join(lines)}</w:tc>' for width, lines in row
        )
        + "</w:tr>"
        for row in rows
    )
    look = f'<w:tblPr><w:tblW w:w="{TEXT_WIDTH}" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr>'
    return f"<w:tbl>{look}<w:tblGrid>{widths}</w:tblGrid>{made}</w:tbl>"
