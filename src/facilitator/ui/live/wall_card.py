"""The wall as the console sees it: the live preview, blank and show."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from facilitator.ui.widgets.parts import button, label, set_look
from facilitator.words import tr

_INSIDE = 284


class WallCard(QWidget):
    """Frames the preview in red and says in words whether the room sees it."""

    blank_requested = Signal()
    screens_requested = Signal()
    show_requested = Signal()
    window_requested = Signal()

    def __init__(self, mirror: QWidget, preview: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._preview = mirror
        self._frame = QFrame()
        self._frame.setProperty("look", "live")
        inside = QVBoxLayout(self._frame)
        inside.setContentsMargins(2, 2, 2, 2)
        inside.addWidget(mirror)
        self._state = label("", "small", wrap=True)
        self._open = button(tr("Open the wall"), "strong")
        self._blank = button(tr("Blank"), "dark", "F6")
        self._show = button(tr("Show"), "strong", "F5")
        self._screens = button("⋯", "quiet")
        self._screens.setAccessibleName(tr("Screens", "screens"))
        self._screens.setToolTip(tr("Screens", "screens"))
        self._screens.setFixedWidth(32)
        buttons = QHBoxLayout()
        buttons.setSpacing(6)
        buttons.addWidget(self._blank, 1)
        buttons.addWidget(self._show, 1)
        buttons.addWidget(self._screens)
        second = QHBoxLayout()
        second.setSpacing(6)
        second.addWidget(self._state, 1)
        second.addWidget(self._open)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._frame)
        column.addLayout(buttons)
        column.addLayout(second)
        for each in (self._open, self._blank, self._show, self._screens):
            each.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keyboard where it is
        self._blank.clicked.connect(self.blank_requested)
        self._open.clicked.connect(self.window_requested)
        self._screens.clicked.connect(self.screens_requested)
        self._show.clicked.connect(self.show_requested)
        self._ratio = 9 / 16
        self._where = ""
        self._hint = ""
        self._is_blank = False
        self._is_open = False
        self.fit(768)

    def fit(self, page_height: int) -> None:
        """Size the preview by the wall's shape and the page's height."""
        height = min(int(_INSIDE * self._ratio), max(120, page_height - 524))
        self._preview.setFixedSize(int(height / self._ratio), height)
        self._frame.setFixedSize(self._preview.width() + 4, height + 4)

    def show_shape(self, width: int, height: int, page_height: int) -> None:
        """Take over the shape of the wall's screen."""
        self._ratio = height / max(1, width)
        self.fit(page_height)

    def show_mode(self, blank: bool) -> None:
        """Say that the wall is black, and which key shows it again."""
        self._is_blank = blank
        set_look(self._show, "look", "primary_small" if blank else "strong")
        self._tell()

    def show_where(self, where: str, can_open: bool) -> None:
        """Say where the wall is shown, or that it is not."""
        self._where = where
        self._is_open = not can_open
        self._open.setVisible(can_open)
        self._tell()

    def show_hint(self, hint: str) -> None:
        """Say what to do about where the wall is; "" nothing."""
        self._hint = hint
        self._tell()

    def screens_button(self) -> QPushButton:
        """Give the button that the menu of the screens opens under."""
        return self._screens

    def _tell(self) -> None:
        # Red means that the room sees it now.
        unseen = self._is_blank or not self._is_open
        set_look(self._frame, "blank", "yes" if unseen else "no")
        calm = not self._is_blank and self._open.isHidden() and not self._hint
        where = f"{self._where} {self._hint}".strip()
        text = tr("The wall is black. F5 shows it.") if self._is_blank else where
        self._state.setVisible(not calm)
        self._state.setText(text)
        set_look(self._state, "look", "danger" if self._is_blank else "small")
