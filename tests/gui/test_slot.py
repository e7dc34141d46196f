"""What is shown anew does not take the keyboard from who is on it."""

import pytest
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from app.ui.parts.slot import Slot


def pair(*names: str) -> tuple[QWidget, list[QPushButton]]:
    holder = QWidget()
    column = QVBoxLayout(holder)
    buttons = [QPushButton(name) for name in names]
    for button in buttons:
        column.addWidget(button)
    return holder, buttons


@pytest.mark.usefixtures("desktop")
def test_the_keyboard_stays_on_what_is_called_the_same() -> None:
    slot = Slot()
    first, (_, call) = pair("Đôn đốc", "Ghi đã gọi điện")
    slot.put(first)
    slot.show()
    call.setFocus()
    second, (_, again) = pair("Đôn đốc", "Ghi đã gọi điện")
    slot.put(second)
    assert slot.window().focusWidget() is again
    third, (other,) = pair("Đôn đốc")
    slot.put(third)
    assert slot.window().focusWidget() is not other
    slot.close()


@pytest.mark.usefixtures("desktop")
def test_who_is_elsewhere_stays_there() -> None:
    holder, (elsewhere,) = pair("Tìm")
    slot = Slot()
    layout = holder.layout()
    assert layout is not None
    layout.addWidget(slot)
    slot.put(pair("Tìm")[0])
    holder.show()
    elsewhere.setFocus()
    slot.put(pair("Tìm")[0])
    assert holder.focusWidget() is elsewhere
    holder.close()
