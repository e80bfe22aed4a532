"""The pages of an open workshop; all but the live one are made when they are opened."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from facilitator.app.report_versions import ReportMemory
from facilitator.domain.entities import Touch
from facilitator.ui.checks.readiness_watch import ReadinessWatch
from facilitator.ui.desk_signals import DeskSignals
from facilitator.ui.joining.dropping import CopyDrop
from facilitator.ui.live.live_page import LivePage
from facilitator.ui.services import Services


class PageStack(QStackedWidget):
    """Makes the pages, shows one, and passes on what they wish.

    `place_requested` carries the name of a page, `project_requested` a project for the live page.
    """

    notice_raised = Signal(str)
    place_requested = Signal(str)
    project_requested = Signal(str)
    report_remembered = Signal(object)

    def __init__(
        self,
        signals: DeskSignals,
        services: Services,
        path: Path,
        readiness: ReadinessWatch,
        live: LivePage,
    ) -> None:
        super().__init__()
        self._signals = signals
        self._services = services
        self._path = path
        self._readiness = readiness
        self.report = ReportMemory()
        self.pages: dict[str, QWidget] = {"live": live}
        self._open: QWidget | None = None
        self.addWidget(live)
        live.notice_raised.connect(self.notice_raised)
        self._drop = CopyDrop(self)
        self._drop.dropped.connect(self.join)
        live.outcome_requested.connect(self._on_outcome_requested)
        live.place_wanted.connect(self.mend)

    def page(self, name: str) -> QWidget:
        """Give the page of this name; it is made if it was not opened before."""
        if name not in self.pages:
            made = {
                "prepare": self._make_prepare,
                "outcome": self._make_outcome,
                "report": self._make_report,
                "joining": self._make_joining,
                "differences": self._make_differences,
                "handbook": self._make_handbook,
            }[name]()
            self.pages[name] = made
            self.addWidget(made)
        return self.pages[name]

    def open(self, name: str) -> QWidget:
        """Show a page."""
        self._open = self.page(name)
        self.setCurrentWidget(self._open)
        return self._open

    def mend(self, touch: Touch | None, field: str) -> None:
        """Open the prepare page where something is to be mended."""
        self.place_requested.emit("prepare")
        page = self.page("prepare")
        page.go_to(touch, field)  # type: ignore[attr-defined]  # the pages are kept as plain widgets

    def follow(self, path: Path) -> None:
        """Take the workshop's file to be another one from now on."""
        self._path = path
        for name in ("report", "joining"):
            page = self.pages.get(name)
            if page is not None:
                page.set_folder(path.parent)  # type: ignore[attr-defined]  # the pages are kept as plain widgets

    def join(self, copy: str = "") -> None:
        """Open the page that joins another copy; while a section runs, say why not."""
        from facilitator.ui.joining.joining_page import not_now

        told = not_now(self._signals.workshop)
        if told:
            self.notice_raised.emit(told)
            return
        self.place_requested.emit("joining")
        if copy:
            self.page("joining").take(Path(copy))  # type: ignore[attr-defined]  # the pages are kept as plain widgets

    def take_focus(self) -> None:
        """Put the keyboard into the page that is open."""
        take = getattr(self._open, "take_focus", None)
        if take is not None:
            take()
        elif self._open is not None:
            self._open.setFocus(Qt.FocusReason.OtherFocusReason)

    def commit_edits(self) -> None:
        """Finish what the open page still holds."""
        commit = getattr(self._open, "commit_edits", None)
        if commit is not None:
            commit()

    def saves_document(self) -> bool:
        """Tell whether the report page is writing a file."""
        page = self.pages.get("report")
        return page is not None and page.is_saving  # type: ignore[attr-defined]  # the pages are kept as plain widgets

    def finish(self) -> None:
        """Stop what the pages do in the background; the workshop closes."""
        for name in ("report", "joining", "differences"):
            page = self.pages.get(name)
            if page is not None:
                page.stop()  # type: ignore[attr-defined]  # the pages are kept as plain widgets

    # Pages that the first window does not need are imported when they are opened: it starts faster.
    def _make_prepare(self) -> QWidget:
        from facilitator.ui.prepare.prepare_page import PreparePage

        page = PreparePage(self._signals, self._readiness)
        page.notice_raised.connect(self.notice_raised)
        page.outcome_requested.connect(self._on_outcome_requested)
        page.run_requested.connect(self._on_run_requested)
        return page

    def _make_outcome(self) -> QWidget:
        from facilitator.ui.outcomes.outcomes_page import OutcomesPage

        page = OutcomesPage(self._signals)
        page.project_requested.connect(self.project_requested)
        page.report_requested.connect(self._on_report_requested)
        page.differences_requested.connect(self._on_differences_requested)
        page.joining_requested.connect(self._on_joining_requested)
        return page

    def _make_joining(self) -> QWidget:
        from facilitator.ui.joining.joining_page import JoiningPage

        page = JoiningPage(self._signals, self._services.read_copy, self._path.parent)
        page.closed.connect(self._on_aside_closed)
        page.joined.connect(self._on_joined)
        page.notice_raised.connect(self.notice_raised)
        return page

    def _make_differences(self) -> QWidget:
        from facilitator.ui.joining.differences_page import DifferencesPage

        page = DifferencesPage(self._signals)
        page.closed.connect(self._on_outcome_requested)
        return page

    def _make_report(self) -> QWidget:
        from facilitator.ui.reports.reports_page import ReportsPage

        page = ReportsPage(self._signals, self._services.report_maker(), self.report)
        page.set_folder(self._path.parent)
        page.notice_raised.connect(self.notice_raised)
        page.remembered.connect(self.report_remembered)
        return page

    def _make_handbook(self) -> QWidget:
        from facilitator.ui.handbook.handbook_page import HandbookPage

        page = HandbookPage()
        page.closed.connect(self._on_aside_closed)
        return page

    def _on_aside_closed(self) -> None:
        self.place_requested.emit(self._signals.workshop.live.place)

    def _on_differences_requested(self) -> None:
        self.place_requested.emit("differences")

    def _on_joined(self, told: str) -> None:
        self.place_requested.emit("outcome")
        self.page("outcome").follow_joining()  # type: ignore[attr-defined]  # the pages are kept as plain widgets
        self.notice_raised.emit(told)

    def _on_joining_requested(self) -> None:
        self.join()

    def _on_outcome_requested(self) -> None:
        self.place_requested.emit("outcome")

    def _on_report_requested(self) -> None:
        self.place_requested.emit("report")

    def _on_run_requested(self) -> None:
        self.place_requested.emit("live")
