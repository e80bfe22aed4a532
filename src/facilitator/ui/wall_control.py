"""The wall's control: keeps window and preview on the slide of the moment."""

from PySide6.QtCore import QEvent, QObject, QSize, QTimer, Signal
from PySide6.QtWidgets import QWidget

from facilitator.app.room_log import log_wall
from facilitator.app.slides import BlankSlide, Projected
from facilitator.app.wall_view import coming, on_wall, prepared
from facilitator.domain.entities import EntityKind, Touch
from facilitator.ui.desk_signals import DeskSignals
from facilitator.ui.projection.slide_view import SlideView
from facilitator.ui.projection.wall_window import WallWindow
from facilitator.ui.theme import load_theme
from facilitator.ui.wall_place import WallPlace
from facilitator.words import tr

# What no slide shows: an Action that touches only these leaves the wall as it is.
_UNSEEN = frozenset(
    {
        EntityKind.ATTENDEE,
        EntityKind.ATTENDANCE,
        EntityKind.ACTION_ITEM,
        EntityKind.TURN,
        EntityKind.SHOWN,
    }
)


class WallControl(QObject):
    """Feeds the wall and the console's two pictures, at every change and every second.

    `mirror` shows what the wall shows. `preview` shows what the console stands on where the room
    does not see it (held, black), and what the next step brings where it does. Where the wall is
    shown is the matter of `place`. `matched` tells, each time, whether wall and preview are the
    same; `paged` carries page and pages of the slide that the console stands on; `shape_changed`
    the wall's size.
    """

    matched = Signal(bool)
    paged = Signal(int, int)
    shape_changed = Signal(int, int)

    def __init__(
        self, signals: DeskSignals, console: QWidget, theme_name: str, remembered: str
    ) -> None:
        super().__init__(console)
        self._signals = signals
        theme = load_theme(f"wall_{theme_name}")
        self.window = WallWindow(theme)
        # Named as the console is; otherwise Qt puts the program's name there with another dash.
        self.window.setWindowTitle(f"{self.window.windowTitle()} – {tr('Facilitator')}")
        self.mirror = SlideView(theme)
        self.mirror.setAccessibleName(tr("What the wall shows"))
        self.preview = SlideView(theme)
        self.preview.setAccessibleName(tr("Preview"))
        for picture in (self.mirror, self.preview):
            picture.set_canvas(QSize(1920, 1080))
        self._paged = (0, 1)
        self._logging = QTimer(self)
        self._logging.setSingleShot(True)
        self._logging.setInterval(0)
        self.place = WallPlace(self.window, console, remembered)
        self._connect_signals()
        self.refresh()

    def _connect_signals(self) -> None:
        self._signals.changed.connect(self._on_changed)
        self._logging.timeout.connect(self._on_logging)
        self.mirror.paged.connect(self._on_paged)
        self.place.shown_changed.connect(self._on_shown_changed)
        self.preview.paged.connect(self._on_paged)
        self.window.installEventFilter(self)

    def refresh(self) -> None:
        """Show the slide of this moment on the wall and in the console's pictures."""
        workshop, now = self._signals.workshop, self._signals.now()
        _show(self.window.view, on_wall(workshop, now))
        self.mirror.follow(self.window.view)
        shown = coming(workshop, now) if workshop.live.room_follows else prepared(workshop, now)
        _show(self.preview, shown or Projected(BlankSlide()))
        self._on_paged()
        wall, ready = self.window.view, self.preview
        self.matched.emit((wall.slide, wall.page) == (ready.slide, ready.page))

    def open_window(self) -> None:
        """Open the wall: on the other screen, or as a window where there is only one."""
        self.place.open_window()

    def is_open(self) -> bool:
        """Tell whether the wall is shown somewhere."""
        return self.place.is_open()

    def wear(self, name: str) -> None:
        """Dress wall and preview in a theme."""
        theme = load_theme(f"wall_{name}")
        for view in (self.window.view, self.mirror, self.preview):
            view.set_theme(theme)

    def log_closing(self) -> None:
        """Log that the room sees nothing from now on: the workshop is about to close."""
        self._logging.stop()
        self._signals.do(log_wall, False)
        self._logging.stop()

    def log_staying(self) -> None:
        """Log what the room goes on seeing: the workshop stays open after all."""
        self._logging.start()

    def set_transitions(self, fades: bool) -> None:
        """Let what changes on the wall fade over (True); the console's pictures never do."""
        self.window.view.set_transitions(fades)

    def finish(self) -> None:
        """Take the wall away: the workshop closes."""
        self._signals.changed.disconnect(self._on_changed)
        self.window.removeEventFilter(self)
        self.place.finish()
        self._logging.stop()  # the place told that the wall is gone
        self.window.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Have the preview take the wall's shape."""
        if watched is self.window and event.type() == QEvent.Type.Resize:
            size = self.window.size()
            self.mirror.set_canvas(size)
            self.preview.set_canvas(size)
            self.shape_changed.emit(size.width(), size.height())
        return False

    def _on_changed(self, touched: frozenset[Touch]) -> None:
        if any(t.kind not in _UNSEEN for t in touched):
            self.refresh()
            self._logging.start()

    def _on_logging(self) -> None:
        """Log what the room sees, once the change is made and shown."""
        self._signals.do(log_wall, self.is_open(), self.window.view.page)

    def _on_shown_changed(self) -> None:
        self.refresh()
        self._logging.start()

    def _on_paged(self) -> None:
        follows = self._signals.workshop.live.room_follows
        view = self.mirror if follows else self.preview
        if (view.page, view.pages) != self._paged:
            self._paged = (view.page, view.pages)
            self.paged.emit(*self._paged)


def _show(view: SlideView, shown: Projected) -> None:
    view.show_slide(shown.slide, shown.page, shown.message, shown.scale)
