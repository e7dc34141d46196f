"""The window's font: four static weights of Noto Sans, cut to Latin and Vietnamese, made from its package.

    python build_spec/fonts.py FOLDER

The package holds one variable font. Qt on a bare system sees only its regular weight and smears the others, so each
weight is made a font of its own. They go by a family name of their own, so that a machine's Noto Sans, which may be
that same variable font, never takes their place. Licence: SIL Open Font License 1.1, which travels along.
"""

import io
import shutil
import sys
from pathlib import Path

import fontpkg_noto_sans
from arrows import add_arrows  # beside this script
from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

FAMILY = "eOffice Sans"
WEIGHTS = {"Regular": 400, "Medium": 500, "SemiBold": 600, "Bold": 700}
# Latin with all that Vietnamese needs, composed and as combining marks; punctuation, arrows, đồng sign.
LETTERS = ((0x20, 0x7E), (0xA0, 0x17F), (0x1A0, 0x1B0), (0x1EA0, 0x1EF9), (0x300, 0x32F), (0x2010, 0x2026))
SIGNS = (0x200B, 0x2039, 0x203A, 0x20AB, 0x2212, 0x2215, 0x2248, 0x2260, 0x2264, 0x2265)
FAMILY_IDS, STYLE_IDS, FULL_IDS = (1, 16), (2, 17), (3, 4, 6)


def make(folder: Path) -> None:
    package = Path(str(fontpkg_noto_sans.__file__)).parent
    [variable] = (package / "files").glob("NotoSans[[]*")
    cut = _cut(variable)
    folder.mkdir(parents=True, exist_ok=True)
    for style, weight in WEIGHTS.items():
        font = instancer.instantiateVariableFont(TTFont(io.BytesIO(cut)), {"wght": weight, "wdth": 100})
        add_arrows(font, style)
        _name(font, style)
        _flag(font, style)
        font.save(folder / f"eOfficeSans-{style}.ttf")
    shutil.copyfile(package / "LICENSE", folder / "LICENSE")


def _cut(variable: Path) -> bytes:
    font = TTFont(variable)
    options = subset.Options()
    options.layout_features, options.name_IDs, options.notdef_outline = ["*"], ["*"], True
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=[n for first, last in LETTERS for n in range(first, last + 1)] + list(SIGNS))
    cutter.subset(font)
    out = io.BytesIO()
    font.save(out)
    return out.getvalue()


def _name(font: TTFont, style: str) -> None:
    texts = dict.fromkeys(FAMILY_IDS, FAMILY) | dict.fromkeys(STYLE_IDS, style)
    texts |= dict.fromkeys(FULL_IDS, f"{FAMILY} {style}".replace(" ", "-"))
    for record in list(font["name"].names):
        if record.nameID in texts:
            record.string = texts[record.nameID]
    for id, text in texts.items():
        font["name"].setName(text, id, 3, 1, 0x409)


def _flag(font: TTFont, style: str) -> None:
    """Say in the font's own flags whether it is the regular or the bold one (OpenType: OS/2 fsSelection, head)."""
    regular, bold = 1 << 6, 1 << 5
    font["OS/2"].fsSelection &= ~(regular | bold)
    font["OS/2"].fsSelection |= {"Regular": regular, "Bold": bold}.get(style, 0)
    font["head"].macStyle = int(style == "Bold")


if __name__ == "__main__":
    make(Path(sys.argv[1]))
