"""Keep the wall on its screen, and off the console's, as screens come and go."""

from enum import Enum, auto
from typing import Protocol, cast

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QScreen

from facilitator.ui.projection.console_home import ConsoleHome, Seat, Way
from facilitator.ui.projection.screens import (
    find_screen,
    real_screens,
    screen_key,
    shares,
    wall_choices,
    wall_screen,
)

_CALM = 300  # ms without news of screens, after which they are where they will be
_DRAGGED = 1500  # ms that a console may be over the wall's screen, on its way
_LATER = 3000  # ms after which a wall that strayed again and again is tried once more
_STRAYS = 3  # after which a wall is not brought back at once


class Standing(Enum):
    """How the wall stands with its screen."""

    AWAY = auto()  # nobody asked for it
    WAITING = auto()  # asked for, until a screen for the room is connected
    WINDOW = auto()
    FULL = auto()
    GONE = auto()  # its screen was unplugged
    MIRRORED = auto()  # its screen shows what the console's shows
    DISPLACED = auto()  # the console needs its screen


HIDDEN_BY_SCREENS = frozenset({Standing.GONE, Standing.MIRRORED, Standing.DISPLACED})


class Wall(Protocol):
    """What is asked of the projected window."""

    def place_on(self, screen: QScreen | None) -> None: ...
    def hide(self) -> None: ...


