"""How soon a file's pages are there: through the page worker, as the window asks for them."""

import random
from collections.abc import Callable
from pathlib import Path

from app.documents.page_protocol import Draw, Opened
from app.documents.paged_file import PagedFile
from app.sample.scan import scanned
from sync.rules.text import folded
from tests.support.papers import typeset_pdf

PAGES, WIDTH = 36, 440  # as broad as a page is in a window of 1440 pixels
WORDS = "Về việc tăng cường quản lý đất đai, rà soát hộ nghèo, hộ cận nghèo trên địa bàn huyện. "


def measure(root: Path, timed: Callable[..., str]) -> None:
    text = typeset_pdf(root / "text.pdf", *[f"Trang {n}. " + WORDS * 30 for n in range(PAGES)])
    scan = root / "scan.pdf"
    scan.write_bytes(scanned(text.read_bytes(), "Bản quét", grain=16))
    for name, path in (("text", text), ("scan", scan)):
        print(f"{name}, {PAGES} pages, {path.stat().st_size / 1e6:.1f} MB")
        _measure(path, timed)


def _measure(path: Path, timed: Callable[..., str]) -> None:
    file, chance = PagedFile(), random.Random(1)

    def first_page() -> None:
        _draw(file, 0, _open(file, path))

    def from_nothing() -> None:
        file.close()
        first_page()

    print("  process, open, first page:", timed(from_nothing, 10))
    print("  open, first page:         ", timed(first_page, 20))
    opened = _open(file, path)
    print("  jump to any page:         ", timed(lambda: _draw(file, chance.randrange(PAGES), opened), 40))
    print("  twice as large:           ", timed(lambda: _draw(file, chance.randrange(PAGES), opened, 2 * WIDTH), 20))
    print("  find over all pages:      ", timed(lambda: _find(file, "dat dai"), 5))
    file.close()


def _open(file: PagedFile, path: Path) -> Opened:
    opened = file.open(path)
    assert isinstance(opened, Opened)
    return opened


def _draw(file: PagedFile, page: int, opened: Opened, width: int = WIDTH) -> None:
    across, down = opened.sizes[page]
    height = round(down * width / across)
    assert file.draw(Draw(page, width, height, 0, 0, width, height)) is not None


def _find(file: PagedFile, typed: str) -> int:
    texts = [file.read(page) for page in range(PAGES)]
    return sum(len(text.folded.found(folded(typed))) for text in texts if text is not None)
