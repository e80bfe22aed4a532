"""An import under way: the view of what was found, and the making of the file."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from facilitator.app.book import BookReading, problem_place, problem_text, summary_lines
from facilitator.domain.failures import Trouble
from facilitator.domain.workshop import Workshop
from facilitator.ui import file_dialogs
from facilitator.ui.services import Services
from facilitator.ui.start.import_view import ImportView
from facilitator.ui.start.problem_list import ImportProblem
from facilitator.ui.start.project_list import ReadProject


class Importing(QWidget):
    """Shows a reading; with the user's consent it becomes a file. `made` carries its path."""

    made = Signal(str)
    cancelled = Signal()
    other_book_requested = Signal()
    failed = Signal(object)

    def __init__(
        self, services: Services, book: Path, reading: BookReading, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._services = services
        self._reading = reading
        self._book = book
        view = ImportView()
        problems = [
            ImportProblem(p.severity, problem_place(p), problem_text(p)) for p in reading.problems
        ]
        # The last line of the summary counts the problems: here they are listed themselves.
        view.show_reading(book.name, summary_lines(reading)[:-1], problems, _projects_of(reading))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(view)
        view.cancelled.connect(self.cancelled)
        view.import_confirmed.connect(self._on_import_confirmed)
        view.other_book_requested.connect(self.other_book_requested)

    def _on_import_confirmed(self) -> None:
        if self._reading.errors:
            return
        name = self._reading.event.title or self._book.stem
        path = file_dialogs.ask_new_file(self, self._services, name)
        if path is None:
            return
        try:
            file_dialogs.make_workshop(self._services, path, self._reading, overwrite=True)
        except Trouble as trouble:
            self.failed.emit(trouble)
            return
        self.made.emit(str(path))


def _projects_of(reading: BookReading) -> list[ReadProject]:
    """List the projects as the secretariat knows them; none where an error left them incomplete."""
    if reading.errors:
        return []
    workshop = Workshop(reading.entities)
    return [
        ReadProject(
            project.number,
            project.title,
            workshop.short_name(project.lead),
            ", ".join(workshop.short_name(c.id) for c in workshop.proposed_to(project.id)),
        )
        for project in workshop.projects
    ]