class WallScreens(QObject):
    """Decides where the wall and the console stand.

    Whatever is unsafe is hidden inside the signal that tells it; what comes back comes when the
    screens have been calm for a moment. No screen is kept longer than Qt keeps it: it is dropped
    inside `screenRemoved`. `remembered` is the key of the wall's screen, `offered` of another
    that the wall could go to ("" none).
    """

    changed = Signal()

    def __init__(
        self, wall: Wall, seat: Seat, remembered: str = "", source: QGuiApplication | None = None
    ) -> None:
        super().__init__()
        self.remembered = remembered
        self.offered = ""
        self.standing = Standing.AWAY
        self.screen: QScreen | None = None
        self._wall = wall
        self._source = source or cast(QGuiApplication, QGuiApplication.instance())
        self._console = ConsoleHome(seat)
        self._strays = 0
        self._has_news = False
        self._calm = QTimer(self)
        self._calm.setSingleShot(True)
        self._connect_signals()

    def _connect_signals(self) -> None:
        self._calm.timeout.connect(self._on_calm)
        for screen in self._source.screens():
            self._follow(screen)
        self._source.applicationStateChanged.connect(self._on_woken)
        self._source.primaryScreenChanged.connect(self._on_news)
        self._source.screenAdded.connect(self._on_screen_added)
        # At once: before a paint of the wall could land on the laptop.
        self._source.screenRemoved.connect(
            self._on_screen_removed, Qt.ConnectionType.DirectConnection
        )

    def _follow(self, screen: QScreen) -> None:
        screen.geometryChanged.connect(self._on_news)
        screen.logicalDotsPerInchChanged.connect(self._on_news)

    # -- wishes ---------------------------------------------------------------------------------

    def place(self) -> None:
        """Show the wall: full on the room's screen, in a window where there is none."""
        screens, own = self._source.screens(), self._console.screen()
        if self.offered and find_screen(wall_choices(screens, own), self.remembered) is None:
            self.remembered = self.offered
        chosen = wall_screen(screens, own, self.remembered)
        if chosen is not None:
            self._fill(chosen)
        else:
            self._stand(Standing.WINDOW)
            self._place_on(None)
        self.changed.emit()

    def wait(self) -> None:
        """Show the wall as soon as its screen is there; offer any other."""
        if self.standing is Standing.AWAY:
            self._stand(Standing.WAITING)
        self._on_calm()

    def put_away(self) -> None:
        """Hide the wall until it is asked for again."""
        self._stand(Standing.AWAY)
        self._wall.hide()
        self.changed.emit()

    def swap(self) -> bool:
        """Let console and wall change their screens; False where there is no other screen."""
        here = self._console.screen()
        there = self.screen or wall_screen(self._source.screens(), here, self.remembered)
        if here is None or there is None:
            return False
        if self.screen is not None:
            self._wall.hide()
            self._stand(Standing.WAITING)
        self.remembered = screen_key(here)
        self._console.move(there)
        self._calm.start(_CALM)
        return True

    def stop(self) -> None:
        """Follow the screens no longer: the wall goes."""
        self._source.applicationStateChanged.disconnect(self._on_woken)
        self._source.primaryScreenChanged.disconnect(self._on_news)
        self._source.screenAdded.disconnect(self._on_screen_added)
        self._source.screenRemoved.disconnect(self._on_screen_removed)
        self._calm.stop()
        self._stand(Standing.AWAY)
        self.deleteLater()  # Qt ends what the screens tell it

    # -- where the wall stands ------------------------------------------------------------------

    def _stand(self, standing: Standing, screen: QScreen | None = None) -> None:
        self.standing, self.screen, self.offered = standing, screen, ""

    def _fill(self, screen: QScreen) -> None:
        self.remembered = screen_key(screen)
        self._stand(Standing.FULL, screen)
        self._place_on(screen)

    def _place_on(self, screen: QScreen | None) -> None:
        self._wall.place_on(screen)

    def _lose(self, why: Standing) -> None:
        self._wall.hide()
        self._stand(why)
        self.changed.emit()

    def _guard(self, gone: QScreen | None = None) -> None:
        """Hide the wall at once where it could cover the console."""
        if self.screen is None:
            return
        own = self._console.screen()
        left = [s for s in real_screens(self._source.screens()) if s is not gone]
        if self.screen not in left:
            self._lose(Standing.GONE)
        elif own is not None and own is gone:
            self._lose(Standing.DISPLACED)
        elif own is not self.screen and shares(self.screen, own):
            self._console.is_away = True  # the desktop may take the console to the other of the two
            self._lose(Standing.MIRRORED)

    # -- heard ----------------------------------------------------------------------------------

    def _on_screen_removed(self, gone: QScreen) -> None:
        if self._console.screen() is gone:
            self._console.is_away = True
        self._guard(gone)
        self._expect_calm()

    def _on_screen_added(self, screen: QScreen) -> None:
        self._follow(screen)
        self._guard()
        self._expect_calm()

    def _on_news(self) -> None:
        self._guard()
        self._expect_calm()

    def _on_woken(self) -> None:
        """Look whether all is in its place: after a sleep not every desktop tells what changed."""
        self._guard()
        self._calm.start(_CALM)

    def _expect_calm(self) -> None:
        self._has_news = True
        self._console.tries = self._strays = 0
        self._calm.start(_CALM)

    def wall_strayed(self) -> None:
        """Hear that the desktop took the wall off its screen, where it hid; it goes back."""
        if self.screen is None:
            return
        self._strays += 1
        self._wall.hide()
        self._stand(Standing.WAITING if self._strays < _STRAYS else Standing.GONE)
        self._calm.start(_CALM if self._strays < _STRAYS else _LATER)

    def console_moved(self) -> None:
        """Hear that the console is on another screen now, by hand or by the desktop."""
        if self._has_news:
            self._console.is_away = True
        self._calm.start(_DRAGGED if self._console.screen() is self.screen else _CALM)

    def _on_calm(self) -> None:
        self._has_news = False
        screens = real_screens(self._source.screens())
        if not screens:
            return  # all are gone; what is there only stands for them
        self._settle_console(screens)
        if self.standing is not Standing.AWAY:
            self._settle_wall(screens)
        self.changed.emit()

    # -- the console ----------------------------------------------------------------------------

    @property
    def home(self) -> str:
        """Give the key of the console's screen."""
        return self._console.key

    def _settle_console(self, screens: list[QScreen]) -> None:
        primary = self._source.primaryScreen()
        way = self._console.settle(screens, self.screen, self.remembered, primary)
        if way is Way.SENT:
            self._calm.start(_CALM)
        elif way is Way.REFUSED:
            self._let_stay(self._console.screen())

    def _let_stay(self, here: QScreen | None) -> None:
        """Give way to the desktop: the wall takes the other screen."""
        self._console.stay()
        if here is not None and here is self.screen:
            self._lose(Standing.DISPLACED)
        if here is not None and self.remembered == self.home:
            other = wall_screen(self._source.screens(), here)
            self.remembered = screen_key(other) if other is not None else ""

    # -- the wall -------------------------------------------------------------------------------

    def _settle_wall(self, screens: list[QScreen]) -> None:
        """Fill its screen anew, return to it, or offer another."""
        own = self._console.screen()
        self._guard()
        if self.screen is not None:
            if self.screen is not own:
                self._place_on(self.screen)
            return
        usable = wall_choices(screens, own)
        known = find_screen(usable, self.remembered)
        if known is not None:
            self._fill(known)
        else:
            self.offered = screen_key(usable[0]) if usable else ""
