"""What a workbook holds and what is wrong with it, before anything is written."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from facilitator.app.book import Severity
from facilitator.ui.start.elided import ElidedLabel
from facilitator.ui.start.problem_list import ImportProblem, ProblemList
from facilitator.ui.start.project_list import ProjectList, ReadProject
from facilitator.ui.widgets.parts import button, card, label, set_look
from facilitator.words import tr

# More than this nobody reads on a screen, and measuring them all would hold the window.
MOST_SHOWN = 200


class ImportView(QWidget):
    """Shows what an import found; with an error the workshop cannot be made yet.

    Without one it lists the projects that were read, below what is to be checked.
    """

    import_confirmed = Signal()
    other_book_requested = Signal()
    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._book_name = ""
        self._told: list[ImportProblem] = []
        self._book = QVBoxLayout()
        self._summary = QVBoxLayout()
        self._summary.setSpacing(10)
        self._counted = label("", "heading")
        self._problems = ProblemList()
        self._rest = label("", "small", wrap=True)
        self._read = label("", "heading")
        self._projects = ProjectList()
        self._reason = label("", "import_reason", wrap=True)
        self._reason.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.copy_button = button(tr("Copy the list"), "")
        self.cancel_button = button(tr("Cancel"), "quiet")
        self.other_button = button(tr("Choose another workbook"), "")
        self.confirm_button = button(tr("Make the workshop"), "primary", "Ctrl+Enter")
        self._lay_out()
        for made in self.findChildren(QPushButton):
            made.setAutoDefault(True)  # Enter presses the one that has the focus
        self._connect_signals()

    def show_reading(
        self,
        book_name: str,
        summary: list[str],
        problems: list[ImportProblem],
        projects: Sequence[ReadProject] = (),
    ) -> None:
        """Show a workbook: its file name, what was found line by line, every problem, and the
        projects, which are listed where there is no error."""
        self._book_name = book_name
        self._told = sorted(problems, key=lambda p: p.severity is not Severity.ERROR)
        _refill(self._book, [ElidedLabel(book_name, "title", Qt.TextElideMode.ElideMiddle)])
        _refill(self._summary, [label(line, wrap=True) for line in summary])
        self._counted.setText(self._count_sentence())
        self._problems.show_problems(self._told[:MOST_SHOWN])
        self._show_rest(len(self._told) - MOST_SHOWN)
        for part in (self._counted, self._problems, self.copy_button):
            part.setVisible(bool(problems))
        self.copy_button.setText(tr("Copy the list"))
        errors = self._errors()
        self._show_projects(() if errors else projects)
        self.confirm_button.setEnabled(errors == 0)
        set_look(self._reason, "severity", "error" if errors else "none")
        self._reason.setText(self._reason_sentence(errors))
        self.confirm_button.setAccessibleDescription(self._reason.text())
        self._wanted_button().setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        """Have Enter do what comes next: make the workshop, or choose a corrected workbook."""
        super().showEvent(event)
        self._wanted_button().setFocus()

    def problems_text(self) -> str:
        """Tell all problems as text for a mail to the secretariat."""
        head = f"{self._book_name}: {self._count_sentence()}"
        return "\n".join([head, *(problem.told() for problem in self._told)])

    # -- building -------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        cards = QHBoxLayout()
        cards.setSpacing(16)
        cards.addWidget(self._found_card(), 2)
        cards.addWidget(self._problem_card(), 5)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.cancel_button)
        foot.addWidget(self.other_button)
        foot.addSpacing(16)
        foot.addWidget(self._reason, 1)
        foot.addSpacing(8)
        foot.addWidget(self.confirm_button)
        self.confirm_button.setMinimumWidth(260)
        page = QVBoxLayout(self)
        page.setContentsMargins(32, 24, 32, 20)
        page.setSpacing(4)
        page.addWidget(label(tr("Check before the import"), "small"))
        page.addLayout(self._book)
        page.addSpacing(12)
        page.addLayout(cards, 1)
        page.addSpacing(12)
        page.addLayout(foot)

    def _found_card(self) -> QFrame:
        frame, column = card()
        column.setContentsMargins(20, 18, 20, 18)
        column.addWidget(label(tr("What was found"), "heading"))
        column.addSpacing(4)
        column.addLayout(self._summary)
        column.addStretch(1)
        column.addWidget(label(tr("Nothing has been written yet."), "small", wrap=True))
        return frame

    def _problem_card(self) -> QFrame:
        frame, column = card()
        column.setContentsMargins(20, 14, 12, 12)
        head = QHBoxLayout()
        head.addWidget(self._counted, 1)
        head.addWidget(self.copy_button)
        column.addLayout(head)
        column.addWidget(self._problems, 1)
        column.addWidget(self._rest)
        column.addWidget(self._read)
        column.addWidget(self._projects, 2)
        return frame

    def _connect_signals(self) -> None:
        self.cancel_button.clicked.connect(self._on_cancel_clicked)
        self.confirm_button.clicked.connect(self._on_confirm_clicked)
        self.copy_button.clicked.connect(self._on_copy_clicked)
        self.other_button.clicked.connect(self._on_other_clicked)
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(key), self).activated.connect(self.confirm_button.click)

    def _show_rest(self, count: int) -> None:
        self._rest.setText(
            tr("… and {count} more, all of them in the list that you can copy.", count=count)
        )
        self._rest.setVisible(count > 0)

    def _show_projects(self, projects: Sequence[ReadProject]) -> None:
        self._read.setText(self._read_sentence(len(projects)))
        self._projects.show_projects(projects)
        self._read.setVisible(bool(projects) or not self._told)
        self._projects.setVisible(bool(projects))

    def _wanted_button(self) -> QPushButton:
        return self.other_button if self._errors() else self.confirm_button

    # -- words ----------------------------------------------------------------------------------

    def _errors(self) -> int:
        return sum(p.severity is Severity.ERROR for p in self._told)

    def _count_sentence(self) -> str:
        errors = self._errors()
        others = len(self._told) - errors
        return tr("Errors: {errors}, points to check: {others}", errors=errors, others=others)

    def _read_sentence(self, count: int) -> str:
        """Tell what is listed below, and that all is well where problems do not stand above."""
        if self._told:
            return tr("Projects read: {count}", count=count)
        return tr("Nothing has to be corrected. Projects read: {count}", count=count)

    def _reason_sentence(self, errors: int) -> str:
        if errors:
            return tr(
                "The workshop cannot be made yet. Correct {count} errors in the workbook, save it, "
                "and choose it again.",
                count=errors,
            )
        if self._told:
            return tr("The points to check can also be mended after the import.")
        return ""

    # -- hearing --------------------------------------------------------------------------------

    @Slot()
    def _on_cancel_clicked(self) -> None:
        self.cancelled.emit()

    @Slot()
    def _on_confirm_clicked(self) -> None:
        self.import_confirmed.emit()

    @Slot()
    def _on_copy_clicked(self) -> None:
        QGuiApplication.clipboard().setText(self.problems_text())
        self.copy_button.setText(tr("Copied"))

    @Slot()
    def _on_other_clicked(self) -> None:
        self.other_book_requested.emit()


def _refill(column: QVBoxLayout, widgets: list[QWidget]) -> None:
    while column.count():
        old = column.takeAt(0)
        widget = old.widget() if old is not None else None
        if widget is not None:
            widget.deleteLater()
    for made in widgets:
        column.addWidget(made)
