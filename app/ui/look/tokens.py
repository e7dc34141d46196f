"""The colours of the window, light and dark. Every pair of text and ground that is used has a contrast of 4.5 or more
(WCAG 2.1, 1.4.3), every edge that one must see 3 or more (1.4.11); a test computes them."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Tokens:
    """One colour a meaning, as `#RRGGBB`."""

    name: str
    bg: str  # the window
    surface: str  # panes
    surface2: str  # cards and headings on a pane
    nav: str  # the column on the left
    bar: str  # the top bar and what stands on it
    bar_field: str
    bar_text: str
    bar_muted: str
    line: str  # hairline
    line2: str  # soft border
    field_border: str
    text: str
    text2: str
    text3: str
    primary: str  # one primary button a view, links, selection marks
    primary_hover: str
    on_primary: str
    selected: str
    hover: str
    red_bg: str  # most urgent, overdue, needs a person
    red: str
    orange_bg: str  # very urgent
    orange: str
    amber_bg: str  # urgent, due soon, offline
    amber: str
    green_bg: str  # done, valid
    green: str
    blue_bg: str  # states, counts
    blue: str
    grey_bg: str  # counts that ask for nothing
    grey: str
    focus: str
    focus_on_bar: str
    paper: str  # what lies on it keeps its own colours in the dark
    on_paper: str
    found: str  # marks on paper, seen through
    found_now: str
    picked: str
    canvas: str
    avatar: str
    on_avatar: str


LIGHT = Tokens(
    name="light",
    bg="#EEF1F5",
    surface="#FFFFFF",
    surface2="#F7F9FB",
    nav="#F7F9FB",
    bar="#12385F",
    bar_field="#1E4A78",
    bar_text="#FFFFFF",
    bar_muted="#B9CCE1",
    line="#DCE2E9",
    line2="#C3CCD6",
    field_border="#7C8997",
    text="#17212E",
    text2="#45525F",
    text3="#5F6B78",
    primary="#1558A6",
    primary_hover="#10498C",
    on_primary="#FFFFFF",
    selected="#DFEBF9",
    hover="#EDF2F8",
    red_bg="#FBE3E1",
    red="#A61B16",
    orange_bg="#FDE5D3",
    orange="#8E3B00",
    amber_bg="#FCEFCF",
    amber="#754A00",
    green_bg="#DDF2E3",
    green="#17623A",
    blue_bg="#E1ECF9",
    blue="#164B87",
    grey_bg="#E6EAEF",
    grey="#45525F",
    focus="#B26A00",
    focus_on_bar="#F2A900",
    paper="#FFFFFF",
    on_paper="#5F6B78",
    found="#FFEFA3",
    found_now="#FFC36B",
    picked="#B9D6F8",
    canvas="#E4E8ED",
    avatar="#E0A93B",
    on_avatar="#2B1D00",
)

DARK = Tokens(
    name="dark",
    bg="#10151B",
    surface="#181F27",
    surface2="#1C242D",
    nav="#141A21",
    bar="#0C2440",
    bar_field="#17375B",
    bar_text="#F2F6FA",
    bar_muted="#9DB4CC",
    line="#2A343F",
    line2="#3C4855",
    field_border="#6E7C8A",
    text="#E8EDF2",
    text2="#B6C1CC",
    text3="#93A0AD",
    primary="#6FAEF2",
    primary_hover="#8ABEF6",
    on_primary="#08213D",
    selected="#1E3550",
    hover="#202A34",
    red_bg="#4A1D1C",
    red="#FFB4AC",
    orange_bg="#47280F",
    orange="#FFBE8F",
    amber_bg="#43330F",
    amber="#F5CE7A",
    green_bg="#16382A",
    green="#8ED8AE",
    blue_bg="#1B3555",
    blue="#A5CCF8",
    grey_bg="#2A343F",
    grey="#B6C1CC",
    focus="#F2B632",
    focus_on_bar="#F2A900",
    paper="#F4F2EE",
    on_paper="#5F6B78",
    found="#FFEFA3",
    found_now="#FFC36B",
    picked="#B9D6F8",
    canvas="#0D1217",
    avatar="#E0A93B",
    on_avatar="#2B1D00",
)


def luminance(color: str) -> float:
    """Relative luminance of `#RRGGBB` (WCAG 2.1)."""
    channels = (int(color[at : at + 2], 16) / 255 for at in (1, 3, 5))
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours, 1 to 21 (WCAG 2.1)."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)
