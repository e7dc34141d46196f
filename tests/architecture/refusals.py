"""Every code with which the program says no, read from its sources: which module says it, and in what class."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CODE = re.compile(r"[a-z]+\.[a-z_]+")
CLASSES = ("Refusal", "Refused", "Defect", "LocalHindrance", "LineHindrance")
# What a put-together code may end in, by its beginning: the final states that an office can be told of a document, and
# what it has done with it.
PUT_TOGETHER = {"document.already_": ("refused", "recalled", "done", "presented", "registered")}


@dataclass(frozen=True)
class Said:
    code: str
    by: str  # the class
    module: str  # its path in the repository


@cache
def said() -> tuple[Said, ...]:
    """All codes of the product; what a variable holds is looked up among the texts of the function around it."""
    found: list[Said] = []
    for folder in ("sync", "app"):
        for path in sorted((ROOT / folder).rglob("*.py")):
            module = path.relative_to(ROOT).as_posix()
            tree = ast.parse(path.read_text(encoding="utf-8"))
            found += [Said(code, by, module) for by, code in _in_module(tree)]
    return tuple(found)


def _in_module(tree: ast.Module) -> Iterator[tuple[str, str]]:
    constants = _assigned(tree.body)
    for around, call in _calls(tree, None):
        by = _name(call.func)
        if by in CLASSES and call.args:
            local = _assigned(ast.walk(around)) if around is not None else {}
            for code in _codes(call.args[0], {**constants, **local}):
                yield by, code


def _calls(node: ast.AST, around: ast.AST | None) -> Iterator[tuple[ast.AST | None, ast.Call]]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Call):
            yield around, child
        is_function = isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef)
        yield from _calls(child, child if is_function else around)


def _name(node: ast.expr) -> str:
    return node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""


def _assigned(nodes: object) -> dict[str, ast.expr]:
    return {
        target.id: node.value
        for node in nodes  # type: ignore[attr-defined]
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    }


def _codes(node: ast.expr, known: dict[str, ast.expr]) -> set[str]:
    """The codes that an expression can be; none where another module has put them there (and is read itself)."""
    if isinstance(node, ast.Constant):
        return {node.value} if isinstance(node.value, str) and CODE.fullmatch(node.value) else set()
    if isinstance(node, ast.IfExp):
        return _codes(node.body, known) | _codes(node.orelse, known)
    if isinstance(node, ast.Name) and node.id in known:
        return _codes(known[node.id], {name: value for name, value in known.items() if name != node.id})
    if isinstance(node, ast.JoinedStr):
        first = node.values[0]
        begins = first.value if isinstance(first, ast.Constant) else ""
        return {f"{begins}{end}" for end in PUT_TOGETHER.get(str(begins), ())} or {f"{begins}…"}
    return set()
