"""The one window of the console: the start page, an import, or an open workshop."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget

from facilitator.app.copies.copying import take
from facilitator.app.desk import Clock, Desk
from facilitator.app.settings import Settings
from facilitator.app.wall import blank_wall
from facilitator.domain.failures import Trouble
from facilitator.ui import look
from facilitator.ui.backup_notice import BackupNotice
from facilitator.ui.collecting import forget_what_is_gone
from facilitator.ui.console_place import place_console
from facilitator.ui.desk_signals import DeskSignals
from facilitator.ui.elsewhere import Elsewhere
from facilitator.ui.last_saving import is_held_apart, save_all
from facilitator.ui.notice_bar import NoticeBar
from facilitator.ui.notice_face import NoticeFace, under
from facilitator.ui.place_advice import PlaceAdvice
from facilitator.ui.preferences import Preferences
from facilitator.ui.recovered import tell_recovered
from facilitator.ui.rehearsing import Rehearsing
from facilitator.ui.services import Services
from facilitator.ui.ways_in import WaysIn
from facilitator.ui.ways_out import WaysOut
from facilitator.ui.wishes import Wishes
from facilitator.words import tr
from facilitator.words.messages import sentence

if TYPE_CHECKING:
    from facilitator.ui.workshop_view import WorkshopView

_PAGES_GONE = 500  # ms after which Qt has deleted the pages that were made anew
_START_PAINTED = 300  # ms after which the start page stands and the rest may be loaded


class Shell(QMainWindow):
    """Opens and closes workshops; shows one view at a time. `path` is the open file, else None."""

    closed = Signal()
    language_changed = Signal()

    def __init__(self, services: Services, clock: Clock | None = None) -> None:
        super().__init__()
        self._services = services
        self._clock = clock
        self.view: WorkshopView | None = None
        self.path: Path | None = None
        self._stack = QStackedWidget()
        strip = NoticeFace(self)
        self.setCentralWidget(under(strip, self._stack))
        self.preferences = Preferences(services, self)
        self.rehearsing = Rehearsing(services, self)
        self.ways_in = WaysIn(services, self.preferences, self._stack, self)
        self.wishes = Wishes(services, self)
        self.elsewhere = Elsewhere(services, self, self)
        self.place_advice = PlaceAdvice(services, self.elsewhere, self)
        self.notice = NoticeBar(self, strip=strip)
        self.ways_out = WaysOut(services, self, self._stack, self)
        self.backup_notice = BackupNotice(services, self, self)
        self.setWindowTitle(tr("Facilitator"))
        self.setMinimumSize(960, 560)
        self._connect_signals()
        place_console(self, self.settings)

    def _connect_signals(self) -> None:
        self.preferences.language_changed.connect(self._on_language_changed)
        self.preferences.look_changed.connect(self._rebuild)
        self.preferences.troubled.connect(self.say)
        self.ways_in.backups_requested.connect(self.show_backups)
        self.ways_in.left_over_requested.connect(self.ways_out.left_overs.show)
        self.ways_in.troubled.connect(self.say)
        self.ways_in.workshop_chosen.connect(self.open_path)
        self.ways_out.left_over_found.connect(self.ways_in.tell_left_over)
        self.ways_out.moved_aside.connect(self.preferences.forget)
        self.ways_out.workbook_found.connect(self.ways_in.show_reading)
        self.ways_out.workshop_chosen.connect(self.open_path)

    @property
    def settings(self) -> Settings:
        """Give what the user chose."""
        return self.preferences.settings

    def say(self, trouble: Trouble) -> None:
        """Tell trouble until it is put away."""
        notice = self.view.notice if self.view is not None else self.notice
        notice.show_notice(sentence(trouble), stays=True)

    def show_start(self) -> None:
        """Show the start page."""
        self.ways_in.show_start()
        self.setWindowTitle(tr("Facilitator"))
        if self.isVisible():
            QTimer.singleShot(_START_PAINTED, self, self.ways_out.look_for_left_over)

    # -- opening --------------------------------------------------------------------------------

    def open_first(self, file: Path | None, sample: bool) -> None:
        """Open what was asked for; after a crash, the workshop that was open."""
        if sample:
            self.ways_in.take_sample()
        elif file is not None:
            self.ways_in.take_file(str(file))
        else:
            self._open_after_crash()
        if self.view is None and self._stack.currentWidget() is None:
            self.show_start()

    def _open_after_crash(self) -> None:
        path = Path(self.settings.open_file)
        rehearsed = self.preferences.was_rehearsed(path)
        if not self.settings.open_file or not self.open_path(path):
            return  # also of a file that is gone it is told what can be done
        told = tr("The program did not close properly. This is where you were.")
        if rehearsed:
            told = tr("The rehearsal broke off. This is the real workshop; F5 shows its wall.")
        if self.view is not None:
            self.view.notice.show_notice(told, stays=rehearsed)

    def begin(self) -> None:
        """Start what waits for the window to be shown; call it once, after `show`."""
        if self.view is not None:
            self.view.begin()
        else:
            QTimer.singleShot(_START_PAINTED, self, _load_pages)
            QTimer.singleShot(_START_PAINTED, self, self.ways_out.look_for_left_over)

    def open_path(self, path: Path, *, stays_black: bool = False) -> bool:
        """Open a workshop file; trouble is told and the window stays as it was.

        With `stays_black` the room sees nothing of it until the facilitator shows the wall: so too
        what was just restored, and after a crash in its rehearsal, where it may have been black.
        """
        path = path.absolute()
        if self.view is not None and not self.close_workshop():
            return False
        try:
            opened = self._services.open_file(path)
        except Trouble as trouble:
            self.ways_out.tell(path, trouble)
            return False
        clock = self.rehearsing.clock or self._clock or datetime.now
        desk = Desk(opened.workshop, opened.journal, opened.keeper, clock)
        signals = DeskSignals(desk, opened.keeper)
        signals.deletion_requested.connect(self.wishes.delete_for_good)
        rescuing = self.ways_out.rescuing
        if stays_black or rescuing.is_unseen(path) or self.preferences.was_rehearsed(path):
            signals.do(blank_wall)
        rescuing.let_be_seen(path)
        view = self._show_view(signals, path)
        self._remember(view, path, is_open=True)
        self.ways_out.put_away()
        tell_recovered(view.notice, opened)
        self.place_advice.guide(view, path, rehearses=self.rehearsing.is_on)
        if self.isVisible():
            view.begin()
        return True

    def show_backups(self) -> None:
        """Show all backups, those of the open workshop first."""
        self.ways_out.show_backups()

    def _show_view(self, signals: DeskSignals, path: Path) -> "WorkshopView":
        """Make the view of the workshop that is open and show it; it has not begun yet."""
        from facilitator.ui.workshop_view import WorkshopView

        with look.undressed(self):
            view = WorkshopView(signals, self._services, path, self.settings)
            self._stack.addWidget(view)
        self.rehearsing.dress(view, path)
        self.preferences.guide(view)
        self.elsewhere.guide(view, rehearses=self.rehearsing.is_on)
        view.menu_requested.connect(self.wishes.open_menu)
        self.view, self.path = view, path
        self.notice.fall_silent()
        self._stack.setCurrentWidget(view)
        self._name_window(path)
        return view

    def _name_window(self, path: Path) -> None:
        self.setWindowTitle(f"{self.rehearsing.name_of(path)} – {tr('Facilitator')}")

    def follow(self, path: Path) -> None:
        """Name the file anew that everything is kept in from now on."""
        if self.view is not None:
            self.path = path
            self._name_window(path)
            self.view.follow(path)
            self._remember(self.view, path, is_open=True)

    def open_anew(self, path: Path) -> None:
        """Open another file, which holds everything of the open one, whose drive is in trouble."""
        if self.close_workshop(asks=False):
            self.open_path(path)

    def _remember(self, view: "WorkshopView", path: Path, *, is_open: bool) -> None:
        real, event = self.rehearsing.real, view.signals.workshop.event
        if real is not None:
            self.preferences.remember_rehearsal(real, is_on=is_open)
            return
        self.preferences.remember_workshop(path, event, view.signals.now(), is_open=is_open)

    # -- closing --------------------------------------------------------------------------------

    def close_workshop(self, *, asks: bool = True) -> bool:
        """Save and close the workshop; False where unsaved text made the user stay.

        It `asks` unless what is unsaved stands in another file already.
        """
        view, path = self.view, self.path
        if view is None or path is None:
            return True
        view.commit_edits()
        view.wall.log_closing()
        signals, rehearses = view.signals, self.rehearsing.is_on
        keeper = signals.keeper
        saved = keeper is None or save_all(keeper, in_trouble=signals.trouble is not None)
        kept = saved or rehearses or not asks  # of a rehearsal nothing has to stay
        if not kept and not self._leave_unsaved(view):
            view.wall.log_staying()
            return False
        self._remember(view, path, is_open=False)
        view.finish()
        signals.let_go()
        self.view = self.path = None
        self._drop(view)
        if keeper is not None:
            if saved:
                self._services.back_up_at_closing(path)
            keeper.close()
            trouble_came_last = saved and keeper.pending() > 0
            if trouble_came_last and asks and not rehearses:
                self._leave_unsaved(view, may_stay=False)
        return True

    def _leave_unsaved(self, view: "WorkshopView", *, may_stay: bool = True) -> bool:
        from facilitator.ui.copies.unsaved import leave_unsaved

        signals = view.signals
        is_held = signals.keeper is not None and is_held_apart(signals.keeper)
        taken, services = take(signals.desk), self._services
        return leave_unsaved(self, services, taken, self.say, is_held=is_held, may_stay=may_stay)

    def _drop(self, page: QWidget) -> None:
        self._stack.removeWidget(page)
        page.deleteLater()

    # -- made anew ------------------------------------------------------------------------------

    def _on_language_changed(self) -> None:
        self.language_changed.emit()
        self._rebuild()

    def _rebuild(self) -> None:
        """Make every page anew; the place is kept."""
        self.ways_in.drop_start()
        old, path = self.view, self.path
        if old is None or path is None:
            self.show_start()
            return
        wall_open = old.wall.is_open()
        old.finish()
        view = self._show_view(old.signals, path)
        self._drop(old)
        view.begin()
        if wall_open:
            view.wall.open_window()
        QTimer.singleShot(_PAGES_GONE, self, forget_what_is_gone)

    # -- the window -----------------------------------------------------------------------------

    def closeEvent(self, event: QCloseEvent) -> None:
        """Save before the window goes; stay where the user wants to."""
        if event.spontaneous() and not self.wishes.may_leave():
            event.ignore()
            return
        self.rehearsing.leave()
        if self.close_workshop():
            event.accept()
            self.closed.emit()
        else:
            event.ignore()


def _load_pages() -> None:
    """Load what an open workshop needs while the start page is read."""
    import facilitator.ui.workshop_view  # noqa: F401 (only loaded here)
