"""The wall's control: keeps window and preview on the slide of the moment."""

from PySide6.QtCore import QEvent, QObject, QSize, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from facilitator.app.room import wall_slide
from facilitator.domain.entities import EntityKind, Touch
from facilitator.ui.desk_signals import DeskSignals
from facilitator.ui.projection.screens import WallScreens, screen_key, wall_screen
from facilitator.ui.projection.slide_view import SlideView
from facilitator.ui.projection.wall_window import WallWindow
from facilitator.ui.theme import load_theme
from facilitator.words import tr

# What no slide shows: an Action that touches only these leaves the wall as it is.
_UNSEEN = frozenset({EntityKind.ATTENDEE, EntityKind.ACTION_ITEM})


class WallControl(QObject):
    """Feeds the room view to the wall and to the preview, at every change and every second.

    `paged` carries page and pages of the slide; `where_changed` where the wall is shown, in words,
    and whether it can be opened; `shape_changed` the wall's size.
    """

    paged = Signal(int, int)
    where_changed = Signal(str, bool)
    shape_changed = Signal(int, int)
    screen_remembered = Signal(str)

    def __init__(
        self, signals: DeskSignals, console: QWidget, theme_name: str, remembered: str
    ) -> None:
        super().__init__(console)
        self._signals = signals
        self._console = console
        theme = load_theme(f"wall_{theme_name}")
        self.window = WallWindow(theme)
        self.preview = SlideView(theme)
        self.preview.setAccessibleName(tr("What the wall shows"))
        self.preview.set_canvas(QSize(1920, 1080))
        self._screens: WallScreens | None = None
        self._remembered = remembered
        self._lost = False
        self._offered = False
        self._connect_signals()
        self.refresh()

    def _connect_signals(self) -> None:
        self._signals.changed.connect(self._on_changed)
        self.preview.paged.connect(self.paged)
        self.window.hidden_by_user.connect(self._on_hidden_by_user)
        self.window.installEventFilter(self)

    def refresh(self) -> None:
        """Show the slide of this moment on the wall and in the preview."""
        slide = wall_slide(self._signals.workshop, self._signals.now())
        page = self._signals.workshop.live.page
        self.window.show_slide(slide, page)
        self.preview.follow(self.window.view)

    def begin(self) -> None:
        """Begin to follow the screens; the console must be on its screen by now."""
        self._screens = WallScreens(self.window, self._console.window(), self._remembered)
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
        self.refresh()
        self._tell()
        if self._screens.screen is None:
            self.window.raise_()  # one screen: the console would cover it
        else:
            self._console.window().activateWindow()

    def is_open(self) -> bool:
        """Tell whether the wall is shown somewhere."""
        return self.window.isVisible()

    def wear(self, name: str) -> None:
        """Dress wall and preview in a theme."""
        theme = load_theme(f"wall_{name}")
        self.window.view.set_theme(theme)
        self.preview.set_theme(theme)

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
        self._signals.changed.disconnect(self._on_changed)
        if self._screens is not None:
            self._screens.stop()
            self._screens = None
        self.window.removeEventFilter(self)
        self.window.allow_close()
        self.window.close()
        self.window.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Have the preview take the wall's shape."""
        if watched is self.window and event.type() == QEvent.Type.Resize:
            size = self.window.size()
            self.preview.set_canvas(size)
            self.shape_changed.emit(size.width(), size.height())
        return False

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

    def _on_changed(self, touched: frozenset[Touch]) -> None:
        if any(t.kind not in _UNSEEN for t in touched):
            self.refresh()

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
        self.refresh()
        self._tell()

    def _on_screen_offered(self, key: str) -> None:
        self._offered = True
        self._tell()
