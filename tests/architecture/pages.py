"""What a page of the project's writing claims, and what the code has: for the tests that hold one to the other."""

import ast
import re
from functools import cache
from pathlib import Path
from typing import TypeGuard

from tests.architecture.test_shape import ROOT, tracked

CODE_WORD = re.compile(r"[a-z]+\.[a-z_]*[a-z]")
_SPAN = re.compile(r"`([^`\n]+)`")
_FILE = re.compile(r"[\w./-]+\.(?:py|md)")
_CALL = re.compile(r"(?:\w+\.)*(\w+)\(\)")
_TEST = re.compile(r"test_\w+")
RAISING = frozenset({"Refused", "Refusal", "Hindrance", "LineHindrance", "LocalHindrance", "Defect", "Verdict"})


def spans(text: str) -> list[str]:
    """What stands in backticks."""
    return _SPAN.findall(text)


@cache
def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


@cache
def names_in(*patterns: str) -> frozenset[str]:
    """Functions, methods and classes that the files define."""
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
    nodes = (node for path in tracked(*patterns) for node in ast.walk(_tree(path)))
    return frozenset(node.name for node in nodes if isinstance(node, kinds))


def missing(text: str) -> list[str]:
    """Files, functions, classes and tests that a page names in backticks and that are not there."""
    files = {str(path.relative_to(ROOT)) for path in tracked("*.py", "*.md")}
    defined, tests = names_in("app/*.py", "sync/*.py"), names_in("tests/*.py")
    absent = []
    for span in spans(text):
        if _FILE.fullmatch(span):
            found = any(name == span or name.endswith(f"/{span}") for name in files)
        elif call := _CALL.fullmatch(span):
            found = call[1] in defined
        elif _TEST.fullmatch(span):
            found = span in tests
        else:
            found = True
        if not found:
            absent.append(span)
    return absent


def routes_in(path: Path, table: str) -> set[tuple[str, str]]:
    """Method and path of every route in a list of this name."""
    lists = [n.value for n in ast.walk(_tree(path)) if isinstance(n, ast.AnnAssign) and ast.unparse(n.target) == table]
    rows = [row for one in lists if isinstance(one, ast.List) for row in one.elts]
    return {(str(m.value), str(p.value)) for row in rows for m, p in [_first_two(row)]}


def _first_two(row: ast.expr) -> tuple[ast.Constant, ast.Constant]:
    assert isinstance(row, ast.Tuple)
    method, path = row.elts[:2]
    assert isinstance(method, ast.Constant)
    assert isinstance(path, ast.Constant)
    return method, path


def codes_answered(path: Path) -> set[str]:
    """The codes that a module raises, returns, or picks by the name `code`."""
    found: set[str] = set()
    for node in ast.walk(_tree(path)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in RAISING:
            keywords = [keyword.value for keyword in node.keywords if keyword.arg == "code"]
            found |= _texts(*node.args[:1], *keywords)
        elif _picks_a_code(node):
            found |= _texts(node.value)
    return {text for text in found if CODE_WORD.fullmatch(text)}


def _picks_a_code(node: ast.AST) -> TypeGuard[ast.Return | ast.Assign]:
    if isinstance(node, ast.Return):
        return node.value is not None and not isinstance(node.value, ast.Call)
    return isinstance(node, ast.Assign) and any(isinstance(t, ast.Name) and t.id == "code" for t in node.targets)


def _texts(*nodes: ast.AST | None) -> set[str]:
    inner = (one for node in nodes if node for one in ast.walk(node))
    return {one.value for one in inner if isinstance(one, ast.Constant) and isinstance(one.value, str)}
