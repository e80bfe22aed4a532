"""Where the wall is shown: on which screen, or that it is not."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from facilitator.ui.projection.screens import WallScreens, screen_key, wall_screen
from facilitator.ui.projection.wall_window import WallWindow
from facilitator.words import tr


class WallPlace(QObject):
    """Opens and puts away the wall and follows the screens.

    `where_changed` carries where the wall is shown, in words, and whether it can be opened;
    `shown_changed` whether the room has it on a screen or in a window; `screen_remembered` the key
    of the screen for the settings.
    """

    where_changed = Signal(str, bool)
    shown_changed = Signal(bool)
    screen_remembered = Signal(str)

    def __init__(self, window: WallWindow, console: QWidget, remembered: str) -> None:
        super().__init__(console)
        self._window = window
        self._console = console
        self._screens: WallScreens | None = None
        self._remembered = remembered
        self._lost = False
        self._offered = False
        self._was_shown = False
        self._window.hidden_by_user.connect(self._on_hidden_by_user)

    def begin(self) -> None:
        """Begin to follow the screens; the console must be on its screen by now."""
        self._screens = WallScreens(self._window, self._console.window(), self._remembered)
        self._screens.screen_offered.connect(self._on_screen_offered)
        self._screens.wall_found.connect(self._on_wall_found)
        self._screens.wall_lost.connect(self._on_wall_lost)
        self._tell()

    def open_if_other_screen(self) -> None:
        """Open the wall where a projector is connected; with one screen it waits for a wish."""
        if self._screens is None or self.is_open():
            self._tell()
            return
        screens, own = QGuiApplication.screens(), self._console.screen()
        if wall_screen(screens, own, self._remembered) is not None:
            self.open_window()
        else:
            self._tell()

    def open_window(self) -> None:
        """Open the wall: on the other screen, or as a window where there is only one."""
        if self._screens is None:
            return
        self._lost = False
        self._offered = False
        self._screens.place()
        self._remembered = self._screens.remembered
        self.screen_remembered.emit(self._remembered)
        self._tell()
        if self._screens.screen is None:
            self._window.raise_()  # one screen: the console would cover it
        else:
            self._console.window().activateWindow()

    def is_open(self) -> bool:
        """Tell whether the wall is shown somewhere."""
        return self._window.isVisible()

    def screen_choices(self) -> list[tuple[str, str, bool]]:
        """List the screens for the room: name, key, and whether the wall is there."""
        own = self._console.screen()
        here = self._screens.screen if self._screens is not None else None
        return [
            (screen.name() or screen.model(), screen_key(screen), screen is here)
            for screen in QGuiApplication.screens()
            if screen is not own
        ]

    def choose_screen(self, key: str) -> None:
        """Show the wall on the screen with this key."""
        if self._screens is not None:
            self._screens.remembered = key
            self.open_window()

    def finish(self) -> None:
        """Take the wall away: the workshop closes."""
        if self._screens is not None:
            self._screens.stop()
            self._screens = None
        self._window.allow_close()
        self._window.close()
        self._tell_shown()

    def _tell(self) -> None:
        screen = self._screens.screen if self._screens is not None else None
        if self._offered:
            where = tr("Another screen is connected. Open the wall to use it.")
        elif self._lost:
            where = tr("The wall's screen is gone. It returns by itself.")
        elif not self.is_open():
            where = tr("The wall is not open.")
        elif screen is None:
            where = tr("Wall: window. Extend the screens instead of mirroring them.")
        else:
            size = screen.geometry()
            name = screen.model() or screen.name()
            where = tr(
                "Wall: {name} {width}×{height}",
                name=name,
                width=size.width(),
                height=size.height(),
            )
        self.where_changed.emit(where, self._offered or not self.is_open())
        self._tell_shown()

    def _tell_shown(self) -> None:
        shown = self.is_open()
        if shown != self._was_shown:
            self._was_shown = shown
            self.shown_changed.emit(shown)

    def _on_hidden_by_user(self) -> None:
        if self._screens is not None:
            self._screens.put_away()
        self._tell()

    def _on_wall_lost(self) -> None:
        self._lost = True
        self._tell()

    def _on_wall_found(self) -> None:
        self._lost = False
        self._offered = False
        self._tell()

    def _on_screen_offered(self, key: str) -> None:
        self._offered = True
        self._tell()
