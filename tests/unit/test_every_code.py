"""Every code with which a rule may answer is named by a test of this folder."""

import ast
import re
from pathlib import Path

import sync.rules

RULES = Path(str(sync.rules.__file__)).parent
HERE = Path(__file__)
CODE = re.compile(r"[a-z]+\.[a-z_]+")
IN_DOCSTRING = re.compile(r"`([a-z]+\.[a-z_]+)`")
ALREADY = "document.already_"  # put together with the delivery's state; these an office can be told:
STATES = ("refused", "recalled")


def texts(path: Path) -> set[str]:
    """All string literals of a module."""
    nodes = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    return {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}


def codes(path: Path) -> set[str]:
    """The codes that a module uses, and those that its docstrings promise."""
    found: set[str] = set()
    for text in texts(path):
        if text == ALREADY:
            found |= {ALREADY + state for state in STATES}
        elif CODE.fullmatch(text):
            found.add(text)
        else:
            found |= set(IN_DOCSTRING.findall(text))
    return found


def test_every_code_of_the_rules_is_named_by_a_test() -> None:
    used = {code: path.name for path in RULES.glob("*.py") for code in codes(path)}
    named = set().union(*(texts(path) for path in HERE.parent.glob("test_*.py") if path != HERE))
    assert len(used) > 50
    assert {code: module for code, module in used.items() if code not in named} == {}
