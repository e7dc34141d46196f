"""The demo presses what the window really offers: each of its names stands in the window's own code."""

import ast
from functools import cache
from pathlib import Path

import pytest

import app.ui
from app.sample import controls
from app.sample.controls import Name, Named, as_json


@cache
def translated() -> set[tuple[str, str]]:
    """Context and text of every `translate` in the window's code."""
    found: set[tuple[str, str]] = set()
    for path in Path(app.ui.__path__[0]).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "translate":
                words = [argument.value for argument in node.args[:2] if isinstance(argument, ast.Constant)]
                if len(words) == 2:
                    found.add((str(words[0]), str(words[1])))
    return found


def named(name: Name) -> list[tuple[str, str]]:
    """A name's own words and those in its blanks; what only joins others has none."""
    if isinstance(name, str):
        return []
    own = [(name.context, name.text)] if name.context else []
    return own + [words for fact in name.facts.values() for words in named(fact)]


CONTROLS = {key: value for key, value in vars(controls).items() if isinstance(value, Named)}


@pytest.mark.parametrize("key", CONTROLS)
def test_every_control_of_the_demo_stands_in_the_windows_code(key: str) -> None:
    assert set(named(CONTROLS[key])) <= translated()


def test_a_name_crosses_with_its_blanks_filled() -> None:
    step = controls.NEXT(step=controls.SEND_STEP)
    assert as_json(step) == ["Foot", "Tiếp: {step}", {"step": ["Steps", "Kiểm tra và gửi", {}]}]
    assert controls.NEXT.facts == {}
