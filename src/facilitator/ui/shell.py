"""The one window of the console: the start page, an import, or an open workshop."""

import gc
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QWidget

from facilitator.app.desk import Clock, Desk
from facilitator.app.files import is_there
from facilitator.app.settings import Recent, forget, remember
from facilitator.app.wall import blank_wall
from facilitator.domain.failures import Trouble
from facilitator.domain.plan import running_section
from facilitator.domain.terms import WallMode
from facilitator.ui import file_dialogs, look
from facilitator.ui.desk_signals import DeskSignals
from facilitator.ui.leaving import Leaving
from facilitator.ui.notice_bar import NoticeBar
from facilitator.ui.projection.screens import starting_screen
from facilitator.ui.services import Services
from facilitator.ui.speaking import choose_language
from facilitator.ui.workshop_view import WorkshopView
from facilitator.words import tr
from facilitator.words.messages import sentence

if TYPE_CHECKING:
    from facilitator.ui.rehearsal.rehearsal_mode import RehearsalMode

_SMALL = QSize(1440, 900)
_PAGES_GONE = 500  # ms after which Qt has deleted the pages that were made anew
WORKBOOKS = frozenset({".xlsx", ".xlsm", ".xls", ".ods", ".csv"})


class Shell(QMainWindow):
    """Opens, makes and closes workshops; shows one view at a time."""

    closed = Signal()
    language_changed = Signal()

    def __init__(self, services: Services, clock: Clock | None = None) -> None:
        super().__init__()
        self._services = services
        self._clock = clock
        self.settings = services.load_settings()
        self.view: WorkshopView | None = None
        self._start: QWidget | None = None
        self._importing: QWidget | None = None
        self._rehearsal: RehearsalMode | None = None
        self._leaving = Leaving(self)
        self._stack = QStackedWidget()
        self.setCentralWidget(self._stack)
        self.notice = NoticeBar(self)
        self.setWindowTitle(tr("Facilitator"))
        self.setMinimumSize(960, 560)
        self._fit_screen()

    def _fit_screen(self) -> None:
        """Take the screen of the last time or the primary one, not the room's; fill a small one."""
        primary, known = QGuiApplication.primaryScreen(), self.settings
        screens, home, wall = QGuiApplication.screens(), known.console_screen, known.wall_screen
        screen = starting_screen(screens, home, wall, primary) or primary
        room = screen.availableGeometry()
        if room.width() <= _SMALL.width() or room.height() <= _SMALL.height():
            self.setGeometry(room)
            self.setWindowState(Qt.WindowState.WindowMaximized)
            return
        width, height = min(1600, room.width() - 80), min(960, room.height() - 80)
        self.resize(width, height)
        self.move(room.center() - QPoint(width // 2, height // 2))

    # -- start page and import ------------------------------------------------------------------

    def show_start(self) -> None:
        """Show the start page."""
        from facilitator.ui.start.start_page import StartPage

        if self._start is None:
            page = StartPage()
            page.file_dropped.connect(self.take_file)
            page.forget_requested.connect(self._on_forget_requested)
            page.import_requested.connect(self._on_import_requested)
            page.language_requested.connect(self.speak)
            page.new_requested.connect(self._on_new_requested)
            page.open_requested.connect(self._on_open_requested)
            page.recent_requested.connect(self.take_file)
            page.sample_requested.connect(self._on_sample_requested)
            page.theme_requested.connect(self.wear)
            self._start = page
            self._stack.addWidget(page)
        self._start.show_recent(list(self.settings.recent))  # type: ignore[attr-defined]  # a StartPage
        self._stack.setCurrentWidget(self._start)
        self._start.setFocus()
        self.setWindowTitle(tr("Facilitator"))

    def take_file(self, name: str) -> None:
        """Open a workshop file, or show what a workbook holds."""
        path = Path(name)
        if path.suffix.lower() in WORKBOOKS:
            self.show_import(path)
        else:
            self.open_path(path)

    def show_import(self, book: Path) -> None:
        """Show what a workbook holds before anything is written."""
        from facilitator.ui.importing import Importing

        try:
            reading = self._services.read_book(book)
        except Trouble as trouble:
            self._say(trouble)
            return
        if self._importing is not None:
            self._drop(self._importing)
        importing = Importing(self._services, book, reading)
        importing.cancelled.connect(self.show_start)
        importing.failed.connect(self._say)
        importing.made.connect(self.take_file)
        importing.other_book_requested.connect(self._on_import_requested)
        self._importing = importing
        self._stack.addWidget(importing)
        self._stack.setCurrentWidget(importing)

    # -- workshops ------------------------------------------------------------------------------

    def open_path(self, path: Path, *, stays_black: bool = False) -> bool:
        """Open a workshop file; trouble is told and the window stays as it was.

        With `stays_black` the room sees nothing of it until the facilitator shows the wall.
        """
        path = path.absolute()
        if self.view is not None and not self.close_workshop():
            return False
        try:
            opened = self._services.open_file(path)
        except Trouble as trouble:
            self.show_start()
            self._say(trouble)
            return False
        clock = self._rehearsal.clock if self._rehearsal else self._clock or datetime.now
        desk = Desk(opened.workshop, opened.journal, opened.keeper, clock)
        signals = DeskSignals(desk, opened.keeper)
        if stays_black:
            signals.do(blank_wall)
        self.path = path
        view = self._show_view(signals)
        self._remember(str(path))
        self.setWindowTitle(f"{path.name} – {tr('Facilitator')}")
        if self.isVisible():
            view.begin()
        return True

    def _show_view(self, signals: DeskSignals) -> WorkshopView:
        """Make the view of the workshop that is open and show it; it has not begun yet."""
        view = WorkshopView(signals, self._services, self.path, self.settings)
        if self._rehearsal is not None:
            self._rehearsal.dress(view)
        view.menu_requested.connect(self._on_menu_requested)
        view.wall.place.screens_remembered.connect(self._on_screens_remembered)
        self.view = view
        self._stack.addWidget(view)
        self._stack.setCurrentWidget(view)
        return view

    def open_first(self, file: Path | None, sample: bool) -> None:
        """Open what was asked for; after a crash, the workshop that was open."""
        if sample:
            self._on_sample_requested()
        elif file is not None:
            self.take_file(str(file))
        else:
            self._open_after_crash()
        if self.view is None and self._stack.currentWidget() is None:
            self.show_start()

    def _open_after_crash(self) -> None:
        left_open = self.settings.open_file
        if left_open and is_there(Path(left_open)):
            self.open_path(Path(left_open))
            if self.view is not None:
                told = tr("The program did not close properly. This is where you were.")
                self.view.notice.show_notice(told)

    def begin(self) -> None:
        """Start what waits for the window to be shown; call it once, after `show`."""
        if self.view is not None:
            self.view.begin()

    def close_workshop(self) -> bool:
        """Save and close the workshop; False where unsaved text made the user stay."""
        view = self.view
        if view is None:
            return True
        view.commit_edits()
        view.wall.log_closing()
        keeper = view.signals.keeper
        saved = keeper is None or keeper.flush(5.0)
        workshop = view.signals.workshop
        kept = saved or self._rehearsal is not None  # of a rehearsal nothing has to stay
        if not kept and not file_dialogs.leave_unsaved(self, self._services, workshop, self._say):
            view.wall.log_staying()
            return False
        self._remember("")
        view.finish()
        view.signals.let_go()
        self.view = None
        self._drop(view)
        if keeper is not None:
            keeper.close()
            if (
                saved and keeper.pending() and self._rehearsal is None
            ):  # trouble came in the very last moment
                file_dialogs.leave_unsaved(self, self._services, workshop, self._say)
        return True

    def _remember(self, open_file: str) -> None:
        view = self.view
        if view is None:
            return
        if self._rehearsal is not None:
            self._keep(open_file=str(self._rehearsal.real) if open_file else "")
            return
        event = view.signals.workshop.event
        now = view.signals.now().replace(microsecond=0)
        recent = Recent(str(self.path), event.title, event.stage, event.held_on, now)
        self._keep(open_file=open_file, recent=remember(self.settings, recent).recent)

    def _keep(self, **values: object) -> None:
        self.settings = replace(self.settings, **values)  # type: ignore[arg-type]  # named by us
        try:
            self._services.save_settings(self.settings)
        except Trouble as trouble:
            self._say(trouble)

    def _drop(self, widget: QWidget) -> None:
        self._stack.removeWidget(widget)
        widget.deleteLater()

    def _say(self, trouble: Trouble) -> None:
        notice = self.view.notice if self.view is not None else self.notice
        notice.show_notice(sentence(trouble), stays=True)

    # -- rehearsal ------------------------------------------------------------------------------

    def rehearse(self) -> None:
        """Run the workshop on a throw-away copy; its own file is closed meanwhile."""
        from facilitator.ui.rehearsal.rehearsal_mode import RehearsalMode

        view = self.view
        if view is None or self._rehearsal is not None:
            return
        view.commit_edits()
        if view.signals.trouble is not None:  # what is not saved keeps its file open
            self._say(view.signals.trouble)
            return
        real, signals = self.path, view.signals
        try:
            made = RehearsalMode(self._services, real, signals.workshop, signals.now())
        except Trouble as trouble:
            self._say(trouble)
            return
        if not self.close_workshop():
            made.clear_away()
            return
        made.end_requested.connect(self.end_rehearsal)
        self._rehearsal = made
        if not self.open_path(made.copy):
            self.end_rehearsal()

    def end_rehearsal(self) -> None:
        """Throw the copy away and return to the real workshop; a wall that is black stays so."""
        view = self.view
        is_black = view is not None and view.signals.workshop.live.wall is WallMode.BLANK
        made = self._leave_rehearsal()
        if made is not None:
            self.open_path(made.real, stays_black=is_black)

    def _leave_rehearsal(self) -> "RehearsalMode | None":
        made = self._rehearsal
        if made is not None:
            self.close_workshop()
            self._rehearsal = None
            made.clear_away()
            made.deleteLater()
        return made

    # -- language and look ----------------------------------------------------------------------

    def speak(self, language: str) -> None:
        """Change the language; every page is made anew and the place is kept."""
        self._keep(language=language)
        choose_language(language)
        self.language_changed.emit()
        self._rebuild()

    def wear(self, theme: str) -> None:
        """Change the theme."""
        self._keep(theme=theme)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        look.wear(app, theme)
        self._rebuild()

    def _rebuild(self) -> None:
        if self._start is not None:
            self._drop(self._start)
            self._start = None
        old = self.view
        if old is None:
            self.show_start()
            return
        wall_open = old.wall.is_open()
        old.finish()
        view = self._show_view(old.signals)
        self._drop(old)
        view.begin()
        if wall_open:
            view.wall.open_window()
        QTimer.singleShot(_PAGES_GONE, self, _forget_old_pages)

    # -- wishes ---------------------------------------------------------------------------------

    def _on_menu_requested(self) -> None:
        from facilitator.ui.main_menu import MainMenu

        view = self.view
        if view is None:
            return
        menu = MainMenu(self.settings, self._rehearsal is not None, view.screens_menu(), self)
        menu.close_requested.connect(self._on_close_requested)
        menu.rehearsal_requested.connect(self._on_rehearsal_requested)
        menu.copy_requested.connect(self._on_copy_requested)
        menu.language_requested.connect(self.speak)
        menu.theme_requested.connect(self.wear)
        menu.transitions_requested.connect(self._on_transitions_requested)
        menu.redo_requested.connect(view.redo)
        menu.sound_requested.connect(self._on_sound_requested)
        menu.undo_requested.connect(view.undo)
        menu.wall_theme_requested.connect(self._on_wall_theme_requested)
        menu.popup_under(view.header.menu_button())

    def _on_close_requested(self) -> None:
        if self._rehearsal is not None:
            self.end_rehearsal()
        elif self._may_leave() and self.close_workshop():
            self.show_start()

    def _on_rehearsal_requested(self) -> None:
        if self._may_leave():
            self.rehearse()

    def _may_leave(self) -> bool:
        """Tell whether the workshop may be closed now; where it may not yet, a notice says why."""
        view = self.view
        if view is None or self._rehearsal is not None:
            return True
        if self._leaving.may_leave(view.signals.workshop):
            return True
        view.notice.show_notice(
            tr("A section is running and the room is watching. Do it again to close all the same."),
            stays=True,
        )
        return False

    def _on_copy_requested(self) -> None:
        view = self.view
        if view is None:
            return
        workshop = view.signals.workshop
        if running_section(workshop) is None:
            file_dialogs.save_copy(self, self._services, workshop, self._say)
            return
        now = view.signals.now()  # no dialog while the room watches: the copy goes beside the file
        copy = file_dialogs.copy_beside(self._services, self.path, workshop, now, self._say)
        if copy is not None:
            view.notice.show_notice(tr("A copy was saved beside the file: {name}", name=copy.name))

    def _on_screens_remembered(self, wall: str, console: str) -> None:
        if (wall, console) != (self.settings.wall_screen, self.settings.console_screen):
            self._keep(wall_screen=wall, console_screen=console)

    def _on_sound_requested(self, is_on: bool) -> None:
        self._keep(sound=is_on)
        if self.view is not None:
            self.view.chime.switch(is_on)

    def _on_wall_theme_requested(self, name: str) -> None:
        self._keep(wall_theme=name)
        if self.view is not None:
            self.view.wall.wear(name)

    def _on_transitions_requested(self, fades: bool) -> None:
        self._keep(transitions=fades)
        if self.view is not None:
            self.view.wall.set_transitions(fades)

    def _on_forget_requested(self, path: str) -> None:
        self._keep(recent=forget(self.settings, path).recent)
        self.show_start()

    def _on_open_requested(self) -> None:
        path = file_dialogs.ask_workshop(self, self._services)
        if path is not None:
            self.open_path(path)

    def _on_import_requested(self) -> None:
        book = file_dialogs.ask_workbook(self, self._services)
        if book is not None:
            self.show_import(book)

    def _on_new_requested(self) -> None:
        path = file_dialogs.ask_new_file(self, self._services, tr("New workshop"))
        if path is None:
            return
        try:
            self._services.create_file(path, (), overwrite=True)
        except Trouble as trouble:
            self._say(trouble)
            return
        self.open_path(path)

    def _on_sample_requested(self) -> None:
        try:
            path = file_dialogs.make_sample(self._services)
        except Trouble as trouble:
            self._say(trouble)
            return
        self.open_path(path)

    # -- the window -----------------------------------------------------------------------------

    def closeEvent(self, event: QCloseEvent) -> None:
        """Save before the window goes; stay where the user wants to."""
        if event.spontaneous() and not self._may_leave():
            event.ignore()
            return
        self._leave_rehearsal()
        if self.close_workshop():
            event.accept()
            self.closed.emit()
        else:
            event.ignore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the notice where it belongs."""
        super().resizeEvent(event)
        if self.notice.isVisible():
            self.notice.place()


def _forget_old_pages() -> None:
    """Let go of pages that a change of language or look replaced."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()
