"""How the window looks and speaks: each choice is seen at once."""

from msgspec import structs

from app.ui.look.sizes import FACTORS
from app.ui.parts.segments import Segments
from app.ui.settings.section import Section
from app.ui.shell.context import Context
from app.ui.words.speech import speech, translate


def looks_section(context: Context) -> Section:
    section, chosen = Section(translate("Settings", "Giao diện")), context.preferences

    def keep(**change: object) -> None:
        context.keep(structs.replace(context.preferences, **change))

    modes = [
        ("light", translate("Settings", "Sáng"), "sun"),
        ("dark", translate("Settings", "Tối"), "moon"),
        ("system", translate("Settings", "Theo máy"), "screen"),
    ]
    mode = Segments(translate("Settings", "Màu"), modes, chosen.mode)
    mode.chosen.connect(lambda key: keep(mode=key))
    section.add(translate("Settings", "Màu"), mode)
    sizes = [(str(factor), f"{round(factor * 100)} %", "") for factor in FACTORS]
    size = Segments(translate("Settings", "Cỡ chữ"), sizes, str(chosen.text_factor))
    size.chosen.connect(lambda key: keep(text_factor=float(key)))
    section.add(translate("Settings", "Cỡ chữ"), size)
    densities = [
        ("wide", translate("Settings", "Thoáng"), ""),
        ("compact", translate("Settings", "Gọn"), ""),
    ]
    density = Segments(translate("Settings", "Danh sách"), densities, "compact" if chosen.compact else "wide")
    density.chosen.connect(lambda key: keep(compact=key == "compact"))
    section.add(translate("Settings", "Danh sách"), density)
    languages = [("vi", "Tiếng Việt", ""), ("en", "English", "")]
    language = Segments(translate("Settings", "Ngôn ngữ"), languages, speech.language)
    language.chosen.connect(lambda key: keep(language=key))
    section.add(translate("Settings", "Ngôn ngữ"), language)
    return section
