"""Labels, cards and buttons of the one look; the stylesheet knows them by their properties."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget


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


def button(text: str, look: str = "", key: str = "") -> QPushButton:
    """Make a button; `look` is primary, dark, quiet or tab; `key` is shown behind the text."""
    made = QPushButton(f"{button_text(text)}   {key}" if key else button_text(text))
    made.setAccessibleName(text)
    if look:
        made.setProperty("look", look)
    return made


def card() -> tuple[QFrame, QVBoxLayout]:
    """Make a white card with its column layout."""
    frame = QFrame()
    frame.setProperty("look", "card")
    column = QVBoxLayout(frame)
    column.setContentsMargins(16, 14, 16, 14)
    column.setSpacing(8)
    return frame, column


def row(*widgets: QWidget, spacing: int = 8) -> QHBoxLayout:
    """Lay widgets out side by side without margins."""
    line = QHBoxLayout()
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(spacing)
    for widget in widgets:
        line.addWidget(widget)
    return line


def set_look(widget: QWidget, name: str, value: object) -> None:
    """Set a dynamic property and have the stylesheet look at the widget again."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
