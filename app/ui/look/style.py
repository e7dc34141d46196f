"""What Qt's own controls look like, from the tokens. Everything else is drawn by its own painting."""

from collections.abc import Callable

from app.ui.look.sizes import CONTROL, KEY_CONTROL, MAIN_CONTROL, RADIUS
from app.ui.look.tokens import Tokens
from sync.wording import RESOURCES

FOLDER = RESOURCES / "look"
PIN_SIGN = 0x2022  # stands for each letter of a PIN; what Qt would take is not in our font


def style_sheet(t: Tokens, px: Callable[[float], int]) -> str:
    """`px` scales a measure with the text. Kinds of button are told apart by the property `kind`."""
    control, main, key = px(CONTROL), px(MAIN_CONTROL), px(KEY_CONTROL)
    mark, dot = px(16), px(5)
    tick, down, clear = ((FOLDER / f"{name}-{t.name}.svg").as_posix() for name in ("tick", "down", "clear"))
    return f"""
QMainWindow, QDialog, QWidget#page {{ background: {t.surface}; color: {t.text}; }}
QWidget#window {{ background: {t.bg}; }}
QToolTip {{ background: {t.surface2}; color: {t.text}; border: 1px solid {t.line2}; padding: 4px 6px; }}
QPushButton {{ min-height: {control - 2}px; padding: 0 {px(14)}px; border: 1px solid {t.line2};
  border-radius: {RADIUS}px; background: {t.surface}; color: {t.text}; }}
QPushButton:hover {{ background: {t.hover}; }}
QPushButton:pressed {{ background: {t.selected}; }}
QPushButton:disabled {{ color: {t.text3}; background: {t.surface2}; border-color: {t.line}; }}
QPushButton:focus, QToolButton:focus {{ border: 2px solid {t.focus}; }}
QPushButton[kind="primary"] {{ min-height: {main - 4}px; background: {t.primary}; color: {t.on_primary};
  border-color: {t.primary}; font-weight: 600; }}
QPushButton[kind="primary"]:hover {{ background: {t.primary_hover}; border-color: {t.primary_hover}; }}
QPushButton[kind="primary"]:focus {{ border: 2px solid {t.focus}; }}
QPushButton[kind="primary"]:disabled {{ background: {t.grey_bg}; color: {t.grey}; border-color: {t.grey_bg}; }}
QPushButton[kind="danger"] {{ color: {t.red}; }}
QPushButton[kind="danger"]:disabled {{ color: {t.text3}; }}
QPushButton[kind="key"] {{ min-height: {key - 2}px; text-align: left; }}
QPushButton[kind="link"] {{ border-color: transparent; background: transparent; color: {t.primary}; font-weight: 600;
  padding: 0 {px(6)}px; }}
QPushButton[kind="link"]:hover {{ background: {t.hover}; }}
QPushButton[kind="link"]:focus {{ border: 2px solid {t.focus}; }}
QToolButton {{ border: 1px solid transparent; border-radius: {RADIUS}px; padding: {px(6)}px; color: {t.text};
  background: transparent; }}
QToolButton:hover {{ background: {t.hover}; }}
QToolButton:checked {{ background: {t.selected}; }}
QToolButton::menu-indicator, QPushButton::menu-indicator {{ image: none; width: 0; }}
QScrollArea, QAbstractScrollArea {{ border: none; background: transparent; }}
QLineEdit, QPlainTextEdit, QTextEdit, QSpinBox, QDateEdit, QComboBox {{ min-height: {control - 2}px;
  padding: 0 {px(8)}px; border: 1px solid {t.field_border}; border-radius: {RADIUS}px; background: {t.surface};
  color: {t.text}; selection-background-color: {t.primary}; selection-color: {t.on_primary};
  placeholder-text-color: {t.text3}; lineedit-password-character: {PIN_SIGN};
  lineedit-clear-button-icon: url("{clear}"); }}
QPlainTextEdit, QTextEdit {{ padding: {px(6)}px {px(4)}px; }}
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QSpinBox:focus, QDateEdit:focus, QComboBox:focus {{
  border: 2px solid {t.focus}; }}
QLineEdit:focus, QSpinBox:focus, QDateEdit:focus, QComboBox:focus, QLineEdit[wrong="true"], QComboBox[wrong="true"],
QDateEdit[wrong="true"] {{ min-height: {control - 4}px; padding: 0 {px(8) - 1}px; }}
QDateEdit, QSpinBox {{ max-height: {control - 2}px; }}
QPlainTextEdit:focus, QTextEdit:focus, QPlainTextEdit[wrong="true"] {{ padding: {px(6) - 1}px {px(4) - 1}px; }}
QLineEdit:disabled, QComboBox:disabled, QSpinBox:disabled, QDateEdit:disabled {{ color: {t.text3};
  background: {t.surface2}; border-color: {t.line2}; }}
QLineEdit[wrong="true"], QComboBox[wrong="true"], QDateEdit[wrong="true"], QPlainTextEdit[wrong="true"] {{
  border: 2px solid {t.red}; }}
QComboBox::drop-down, QDateEdit::drop-down {{ border: none; width: {px(26)}px; subcontrol-position: center right; }}
QComboBox::down-arrow, QDateEdit::down-arrow {{ image: url("{down}"); width: {mark}px; height: {mark}px; }}
QComboBox QAbstractItemView {{ background: {t.surface}; color: {t.text}; border: 1px solid {t.line2};
  selection-background-color: {t.selected}; selection-color: {t.text}; outline: none; }}
QComboBox QAbstractItemView::item {{ min-height: {px(32)}px; padding: 0 {px(8)}px; }}
QCheckBox, QRadioButton {{ spacing: {px(8)}px; min-height: {px(26)}px; color: {t.text}; }}
QCheckBox::indicator, QRadioButton::indicator {{ width: {mark}px; height: {mark}px;
  border: 1px solid {t.field_border}; background: {t.surface}; }}
QCheckBox::indicator {{ border-radius: 3px; }}
QRadioButton::indicator {{ border-radius: {(mark + 2) // 2}px; }}
QCheckBox::indicator:checked {{ background: {t.primary}; border-color: {t.primary}; image: url("{tick}"); }}
QRadioButton::indicator:checked {{ width: {mark - 2 * dot + 2}px; height: {mark - 2 * dot + 2}px;
  border: {dot}px solid {t.primary}; background: {t.on_primary}; }}
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled {{ background: {t.surface2}; border-color: {t.line2}; }}
QCheckBox:focus, QRadioButton:focus {{ outline: none; }}
QCheckBox::indicator:focus, QRadioButton::indicator:focus {{ border: 2px solid {t.focus}; width: {mark - 2}px;
  height: {mark - 2}px; }}
QRadioButton::indicator:checked:focus {{ background: qradialgradient(cx: 0.5, cy: 0.5, radius: 0.5, fx: 0.5, fy: 0.5,
  stop: 0 {t.on_primary}, stop: 0.44 {t.on_primary}, stop: 0.5 {t.primary}, stop: 1 {t.primary}); }}
QListWidget::item {{ min-height: {px(20)}px; padding: {px(4)}px {px(6)}px; border-radius: {RADIUS}px; }}
QListWidget::item:hover {{ background: {t.hover}; }}
QListWidget::item:selected {{ background: {t.selected}; color: {t.text}; }}
QMenu {{ background: {t.surface}; color: {t.text}; border: 1px solid {t.line2}; padding: 4px; }}
QMenu::item {{ padding: {px(7)}px {px(24)}px {px(7)}px {px(10)}px; border-radius: 4px; }}
QMenu::item:selected {{ background: {t.selected}; }}
QMenu::item:disabled {{ color: {t.text3}; }}
QMenu::separator {{ height: 1px; background: {t.line}; margin: 4px 6px; }}
QScrollBar:vertical {{ width: 12px; background: transparent; margin: 0; }}
QScrollBar:horizontal {{ height: 12px; background: transparent; margin: 0; }}
QScrollBar::handle {{ background: {t.line2}; border-radius: 4px; margin: 2px; }}
QScrollBar::handle:vertical {{ min-height: 36px; }}
QScrollBar::handle:horizontal {{ min-width: 36px; }}
QScrollArea:focus QScrollBar::handle {{ background: {t.focus}; }}
QScrollBar::handle:hover {{ background: {t.field_border}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QHeaderView::section {{ background: {t.surface2}; color: {t.text2}; border: none; border-bottom: 1px solid {t.line};
  padding: {px(6)}px 3px; }}
QTableCornerButton::section {{ background: {t.surface2}; border: none; border-bottom: 1px solid {t.line}; }}
QTableView {{ background: {t.surface}; color: {t.text}; gridline-color: {t.line};
  selection-background-color: {t.selected}; selection-color: {t.text}; }}
QTabBar::tab {{ padding: {px(8)}px {px(12)}px; color: {t.text2}; border: none; border-bottom: 2px solid transparent; }}
QTabBar::tab:selected {{ color: {t.primary}; border-bottom-color: {t.primary}; font-weight: 600; }}
QTabBar::tab:focus {{ color: {t.primary}; border-bottom-color: {t.focus}; }}
QTabWidget::pane {{ border: none; border-top: 1px solid {t.line}; }}
QProgressBar {{ border: none; border-radius: 3px; background: {t.grey_bg}; max-height: 6px; min-height: 6px; }}
QProgressBar::chunk {{ border-radius: 3px; background: {t.primary}; }}
QSplitter::handle {{ background: {t.line}; }}
"""
