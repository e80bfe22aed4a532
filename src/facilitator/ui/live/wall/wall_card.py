"""The wall as the console sees it: live and preview, blank, hold, a message to the room."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from facilitator.domain.terms import WallMode
from facilitator.ui.live.wall.message_line import MessageLine
from facilitator.ui.live.wall.wall_pictures import WallPictures
from facilitator.ui.live.wall.wall_state import WallState
from facilitator.ui.widgets.parts import button, label, set_look
from facilitator.words import tr

_ROOMY = 320  # below, the longest key stands on its button by its sign


class WallCard(QWidget):
    """Says in picture, colour and words what the room sees; every button shows its key."""

    blank_requested = Signal()
    hold_requested = Signal()
    holding_requested = Signal()
    menu_requested = Signal()
    show_requested = Signal()
    window_requested = Signal()

    def __init__(self, mirror: QWidget, preview: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pictures = WallPictures(mirror, preview)
        self.message = MessageLine()
        self._state = label("", "small", wrap=True)
        self._open = button(tr("Open the wall"), "strong")
        self._blank = button(tr("Blank"), "wall_dark", "F6")
        self._hold = button(tr("Hold"), "wall", "F7")
        self._holding = button(tr("Holding"), "wall", "Shift+F6")
        self._menu = button("⋯", "small")
        self._menu.setAccessibleName(tr("More about the wall"))
        self._menu.setToolTip(tr("More about the wall"))
        self._shown = WallState(WallMode.SHOWN, "", "", "", "", "", 100, False)
        self._width, self._ratio, self._tallest = 290, 9 / 16, 200
        self._where = ""
        self._hint = ""
        self._is_open = False
        self._lay_out()
        self._connect_signals()
        self.fit(self._width, self._tallest)

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(6)
        buttons.addWidget(self._blank, 4)
        buttons.addWidget(self._hold, 3)
        buttons.addWidget(self._holding, 4)
        second = QHBoxLayout()
        second.setSpacing(6)
        second.addWidget(self._state, 1)
        second.addWidget(self._open)
        self.message.beside.addWidget(self._menu)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.pictures)
        column.addLayout(buttons)
        column.addLayout(second)
        column.addWidget(self.message)

    def _connect_signals(self) -> None:
        for each in (self._blank, self._hold, self._holding, self._menu, self._open):
            each.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keyboard where it is
        self._blank.clicked.connect(self.blank_requested)
        self._hold.clicked.connect(self.hold_requested)
        self._holding.clicked.connect(self.holding_requested)
        self._menu.clicked.connect(self.menu_requested)
        self._open.clicked.connect(self.window_requested)
        self.pictures.show_requested.connect(self.show_requested)

    def fit(self, width: int, tallest: int) -> None:
        """Size the pictures: all of this width together, none higher than `tallest`."""
        self._width, self._tallest = width, tallest
        key = "Shift+F6" if width >= _ROOMY else "⇧F6"
        self._holding.setText(f"{tr('Holding')}   {key}")
        self.pictures.fit(width, self._ratio, tallest)

    def show_shape(self, width: int, height: int) -> None:
        """Take over the shape of the wall's screen."""
        self._ratio = height / max(1, width)
        self.fit(self._width, self._tallest)

    def show_state(self, state: WallState) -> None:
        """Say how the wall stands."""
        self._shown = state
        self._tell()

    def show_where(self, where: str, is_open: bool, can_open: bool) -> None:
        """Say where the wall is shown, or that it is not; an open one may have a better place."""
        self._where = where
        self._is_open = is_open
        opens = tr("Open the wall")
        self._open.setText(opens if is_open else f"{opens}   F5")
        self._open.setVisible(can_open)
        self._tell()

    def show_hint(self, hint: str) -> None:
        """Say what to do about where the wall is; "" nothing."""
        self._hint = hint
        self._tell()

    def menu_button(self) -> QPushButton:
        """Give the button that the wall's menu opens under."""
        return self._menu

    def _tell(self) -> None:
        state = self._shown
        self.pictures.show_state(state, self._is_open)
        seen = self._is_open and state.mode is not WallMode.BLANK
        self.message.show_message(state.message, seen)
        held, text = bool(state.held), self._told()
        self._hold.setText(f"{tr('Follow') if held else tr('Hold')}   F7")
        _set_pressed(self._hold, held, tr("Hold the wall"))
        _set_pressed(self._blank, state.mode is WallMode.BLANK, tr("Make the wall black"))
        _set_pressed(self._holding, state.mode is WallMode.HOLDING, tr("Show the holding slide"))
        self._state.setText(text)
        self._state.setVisible(bool(text))

    def _told(self) -> str:
        """Say where the wall is and what to do about it; how it stands is said by the pictures.

        Nothing that comes and goes with a key of the wall: the column below must not jump.
        """
        if self._is_open and not self._hint:
            return ""
        return f"{self._where} {self._hint}".strip()


def _set_pressed(made: QPushButton, pressed: bool, name: str) -> None:
    """Show a state on its button, and tell it to who cannot see it."""
    set_look(made, "on", "yes" if pressed else "no")
    made.setAccessibleName(tr("{name} (on)", name=name) if pressed else name)
