"""Labels, cards and buttons of the one look; the stylesheet knows them by their properties."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from facilitator.ui.widgets.toggle_button import ToggleButton


def label(text: str = "", look: str = "", *, wrap: bool = False) -> QLabel:
    """Make a plain-text label; `look` is one of title, heading, secondary, strong, tag, clock."""
    made = QLabel()
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setText(text)
    made.setWordWrap(wrap)
    if look:
        made.setProperty("look", look)
    return made


def button_text(text: str) -> str:
    """Keep an ampersand in a user's text from becoming a mnemonic."""
    return text.replace("&", "&&")


def button(text: str, look: str = "", key: str = "", *, stays: bool = False) -> QPushButton:
    """Make a button; `look` is primary, dark, quiet or tab; `key` is shown behind the text.

    One that `stays` down when it is pressed can be checked.
    """
    face = f"{button_text(text)}   {key}" if key else button_text(text)
    made = ToggleButton(face) if stays else QPushButton(face)
    made.setAccessibleName(text)
    made.setAutoDefault(True)  # Enter presses the button that has the focus, on every platform
    if look:
        made.setProperty("look", look)
    if look in ("under", "tab"):
        # It turns bold when it is chosen: it must not be clipped then, nor move its neighbours.
        bold = made.font()
        bold.setBold(True)
        room = 34 if look == "tab" else 6
        made.setMinimumWidth(QFontMetrics(bold).horizontalAdvance(made.text()) + room)
    return made


def enter_button(name: str) -> QPushButton:
    """Make the button that does what Enter does in the field beside it, which keeps the focus."""
    made = button("↵", "tiny")
    made.setAccessibleName(name)
    made.setToolTip(f"{name}   Enter")
    made.setFixedWidth(24)
    made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return made


def card() -> tuple[QFrame, QVBoxLayout]:
    """Make a white card with its column layout."""
    frame = QFrame()
    frame.setProperty("look", "card")
    column = QVBoxLayout(frame)
    column.setContentsMargins(16, 14, 16, 14)
    column.setSpacing(8)
    return frame, column


def scrolled(area: QScrollArea, inside: QWidget) -> None:
    """Put a widget into a scroll area that shows the ground it stands on."""
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(inside)
    inside.setAutoFillBackground(False)
    area.viewport().setAutoFillBackground(False)


def row(*widgets: QWidget, spacing: int = 8) -> QHBoxLayout:
    """Lay widgets out side by side without margins."""
    line = QHBoxLayout()
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(spacing)
    for widget in widgets:
        line.addWidget(widget)
    return line


def keep_place(widget: QWidget) -> None:
    """Keep the room of a widget while it is hidden: nothing jumps when it comes and goes."""
    policy = widget.sizePolicy()
    policy.setRetainSizeWhenHidden(True)
    widget.setSizePolicy(policy)


def set_look(widget: QWidget, name: str, value: object) -> None:
    """Set a dynamic property and have the stylesheet look at the widget again."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
