"""A small picture of a slide in a frame that says who sees it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from facilitator.ui.widgets.parts import label, set_look

FRAME, STRIP = 3, 22


class FramedPicture(QFrame):
    """Frames a picture; the strip above it says in words what the frame's colour says.

    `state` is one of live (the room sees it), held (the room sees it and does not follow),
    unseen, next, prepared, none (there is no picture: a pale card stands in its place).
    """

    def __init__(self, picture: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "picture")
        self._picture = picture
        self._text = ""
        self._none = QFrame()
        self._none.setProperty("look", "no_picture")
        self._none.hide()
        self._strip = label("", "strip")
        self._strip.setFixedHeight(STRIP)
        column = QVBoxLayout(self)
        column.setContentsMargins(FRAME, 0, FRAME, FRAME)
        column.setSpacing(0)
        column.addWidget(self._strip)
        column.addWidget(picture)
        column.addWidget(self._none)

    def fit(self, width: int, ratio: float) -> int:
        """Be this wide, frame included; give the height that follows from the wall's shape."""
        inside = width - 2 * FRAME
        for each in (self._picture, self._none):
            each.setFixedSize(inside, round(inside * ratio))
        self.setFixedSize(width, self._picture.height() + STRIP + FRAME)
        self._put()
        return self.height()

    def show_state(self, state: str, text: str) -> None:
        """Say how the picture stands; a text that is too long loses its middle, not its ends."""
        self._text = text
        set_look(self, "state", state)
        set_look(self._strip, "state", state)
        for each in (self._picture, self._none):
            each.setAccessibleName(text)
        is_none = state == "none"
        if self._none.isHidden() == is_none:
            self._picture.setVisible(not is_none)
            self._none.setVisible(is_none)
        self._put()

    def text(self) -> str:
        """Give the words of the strip, whole."""
        return self._text

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shorten the words anew."""
        super().resizeEvent(event)
        self._put()

    def _put(self) -> None:
        room = self.width() - 2 * FRAME - 10
        shown = self._strip.fontMetrics().elidedText(self._text, Qt.TextElideMode.ElideMiddle, room)
        self._strip.setText(shown)
        self._strip.setToolTip(self._text if shown != self._text else "")
