"""The place of settings: what a person likes, how this PC behaves, what it is, and whether it is well."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.host.autostart import program
from app.ui.look.theme import theme
from app.ui.parts.board import ABOVE, EDGE
from app.ui.parts.surfaces import Surface, scrolled
from app.ui.parts.text import Text
from app.ui.settings.backup_section import BackupSection
from app.ui.settings.checkup_section import CheckupSection
from app.ui.settings.days_section import days_section
from app.ui.settings.fetch_section import FetchSection
from app.ui.settings.habits import files_section, lock_section, login_section
from app.ui.settings.line_section import LineSection
from app.ui.settings.looks import looks_section
from app.ui.settings.scans_section import scans_section
from app.ui.settings.this_pc_section import ThisPcSection
from app.ui.shell.context import Context
from app.ui.words.speech import translate
from sync.rules.people import SEES_DOCUMENTS, Role

COLUMN = 760


class SettingsPlace(Surface):
    def __init__(self, context: Context) -> None:
        super().__init__("surface")
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(theme.px(EDGE), theme.px(ABOVE), theme.px(EDGE), theme.px(20))
        inside = QWidget()
        inside.setMaximumWidth(theme.px(COLUMN))
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        column.addWidget(Text(translate("Places", "Cài đặt"), "h1"))
        looks = looks_section(context)
        sections: list[QWidget] = [looks, lock_section(context), LineSection(context)]
        if context.roles & SEES_DOCUMENTS:
            sections += [FetchSection(context), files_section(context)]
        if Role.CLERK in context.roles:
            sections.append(scans_section(context))
        sections.append(days_section(context))
        if program():
            sections.append(login_section(context))
        for section in (*sections, BackupSection(context), ThisPcSection(context), CheckupSection(context)):
            column.addWidget(section)
        column.addStretch(1)
        row.addWidget(inside, 100)
        row.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolled(holder))
