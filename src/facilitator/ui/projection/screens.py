"""Find the screen for the room, and follow it as it comes and goes."""

from collections.abc import Sequence
from typing import Protocol, TypeVar, cast

from PySide6.QtCore import QObject, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget


class NamedScreen(Protocol):
    """What is asked of a screen; a QScreen fulfils it."""

    def geometry(self) -> QRect: ...
    def manufacturer(self) -> str: ...
    def model(self) -> str: ...
    def name(self) -> str: ...
    def serialNumber(self) -> str: ...  # noqa: N802 (Qt's name)


AnyScreen = TypeVar("AnyScreen", bound=NamedScreen)


def screen_key(screen: NamedScreen) -> str:
    """Name a screen so that it is known again: by maker, model, serial number and name."""
    parts = (screen.manufacturer(), screen.model(), screen.serialNumber(), screen.name())
    return " / ".join(parts)


def wall_screen(
    screens: Sequence[AnyScreen], console: AnyScreen | None, remembered: str = ""
) -> AnyScreen | None:
    """Choose the screen for the room: the remembered one, else the first that is not the console's.

    A screen that shows the same as the console's (mirroring) is none: the console would be covered.
    """
    usable = [s for s in screens if s is not console and not _covers(s, console)]
    known = [s for s in usable if screen_key(s) == remembered]
    return next(iter(known or usable), None)


def _covers(screen: NamedScreen, console: NamedScreen | None) -> bool:
    return console is not None and screen.geometry().intersects(console.geometry())


class Wall(Protocol):
    """What is asked of the projected window."""

    def place_on(self, screen: QScreen | None) -> None: ...
    def hide(self) -> None: ...


class WallScreens(QObject):
    """Keeps the wall on its screen.

    `wall_lost`: the screen was unplugged or mirrors the console; the wall is hidden already.
    `wall_found`: it is back, and shows again. `screen_offered(key)`: another screen has come; the
    wall goes there when `place` is called. `remembered` is the key to store.
    """

    wall_lost = Signal()
    wall_found = Signal()
    screen_offered = Signal(str)

    def __init__(
        self,
        wall: Wall,
        console: QWidget,
        remembered: str = "",
        source: QGuiApplication | None = None,
    ) -> None:
        super().__init__(console)
        self.remembered = remembered
        self._wall = wall
        self._console = console
        self._screen: QScreen | None = None
        self._shown = False
        self._source = source or cast(QGuiApplication, QGuiApplication.instance())
        self._connect_signals()

    def _connect_signals(self) -> None:
        for screen in self._source.screens():
            screen.geometryChanged.connect(self._on_geometry_changed)
        self._source.screenAdded.connect(self._on_screen_added)
        # At once: before a paint of the wall could land on the laptop.
        self._source.screenRemoved.connect(
            self._on_screen_removed, Qt.ConnectionType.DirectConnection
        )

    @property
    def screen(self) -> QScreen | None:
        """The screen that the wall fills; None where it is a window or hidden."""
        return self._screen

    def place(self) -> None:
        """Show the wall: full on the room's screen, in a window where there is none."""
        self._shown = True
        self._screen = wall_screen(self._source.screens(), self._console.screen(), self.remembered)
        if self._screen is not None:
            self.remembered = screen_key(self._screen)
        self._wall.place_on(self._screen)

    def put_away(self) -> None:
        """Hide the wall until `place` is called again."""
        self._shown = False
        self._screen = None
        self._wall.hide()

    def stop(self) -> None:
        """Follow the screens no longer: the wall goes."""
        for screen in self._source.screens():
            screen.geometryChanged.disconnect(self._on_geometry_changed)
        self._source.screenAdded.disconnect(self._on_screen_added)
        self._source.screenRemoved.disconnect(self._on_screen_removed)
        self.deleteLater()

    def _lose(self) -> None:
        self._wall.hide()
        self._screen = None
        self.wall_lost.emit()

    def _on_screen_removed(self, gone: QScreen) -> None:
        if self._screen is None:
            return
        left = [s for s in self._source.screens() if s is not gone]
        if gone is self._screen or len(left) < 2:
            self._lose()  # with one screen left the console needs it
        else:
            QTimer.singleShot(0, self._recheck)

    def _on_screen_added(self, screen: QScreen) -> None:
        screen.geometryChanged.connect(self._on_geometry_changed)
        self._recheck()
        if self._shown and self._screen is None and not _covers(screen, self._console.screen()):
            self.screen_offered.emit(screen_key(screen))

    def _on_geometry_changed(self) -> None:
        self._recheck()

    def _recheck(self) -> None:
        """Leave a screen that mirrors the console, fill it anew, or return to it."""
        if not self._shown:
            return
        console = self._console.screen()
        if self._screen is not None:
            if self._screen is console or _covers(self._screen, console):
                self._lose()
            else:
                self._wall.place_on(self._screen)
            return
        chosen = wall_screen(self._source.screens(), console, self.remembered)
        if chosen is not None and screen_key(chosen) == self.remembered:
            self.place()
            self.wall_found.emit()
