"""The text of office files, and what hostile ones get: nothing."""

from pathlib import Path

import pytest

from app.documents.office_text import HostileXml, office_text
from app.documents.whole_text import whole_text
from tests.support.office_files import docx, zipped

SEEN = "Căn cứ Luật Tổ chức chính quyền địa phương về việc quản lý đất đai"
BY_VNI = "Caên cöù Luaät Toå chöùc chính quyeàn ñòa phöông veà vieäc quaûn lyù ñaát ñai"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def test_a_word_files_paragraphs_are_lines(tmp_path: Path) -> None:
    assert whole_text(docx(tmp_path / "a.docx", "Kính gửi: Ủy ban nhân dân xã", SEEN)).splitlines()[1] == SEEN


def test_a_run_is_read_as_its_font_shows_it(tmp_path: Path) -> None:
    assert office_text(docx(tmp_path / "a.docx", BY_VNI, font="VNI-Times")).strip() == SEEN


def test_a_font_may_come_from_a_style_or_be_the_files_own(tmp_path: Path) -> None:
    fonts = '<w:rPr><w:rFonts w:ascii="VNI-Times"/></w:rPr>'
    usual = f"<w:docDefaults><w:rPrDefault>{fonts}</w:rPrDefault></w:docDefaults>"
    assert office_text(docx(tmp_path / "a.docx", BY_VNI, styles=usual)).strip() == SEEN
    styles = f'<w:style w:styleId="A">{fonts}</w:style><w:style w:styleId="B"><w:basedOn w:val="A"/></w:style>'
    styled = f'<w:p><w:pPr><w:pStyle w:val="B"/></w:pPr><w:r><w:t>{BY_VNI}</w:t></w:r></w:p>'
    body = f"{styled}<w:p><w:r><w:t>à ñ</w:t></w:r></w:p>"
    parts = {
        "word/document.xml": f"<w:document {W}><w:body>{body}</w:body></w:document>",
        "word/styles.xml": f"<w:styles {W}>{styles}</w:styles>",
    }
    assert office_text(zipped(tmp_path / "b.docx", parts)).split("\n")[:2] == [SEEN, "à ñ"]


def test_deleted_words_codes_and_second_forms_are_left_out(tmp_path: Path) -> None:
    body = (
        "<w:p><w:r><w:delText>cũ</w:delText><w:instrText>PAGE</w:instrText><w:t>mới</w:t></w:r></w:p>"
        '<mc:AlternateContent xmlns:mc="urn:mc"><mc:Choice><w:t>một lần</w:t></mc:Choice>'
        "<mc:Fallback><w:t>một lần</w:t></mc:Fallback></mc:AlternateContent>"
    )
    parts = {"word/document.xml": f"<w:document {W}><w:body>{body}</w:body></w:document>"}
    assert office_text(zipped(tmp_path / "a.docx", parts)) == "mới\nmột lần"


def test_a_workbook_gives_its_sheets_names_and_its_words(tmp_path: Path) -> None:
    parts = {
        "xl/workbook.xml": '<workbook><sheets><sheet name="Hộ nghèo"/></sheets></workbook>',
        "xl/sharedStrings.xml": "<sst><si><t>Hoàng Thụ</t></si><si><r><t>thôn </t></r><r><t>Nà Pất</t></r></si></sst>",
    }
    assert office_text(zipped(tmp_path / "a.xlsx", parts)) == "Hộ nghèo\nHoàng Thụ\nthôn Nà Pất\n"


@pytest.mark.parametrize(
    "xml",
    [
        '<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><d>&b;</d>',
        '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]><d>&x;</d>',
        "<!DOCTYPE d SYSTEM 'http://127.0.0.1/d.dtd'><d/>",
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_what_declares_entities_is_not_read(tmp_path: Path, xml: str, encoding: str) -> None:
    with pytest.raises(HostileXml):
        office_text(zipped(tmp_path / "a.docx", {"word/document.xml": xml.encode(encoding)}))


def test_no_more_is_unpacked_than_a_person_could_have_written(tmp_path: Path) -> None:
    bomb = f"<w:document {W}>".encode() + b" " * (65 << 20) + b"</w:document>"
    with pytest.raises(HostileXml):
        office_text(zipped(tmp_path / "a.docx", {"word/document.xml": bomb}))


def test_text_past_the_most_is_not_read(tmp_path: Path) -> None:
    assert len(whole_text(docx(tmp_path / "a.docx", *[SEEN] * 20_000))) == 200_000


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 no archive", b"%DOC", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"])
def test_other_files_have_no_text(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.doc"
    path.write_bytes(content)
    assert whole_text(path) == ""
