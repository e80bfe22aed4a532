"""The wall as the console has it: what is told of it, its menus, what follows when it is shown."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget

from facilitator.ui.desk_signals import DeskSignals
from facilitator.ui.foot_bar import FootBar
from facilitator.ui.key_guard import KeyGuard
from facilitator.ui.live.live_page import LivePage
from facilitator.ui.live.wall.wall_menu import WallMenu
from facilitator.ui.screens_menu import ScreensMenu
from facilitator.ui.wall_control import WallControl
from facilitator.ui.wall_place import extend_hint


class ConsoleWall(QObject):
    """Leads what the wall tells to live page, foot and keys; opens its menus over `console`."""

    def __init__(
        self,
        signals: DeskSignals,
        wall: WallControl,
        live: LivePage,
        foot: FootBar,
        keys: KeyGuard,
        console: QWidget,
    ) -> None:
        super().__init__(console)
        self._signals = signals
        self._wall = wall
        self._live = live
        self._foot = foot
        self._keys = keys
        self._console = console
        self._connect_signals()

    def _connect_signals(self) -> None:
        self._live.wall.menu_requested.connect(self._on_menu_requested)
        self._live.wall_window_requested.connect(self._wall.place.open_window)
        self._wall.matched.connect(self._live.wall.pictures.show_sent)
        self._wall.paged.connect(self._live.show_paged)
        self._wall.place.hint_changed.connect(self._live.wall.show_hint)
        self._wall.place.shown_changed.connect(self._on_shown)
        self._wall.place.where_changed.connect(self._on_where_changed)
        self._wall.shape_changed.connect(self._live.wall.show_shape)

    def screens_menu(self) -> ScreensMenu:
        """Make the menu of the screens; who shows it lets it go."""
        menu = ScreensMenu(self._wall.place.choices(), extend_hint(), self._console)
        menu.identify_requested.connect(self._wall.place.identify)
        menu.screen_requested.connect(self._wall.place.choose_screen)
        menu.swap_requested.connect(self._wall.place.swap)
        return menu

    def _on_menu_requested(self) -> None:
        menu = WallMenu(self._signals.workshop.live, self.screens_menu(), self._console)
        self._live.orders.take_from_menu(menu)
        menu.popup_under(self._live.wall.menu_button())

    def _on_shown(self, is_shown: bool) -> None:
        self._keys.room_watches = is_shown
        # The system's own file dialogs would swallow the wall's keys.
        QApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs, is_shown)

    def _on_where_changed(self, where: str, can_open: bool) -> None:
        self._foot.show_wall(where)
        self._live.wall.show_where(where, self._wall.is_open(), can_open)
