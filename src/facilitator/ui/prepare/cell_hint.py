"""The sentence below a cell that says why its text was refused."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QWidget

_WIDTH = 360
_GAP = 4


class CellHint(QLabel):
    """Stands in the viewport of a table, below an editor, or above it where there is no room."""

    def __init__(self, viewport: QWidget) -> None:
        super().__init__(viewport)
        self._viewport = viewport
        self._editor: QWidget | None = None
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setProperty("look", "cell_hint")
        self.hide()

    def say(self, text: str, editor: QWidget) -> None:
        """Show the sentence at the editor."""
        self._editor = editor
        self.setText(text)
        editor.setAccessibleDescription(text)
        self.follow()
        self.show()
        self.raise_()

    def forget(self) -> None:
        """Take the sentence away: it is typed on, or the editor closed."""
        self._editor = None
        self.hide()

    def follow(self) -> None:
        """Stand at the editor again: the table was scrolled."""
        if self._editor is None:
            return
        self.setFixedWidth(_WIDTH)
        self.setFixedHeight(self.heightForWidth(_WIDTH))
        box = self._editor.geometry()
        place = box.bottomLeft() + QPoint(0, _GAP)
        if place.y() + self.height() > self._viewport.height():
            place = box.topLeft() - QPoint(0, self.height() + _GAP)
        right = max(_GAP, self._viewport.width() - _WIDTH - _GAP)
        self.move(min(place.x(), right), max(0, place.y()))
