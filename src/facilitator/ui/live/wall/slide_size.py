"""The size of the text on the wall: smaller, larger, and what it is now."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from facilitator.app.wall import LARGEST_SCALE, LEAST_SCALE
from facilitator.ui.widgets.parts import button, set_look
from facilitator.words import tr

_TIGHT = 28


class SlideSize(QWidget):
    """Shows the size in percent; a click on it goes back to the usual one."""

    larger_requested = Signal()
    smaller_requested = Signal()
    usual_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._smaller = button(tr("A−"), "tiny")
        self._smaller.setFixedWidth(_TIGHT)
        self._usual = button("100%", "tiny")
        self._usual.setFixedWidth(44)
        self._larger = button(tr("A+"), "tiny")
        self._larger.setFixedWidth(_TIGHT)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(2)
        for each in (self._smaller, self._usual, self._larger):
            line.addWidget(each)
        self._connect_signals()
        self.show_scale(100)

    def _connect_signals(self) -> None:
        for each in (self._larger, self._smaller, self._usual):
            each.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keyboard
        self._larger.clicked.connect(self.larger_requested)
        self._smaller.clicked.connect(self.smaller_requested)
        self._usual.clicked.connect(self.usual_requested)

    def show_scale(self, percent: int) -> None:
        """Show the size of the wall's text in percent."""
        self._usual.setText(f"{percent}%")
        set_look(self._usual, "on", "no" if percent == 100 else "yes")
        self._larger.setEnabled(percent < LARGEST_SCALE)
        self._smaller.setEnabled(percent > LEAST_SCALE)
        named = (
            (self._larger, tr("Larger text on the wall"), "Ctrl+="),
            (self._smaller, tr("Smaller text on the wall"), "Ctrl+−"),
            (self._usual, tr("Usual text size (now {percent}%)", percent=percent), "Ctrl+0"),
        )
        for made, name, key in named:
            made.setAccessibleName(name)
            made.setToolTip(f"{name}   {key}")
