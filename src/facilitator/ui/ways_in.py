"""The ways into a workshop: the start page, a workbook, a new file, the sample."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from facilitator.app.making import new_workshop
from facilitator.domain.failures import Trouble
from facilitator.ui import file_dialogs
from facilitator.ui.preferences import Preferences
from facilitator.ui.services import Services
from facilitator.words import tr

if TYPE_CHECKING:
    from facilitator.app.book import BookReading
    from facilitator.ui.importing import Importing
    from facilitator.ui.start.start_page import StartPage

WORKBOOKS = frozenset({".xlsx", ".xlsm", ".xls", ".ods", ".csv"})


class WaysIn(QObject):
    """Shows the start page or an import in the stack, and asks for files.

    `backups_requested` wishes the list of backups, `left_over_requested` that of what could not be
    saved; `workshop_chosen` carries the Path of a workshop file, `troubled` a Trouble.
    """

    backups_requested = Signal()
    left_over_requested = Signal()
    troubled = Signal(object)
    workshop_chosen = Signal(object)

    def __init__(
        self, services: Services, preferences: Preferences, stack: QStackedWidget, window: QWidget
    ) -> None:
        """Pages go into `stack`; questions stand over `window`, which owns this."""
        super().__init__(window)
        self._services = services
        self._preferences = preferences
        self._stack = stack
        self._window = window
        self._start: StartPage | None = None
        self.importing: Importing | None = None

    def show_start(self) -> None:
        """Show the start page."""
        page = self._start or self._make_start()
        self._start = page
        page.show_recent(list(self._preferences.settings.recent))
        self._stack.setCurrentWidget(page)
        page.setFocus()

    def _make_start(self) -> "StartPage":
        from facilitator.ui.start.start_page import StartPage

        page = StartPage()
        page.backups_requested.connect(self.backups_requested)
        page.file_dropped.connect(self.take_file)
        page.forget_requested.connect(self._on_forget_requested)
        page.import_requested.connect(self._on_import_requested)
        page.language_requested.connect(self._preferences.speak)
        page.left_over_requested.connect(self.left_over_requested)
        page.new_requested.connect(self._on_new_requested)
        page.open_requested.connect(self._on_open_requested)
        page.recent_requested.connect(self.take_file)
        page.sample_requested.connect(self.take_sample)
        page.theme_requested.connect(self._preferences.wear)
        self._stack.addWidget(page)
        return page

    def tell_left_over(self, count: int) -> None:
        """Say on the start page that so many entries could not be saved; nothing of none."""
        if self._start is not None:
            self._start.left_over.tell(count)

    def drop_start(self) -> None:
        """Let the start page go: it speaks or looks as before a choice; it is made anew."""
        if self._start is not None:
            self._drop(self._start)
            self._start = None

    def take_file(self, name: str) -> None:
        """Choose a workshop file, or show what a workbook holds."""
        path = Path(name)
        if path.suffix.lower() in WORKBOOKS:
            self.show_import(path)
        else:
            self.workshop_chosen.emit(path)

    def take_sample(self) -> None:
        """Make a workshop of the sample and choose it."""
        try:
            path = file_dialogs.make_sample(self._services)
        except Trouble as trouble:
            self.troubled.emit(trouble)
            return
        self.workshop_chosen.emit(path)

    def show_import(self, book: Path) -> None:
        """Show what a workbook holds before anything is written."""
        try:
            reading = self._services.read_book(book)
        except Trouble as trouble:
            self.troubled.emit(trouble)
            return
        self.show_reading(book, reading)

    def show_reading(self, book: Path, reading: "BookReading") -> None:
        """Show what was read of a workbook."""
        from facilitator.ui.importing import Importing

        if self.importing is not None:
            self._drop(self.importing)
        importing = Importing(self._services, book, reading)
        importing.cancelled.connect(self.show_start)
        importing.failed.connect(self.troubled)
        importing.made.connect(self.take_file)
        importing.other_book_requested.connect(self._on_import_requested)
        self.importing = importing
        self._stack.addWidget(importing)
        self._stack.setCurrentWidget(importing)

    def _drop(self, page: QWidget) -> None:
        self._stack.removeWidget(page)
        page.deleteLater()

    # -- wishes ---------------------------------------------------------------------------------

    def _on_forget_requested(self, path: str) -> None:
        self._preferences.forget(path)
        self.show_start()

    def _on_import_requested(self) -> None:
        book = file_dialogs.ask_workbook(self._window, self._services)
        if book is not None:
            self.show_import(book)

    def _on_new_requested(self) -> None:
        path = file_dialogs.ask_new_file(self._window, self._services, tr("New workshop"))
        if path is None:
            return
        try:
            self._services.create_file(path, [new_workshop(datetime.now())], overwrite=True)
        except Trouble as trouble:
            self.troubled.emit(trouble)
            return
        self.workshop_chosen.emit(path)

    def _on_open_requested(self) -> None:
        path = file_dialogs.ask_workshop(self._window, self._services)
        if path is not None:
            self.workshop_chosen.emit(path)
