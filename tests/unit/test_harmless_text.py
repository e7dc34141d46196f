"""What a command prints may hold what strangers wrote: it gives a terminal no orders."""

from typing import Any

import pytest

from sync.errors import Refused
from sync.terminal import Command, main

ORDERS = "\x1b]0;gia\x07\x1b[2J\x9b31m\rĐã xóa"


def said(capsys: pytest.CaptureFixture[str], run: Any) -> str:
    main("eoffice", (Command(("say",), run, (), lambda result, wording: str(result)),), ["say", "--lang", "vi"])
    told = capsys.readouterr()
    return told.out + told.err


def test_a_text_gives_a_terminal_no_orders(capsys: pytest.CaptureFixture[str]) -> None:
    assert said(capsys, lambda call: f"Một dòng\n\t{ORDERS}") == "Một dòng\n\t�]0;gia��[2J�31m�Đã xóa\n"


def test_nor_does_a_name_in_what_is_told_or_refused(capsys: pytest.CaptureFixture[str]) -> None:
    def refuse(call: Any) -> None:
        call.tell("file.missing", name=ORDERS)
        raise Refused("file.missing", {"name": ORDERS})

    text = said(capsys, refuse)
    assert text.count("�[2J") == 2
    assert not any(order in text for order in "\x1b\x07\x9b\r")
