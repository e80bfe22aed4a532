"""The sign beside a line being typed: whether the room sees it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from facilitator.app.notes import Seen
from facilitator.ui.widgets.parts import set_look
from facilitator.words import tr


class SeenSign(QLabel):
    """Says it by symbol, words and colour; where there is little room by the symbol alone."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("look", "seen")

    def show_seen(self, found: Seen, *, is_short: bool) -> None:
        """Say who sees the line; the accessible name always has the words."""
        text = {
            Seen.AS_TYPED: tr("● On the wall", "notes"),
            Seen.WHEN_ENTERED: tr("◐ On the wall after Enter", "notes"),
            Seen.NOT_NOW: tr("○ Not on the wall", "notes"),
            Seen.NEVER: tr("× Never on the wall", "notes"),
        }[found]
        self.setText(text[:1] if is_short else text)
        self.setAccessibleName(text)
        self.setToolTip(text)
        set_look(self, "seen", found.value)
