"""Where the wall is shown: on which screen, or that it is not."""

import sys
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

from facilitator.ui.projection.console_seat import ConsoleSeat
from facilitator.ui.projection.identify import Identify, sign_of
from facilitator.ui.projection.screens import (
    find_screen,
    in_order,
    real_screens,
    screen_key,
    screen_size,
    screen_title,
)
from facilitator.ui.projection.wall_screens import HIDDEN_BY_SCREENS, Standing, WallScreens
from facilitator.ui.projection.wall_window import WallWindow
from facilitator.ui.theme import load_theme
from facilitator.words import tr


class ScreenChoice(NamedTuple):
    """A screen for the menu: in words, by key, and what it is for now."""

    text: str
    key: str
    is_wall: bool
    is_console: bool


class WallPlace(QObject):
    """Opens and puts away the wall, follows the screens and tells in words how it stands.

    `where_changed` carries where the wall is shown and whether it can be opened; `hint_changed`
    what to do about it ("" nothing); `notice_raised` a sentence for the moment, when the screens
    changed it; `shown_changed` whether the room has the wall on a screen or in a window;
    `screens_remembered` the keys of the wall's and the console's screen for the settings.
    """

    where_changed = Signal(str, bool)
    hint_changed = Signal(str)
    notice_raised = Signal(str)
    shown_changed = Signal(bool)
    screens_remembered = Signal(str, str)

    def __init__(self, window: WallWindow, console: QWidget, remembered: str) -> None:
        super().__init__(console)
        self._window = window
        self._console = console
        self._remembered = remembered
        self._screens: WallScreens | None = None
        self._seat: ConsoleSeat | None = None
        self._identify = Identify(load_theme("wall_light"), self)
        self._told = (Standing.AWAY, "")
        self._was_shown = False
        self._connect_signals()

    def _connect_signals(self) -> None:
        self._window.hidden_by_user.connect(self._on_hidden_by_user)

    def begin(self) -> None:
        """Begin to follow the screens; the console must be on its screen by now."""
        self._seat = ConsoleSeat(self._console.window())
        self._screens = WallScreens(self._window, self._seat, self._remembered)
        self._screens.setParent(self)
        self._screens.changed.connect(self._on_changed)
        self._seat.moved.connect(self._screens.console_moved)
        self._window.strayed.connect(self._screens.wall_strayed)
        self._on_changed()

    # -- wishes ---------------------------------------------------------------------------------

    def open_if_other_screen(self) -> None:
        """Open the wall where a projector is connected; with one screen it waits for one."""
        screens = self._screens
        if screens is None or self.is_open():
            self._tell()
            return
        if screens.standing is Standing.AWAY and any(not c.is_console for c in self.choices()):
            self.open_window()
        else:
            screens.wait()

    def open_window(self) -> None:
        """Open the wall: on the other screen, or as a window where there is only one."""
        if self._screens is None:
            return
        self._screens.place()
        if self._screens.screen is None:
            self._window.raise_()  # one screen: the console would cover it
        else:
            self._console.window().activateWindow()

    def choose_screen(self, key: str) -> None:
        """Show the wall on the screen with this key; the console's makes the two swap."""
        if self._screens is None or self._seat is None:
            return
        chosen = find_screen(QGuiApplication.screens(), key)
        if chosen is not None and chosen is self._seat.screen():
            self.swap()
            return
        self._screens.remembered = key
        self.open_window()

    def swap(self) -> None:
        """Let the console and the wall change their screens."""
        if self._screens is None or self._screens.swap():
            return
        self.notice_raised.emit(" ".join((tr("There is only one screen."), extend_hint())))

    def identify(self) -> None:
        """Show on every screen which one it is."""
        if self._screens is not None and self._seat is not None:
            wall = self._screens.screen
            self._identify.begin(self._seat.screen(), wall, self._window.is_black)
            if wall is not None and self._window.is_black():
                self.notice_raised.emit(tr("The wall stays black; its screen shows no number."))

    def finish(self) -> None:
        """Take the wall away: the workshop closes."""
        self._identify.end()
        if self._screens is not None and self._seat is not None:
            self._window.strayed.disconnect(self._screens.wall_strayed)
            self._screens.stop()
            self._seat.leave()
            self._screens = self._seat = None
        self._window.allow_close()
        self._window.close()
        self._tell_shown()

    # -- told -----------------------------------------------------------------------------------

    def is_open(self) -> bool:
        """Tell whether the wall is shown somewhere."""
        return self._window.isVisible()

    def choices(self) -> list[ScreenChoice]:
        """List the screens as they stand, from the left, with what each is for."""
        if self._screens is None or self._seat is None:
            return []
        own, wall = self._seat.screen(), self._screens.screen
        screens = in_order(real_screens(QGuiApplication.screens()))
        return [
            ScreenChoice(
                sign_of(screen, screens, own, wall).text(),
                screen_key(screen),
                screen is wall,
                screen is own,
            )
            for screen in screens
        ]

    def _tell(self) -> None:
        where, hint = self._in_words()
        hidden = not self.is_open()
        offered = self._screens is not None and bool(self._screens.offered)
        self.where_changed.emit(where, hidden or offered)
        self.hint_changed.emit(hint)
        self._tell_shown()

    def _in_words(self) -> tuple[str, str]:
        """Say where the wall is, and what to do about it."""
        screens = self._screens
        if screens is None or screens.standing is Standing.AWAY:
            return tr("The wall is not open."), ""
        if screens.offered:
            title = self._title_of(screens.offered)
            if screens.standing is Standing.WINDOW:
                return tr("Wall: window."), tr(
                    "Open the wall to use the screen {name}.", name=title
                )
            return (
                tr("Another screen is connected: {name}.", name=title),
                tr("Open the wall to use it."),
            )
        if screens.screen is not None:
            return _where_full(screens.screen), ""
        if screens.standing is Standing.WINDOW:
            return tr("Wall: window."), extend_hint()
        if screens.standing is Standing.WAITING:
            return tr("The wall is not open."), extend_hint()
        return _where_lost(screens.standing), ""

    def _title_of(self, key: str) -> str:
        found = find_screen(QGuiApplication.screens(), key)
        return screen_title(found) if found is not None else key

    def _tell_shown(self) -> None:
        shown = self.is_open()
        if shown != self._was_shown:
            self._was_shown = shown
            self.shown_changed.emit(shown)

    # -- heard ----------------------------------------------------------------------------------

    def _on_changed(self) -> None:
        assert self._screens is not None
        before, now = self._told, (self._screens.standing, self._screens.offered)
        self._told = now
        self._tell()
        if now == before:
            return
        self._remember()
        told = self._news(before[0])
        if told:
            self.notice_raised.emit(told)

    def _remember(self) -> None:
        screens = self._screens
        if screens is not None and screens.standing is Standing.FULL:
            self._remembered = screens.remembered
            self.screens_remembered.emit(screens.remembered, screens.home)

    def _news(self, before: Standing) -> str:
        """Say what the screens did to the wall; what the user did needs no word."""
        screens = self._screens
        assert screens is not None
        if screens.standing in HIDDEN_BY_SCREENS and screens.standing is not before:
            return _where_lost(screens.standing)
        if screens.screen is not None and before in HIDDEN_BY_SCREENS:
            return tr("The wall is shown again: {name}.", name=screen_title(screens.screen))
        if screens.offered:
            return " ".join(self._in_words())
        return ""

    def _on_hidden_by_user(self) -> None:
        if self._screens is not None:
            self._screens.put_away()
        self._tell()


def _where_full(screen: QScreen) -> str:
    return tr("Wall: {name} {size}", name=screen_title(screen), size=screen_size(screen))


def _where_lost(standing: Standing) -> str:
    if standing is Standing.MIRRORED:
        told = tr("Both screens show the same, so the wall is hidden.")
        return f"{told} {extend_hint()}"
    if standing is Standing.DISPLACED:
        return tr("The console took the wall's screen. The wall returns when another is there.")
    return tr("The wall's screen is gone. It returns by itself.")


def extend_hint() -> str:
    """Say how this system is told to use the projector as a second screen."""
    if sys.platform == "win32":
        return tr("Press Windows+P and choose Extend.")
    if sys.platform == "darwin":
        return tr("In System Settings › Displays, use the projector as an extended display.")
    return tr("In the system's display settings, join the displays instead of mirroring them.")
