"""A code while it is typed: look-alikes, blanks, and what a Vietnamese typing helper makes of the keys."""

import pytest

from app.ui.first.typed_code import characters, grouped, standing
from sync.protocol.codes import make_code, normalised

CODE = make_code(bytes(range(60, 80)))


def test_a_code_is_taken_however_it_is_written() -> None:
    plain = CODE.replace("-", "")
    for typed in (CODE, CODE.lower(), f"  {CODE}\n", CODE.replace("-", " "), plain, f"«{CODE}»"):
        assert characters(typed) == plain
    assert characters("oOiIlL") == "001111"
    assert characters(plain + "ABC") == plain, "what comes after it is not of it"


@pytest.mark.parametrize(
    ("seen", "pressed"),
    [
        *(("Á", "AS"), ("à", "AF"), ("Ả", "AR"), ("ã", "AX"), ("Ạ", "AJ"), ("Ê", "EE"), ("Ă", "AW"), ("Đ", "DD")),
        *(("Ý", "YS"), ("ư", "W"), ("Ấ", "AAS"), ("Ậ", "AAJ"), ("ứ", "WS"), ("J9Á2", "J9AS2"), ("E\u0301", "ES")),
    ],
)
def test_letters_that_a_typing_helper_has_joined_are_the_keys_again(seen: str, pressed: str) -> None:
    assert characters(seen) == pressed


def test_it_is_known_offline_whether_a_code_can_be_right() -> None:
    plain = CODE.replace("-", "")
    wrong = plain[:-1] + ("0" if plain[-1] != "0" else "1")
    assert [standing(code) for code in ("", plain[:5], wrong, plain)] == ["empty", "unfinished", "wrong", "right"]
    assert "-".join(grouped(plain)) == CODE == normalised(plain)
    assert grouped("J912X") == ["J912", "X", ""]
