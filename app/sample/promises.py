"""What the demo promises, each as a check: it holds, or the demo ends with a plain sentence that says what did not."""

from collections.abc import Iterable, Mapping, Sequence


class Broken(Exception):
    """A promise that was not kept. The code's sentence stands in resources/sample, the facts fill its blanks."""

    def __init__(self, code: str, **facts: str) -> None:
        super().__init__(f"{code} {facts}" if facts else code)
        self.code, self.facts = code, facts


def follow_on(first: int, numbers: Sequence[int]) -> None:
    """The numbers are those from `first` on, without a gap and in the order given."""
    if list(numbers) != list(range(first, first + len(numbers))):
        raise Broken("numbers", found=", ".join(map(str, numbers)), first=str(first))


def comes_first(wanted: str, order: Sequence[str], of_how_many: int) -> None:
    """All have come, each once, and the wanted one before every other."""
    if len(order) != of_how_many or len(set(order)) != of_how_many:
        raise Broken("not_all_once", found=str(len(order)), expected=str(of_how_many))
    if order[0] != wanted:
        raise Broken("urgent_not_first", place=str(order.index(wanted) + 1) if wanted in order else "-")


def nothing_moved(before: int, after: int) -> None:
    """No byte went over the line between two readings of its counter."""
    if before != after:
        raise Broken("line_leaks", bytes=str(after - before))


def nothing_came(received: Iterable[str]) -> None:
    """No document had come through the line while it was cut."""
    if ids := list(received):
        raise Broken("came_through_a_cut_line", found=str(len(ids)))


def identical(made: Mapping[str, str], found: Mapping[str, str]) -> None:
    """The same files by name and SHA-256: nothing missing, nothing more, nothing altered."""
    if made == found:
        return
    for name, sha256 in made.items():
        if name not in found:
            raise Broken("file_missing", name=name)
        if found[name] != sha256:
            raise Broken("file_altered", name=name, made=sha256[:12], found=found[name][:12])
    raise Broken("file_too_many", name=", ".join(sorted(set(found) - set(made))))


def in_state(expected: Mapping[str, str], found: Mapping[str, str]) -> None:
    """Each document stands where the story says."""
    for notation, state in expected.items():
        if found.get(notation) != state:
            raise Broken("state", notation=notation, expected=state, found=found.get(notation, "-"))


def on_the_paper(text: str, *words: str) -> None:
    """The words stand on the paper, as the program gave them."""
    shown = "".join(text.split())
    for word in words:
        if "".join(word.split()) not in shown:
            raise Broken("paper", word=word)


def same(what: str, expected: object, found: object) -> None:
    """Anything else that can be counted or compared; `what` is a code of its own."""
    if expected != found:
        raise Broken(what, expected=str(expected), found=str(found))
