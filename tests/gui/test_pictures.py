"""The kept pictures of the window: drawn anew they are the same, light and dark, and the help shows each of them."""

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from app.ui.help.topics import FOLDER, PICTURES, WITH, topics
from app.ui.shell.places import places
from sync.rules.people import Role
from tests.gui.pictures import Picture, Studio, pictures, save
from tests.support.kept_week import KeptWeek

MOST_BYTES = 100_000
SLACK = 12  # of a colour's 255, by which a pixel may differ
SHARE = 0.001  # of the pixels, that may differ by more
MADE = Path(__file__).parents[2] / "build" / "pictures"
KEPT = pictures()


def differing(one: QImage, other: QImage) -> float:
    """The share of pixels that are not alike."""
    if one.size() != other.size():
        return 1.0
    count = 0
    rows = [image.convertToFormat(QImage.Format.Format_RGB32) for image in (one, other)]
    for y in range(one.height()):
        first, second = (bytes(image.constScanLine(y)) for image in rows)
        if first != second:
            count += sum(
                any(abs(first[x + n] - second[x + n]) > SLACK for n in range(3)) for x in range(0, len(first), 4)
            )
    return count / (one.width() * one.height())


@pytest.mark.parametrize("picture", KEPT, ids=[picture.path.stem for picture in KEPT])
def test_drawn_anew_it_is_the_same_picture(qapp: QApplication, kept_week: KeptWeek, picture: Picture) -> None:
    drawn = picture.draw(Studio(qapp, kept_week))
    share = differing(drawn, QImage(str(picture.path)))
    if share > SHARE:
        save(drawn, MADE / picture.path.name)
        pytest.fail(
            f"{share:.2%} of {picture.path} differ; as it is now: {MADE / picture.path.name}. If it is right so: "
            "python3 dev.py pictures"
        )


def test_a_change_of_a_few_letters_would_be_seen() -> None:
    image = QImage(str(PICTURES / "incoming.png")).convertToFormat(QImage.Format.Format_RGB32)
    changed = image.copy()
    for x in range(60):
        for y in range(18):
            changed.setPixel(300 + x, 300 + y, 0xFF000000)
    assert differing(image, image) == 0
    assert differing(image, changed) > SHARE


def test_pictures_are_small() -> None:
    sizes = {picture.path.name: picture.path.stat().st_size for picture in KEPT}
    assert {name: size for name, size in sizes.items() if size > MOST_BYTES} == {}


def test_every_page_of_the_help_has_a_picture_and_no_picture_is_left_over() -> None:
    named = {
        path.name: re.findall(r"!\[([^\]]+)\]\(([\w]+\.png)\)", path.read_text(encoding="utf-8"))
        for path in FOLDER.glob("*.md")
    }
    assert [name for name, shown in named.items() if not shown] == []
    shown = {file for found in named.values() for _, file in found}
    assert shown == {path.name for path in PICTURES.iterdir()}
    assert shown == {picture.path.name for picture in KEPT if picture.path.parent == PICTURES}


def test_every_place_of_the_window_has_its_page_of_the_help() -> None:
    keys = {topic.key for topic in topics()}
    shown = {place.key for place in places(frozenset(Role), has_offices_below=True)}
    elsewhere = {"log", "away", "search", "settings", "compose"}
    assert {place for place in shown | elsewhere if WITH.get(place, place) not in keys} == set()
