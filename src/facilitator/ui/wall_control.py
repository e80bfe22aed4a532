"""The wall's control: keeps window and preview on the slide of the moment."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from facilitator.app.room import wall_slide
from facilitator.app.slides import Slide
from facilitator.domain.entities import EntityKind, Touch
from facilitator.ui.desk_signals import DeskSignals
from facilitator.ui.projection.screens import WallScreens
from facilitator.ui.projection.slide_view import SlideView
from facilitator.ui.projection.wall_window import WallWindow
from facilitator.ui.theme import load_theme
from facilitator.words import tr

# What no slide shows: an Action that touches only these leaves the wall as it is.
_UNSEEN = frozenset({EntityKind.ATTENDEE, EntityKind.ACTION_ITEM})


class WallControl(QObject):
    """Feeds the room view to the wall and to the preview, at every change and every second.

    `paged` carries page and pages of the slide; `where_changed` where the wall is shown and
    whether it can be opened.
    """

    paged = Signal(int, int)
    where_changed = Signal(str, bool)
    shape_changed = Signal(int, int)

    def __init__(self, signals: DeskSignals, console: QWidget, theme_name: str, remembered: str):
        super().__init__(console)
        self._signals = signals
        self._console = console
        theme = load_theme(theme_name)
        self.window = WallWindow(theme)
        self.preview = SlideView(theme)
        self.preview.setAccessibleName(tr("What the wall shows"))
        self._screens = WallScreens(remembered)
        self._wanted = False
        self._slide: Slide | None = None
        self._connect_signals()
        self.refresh()

    def _connect_signals(self) -> None:
        self._screens.wall_found.connect(self._on_wall_found)
        self._screens.wall_lost.connect(self._on_wall_lost)
        self._signals.changed.connect(self._on_changed)
        self.window.hidden_by_user.connect(self._on_hidden_by_user)
        self.window.resized.connect(self._on_wall_resized)
        self.window.view.paged.connect(self.paged)

    def refresh(self) -> None:
        """Show the slide of this moment on the wall and in the preview."""
        slide = wall_slide(self._signals.workshop, self._signals.now())
        page = self._signals.workshop.live.page
        self._slide = slide
        self.window.show_slide(slide, page)
        self.preview.show_slide(slide, page)
