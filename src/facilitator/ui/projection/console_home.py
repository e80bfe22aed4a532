"""The screen that the console belongs on, and the way back to it."""

from enum import Enum, auto
from typing import Protocol

from PySide6.QtGui import QScreen

from facilitator.ui.projection.screens import console_screen, find_screen, screen_key, shares

_TRIES = 3  # after which the desktop's will is taken for its user's


class Seat(Protocol):
    """What is asked of the console's place on the desk."""

    def screen(self) -> QScreen | None: ...
    def is_in_view(self, screens: list[QScreen]) -> bool: ...
    def go_to(self, screen: QScreen) -> None: ...


class Way(Enum):
    """What settling the console came to."""

    STAYED = auto()
    SENT = auto()  # look again whether it came there
    REFUSED = auto()  # this desktop does not let a program move its window


class ConsoleHome:
    """Brings the console back into view, home, or off the wall's screen.

    `key` is that of its own screen. `is_away` says that a screen's change took it from there: it
    goes back when its screen does. What the user moves by hand is at home where it is.
    """

    def __init__(self, seat: Seat) -> None:
        self._seat = seat
        own = seat.screen()
        self.key = screen_key(own) if own is not None else ""
        self.is_away = False
        self.tries = 0

    def screen(self) -> QScreen | None:
        """Give the screen that the console is on."""
        return self._seat.screen()

    def move(self, screen: QScreen) -> None:
        """Make a screen the console's own and go there."""
        self.key, self.is_away, self.tries = screen_key(screen), True, 1
        self._seat.go_to(screen)

    def settle(
        self, screens: list[QScreen], wall: QScreen | None, room: str, primary: QScreen | None
    ) -> Way:
        """Look where the console is; `wall` is filled, `room` is the key of the wall's screen."""
        here = self._seat.screen()
        own = find_screen(screens, self.key)
        is_seen = here in screens and self._seat.is_in_view(screens)
        if is_seen and any(shares(s, here) for s in screens if s is not here):
            return Way.STAYED  # while screens mirror, either is as good
        if here is not None and is_seen and not self._is_over_wall(here, screens, wall, room):
            if own is None and self.is_away:
                return Way.STAYED  # its screen is not back yet
            if here is own or not self.is_away:
                self.key, self.is_away = screen_key(here), False
                return Way.STAYED
        target = console_screen(screens, self.key, room, primary)
        if target is None:
            return Way.STAYED
        if self.tries >= _TRIES:
            return Way.REFUSED
        self.tries += 1
        self._seat.go_to(target)
        return Way.SENT

    def stay(self) -> None:
        """Be at home where the desktop keeps the console."""
        here = self._seat.screen()
        self.is_away = False
        self.key = screen_key(here) if here is not None else self.key

    def _is_over_wall(
        self, here: QScreen, screens: list[QScreen], wall: QScreen | None, room: str
    ) -> bool:
        if self.is_away and len(screens) > 1:
            return here is find_screen(screens, room)
        return here is wall
