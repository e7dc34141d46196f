"""The name under which an attachment is saved: legal everywhere, and as near to the given one as can be."""

import unicodedata

import pytest

from app.actions.saving import safe_name


@pytest.mark.parametrize(
    "name", ["Thông báo 03.pdf", "47 QĐ UB.signed (1).pdf", "CT9UB.DOC", "kế hoạch", "a.b.c", "console.txt"]
)
def test_a_plain_name_is_kept_as_it_is(name: str) -> None:
    assert safe_name(name) == name
    assert safe_name(unicodedata.normalize("NFD", name)) == name


@pytest.mark.parametrize(
    ("given", "safe"),
    [
        ('a/b\\c:d*e?f<g>h|i"j.pdf', "a_b_c_d_e_f_g_h_i_j.pdf"),
        ("a\x00b\nc.pdf", "a_b_c.pdf"),
        ("bao cao. . ", "bao cao"),
        ("bao cao.pdf.", "bao cao.pdf"),
        (" bao cao.pdf ", "bao cao.pdf"),
        ("", "_"),
        (".", "_"),
        ("..", "_"),
        (" . . ", "_"),
        ("CON", "_CON"),
        ("con.pdf", "_con.pdf"),
        ("nul .tar.gz", "_nul .tar.gz"),
        ("LPT1.txt", "_LPT1.txt"),
        ("COM¹", "_COM¹"),
        (".bashrc", "_.bashrc"),
        ("../../etc/passwd", "_.._.._etc_passwd"),
    ],
)
def test_what_some_system_forbids_is_altered(given: str, safe: str) -> None:
    assert safe_name(given) == safe


def test_a_name_that_is_too_long_keeps_its_ending() -> None:
    name = safe_name("Kế hoạch " * 60 + ".pdf")
    assert name.startswith("Kế hoạch Kế hoạch")
    assert name.endswith(".pdf")
    assert len(name.encode()) <= 255


@pytest.mark.parametrize("given", ["a" * 179 + " " + "b" * 50, "a." + "b" * 178 + " " + "c" * 40])
def test_a_name_cut_short_does_not_end_in_a_blank(given: str) -> None:
    assert not safe_name(given).endswith((" ", "."))
