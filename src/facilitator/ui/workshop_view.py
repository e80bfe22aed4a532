"""An open workshop: head, pages, foot, wall and keys, put together."""

import gc
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget

from facilitator.app import place
from facilitator.app.action import Action, Label
from facilitator.app.settings import Settings
from facilitator.domain.entities import EntityKind, Touch
from facilitator.domain.failures import RuleBroken, Trouble
from facilitator.domain.plan import running_section
from facilitator.domain.terms import ProjectId, SlideKind, WorkshopStage
from facilitator.ui.checks.readiness_watch import ReadinessWatch
from facilitator.ui.desk_signals import DeskSignals
from facilitator.ui.foot_bar import FootBar
from facilitator.ui.header_bar import PLACES, HeaderBar
from facilitator.ui.help_overlay import HelpOverlay
from facilitator.ui.keep_awake import KeepAwake
from facilitator.ui.key_guard import KeyGuard
from facilitator.ui.live.live_page import LivePage
from facilitator.ui.notice_bar import NoticeBar
from facilitator.ui.screens_menu import ScreensMenu
from facilitator.ui.services import Services
from facilitator.ui.wall_control import WallControl
from facilitator.ui.wall_place import extend_hint
from facilitator.ui.widgets.typed_line import commit_composition
from facilitator.words import tr
from facilitator.words.messages import sentence
from facilitator.words.terms import term


class WorkshopView(QWidget):
    """Composes the pages of one workshop and routes between them; pages are made when opened."""

    menu_requested = Signal()

    def __init__(
        self,
        signals: DeskSignals,
        services: Services,
        path: Path,
        settings: Settings,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.signals = signals
        self._services = services
        self._path = path
        self._place = ""
        self._trouble_told = ""
        self.setProperty("look", "ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.wall = WallControl(signals, self, settings.wall_theme, settings.wall_screen)
        machine = services.machine()
        self.awake = KeepAwake(signals, machine.wake_lock(), self)
        self.readiness = ReadinessWatch(signals, machine, path, self.awake, self)
        self.header = HeaderBar()
        self.foot = FootBar(signals, path.name)
        self.live = LivePage(signals, self.wall.mirror, self.wall.preview)
        self._pages: dict[str, QWidget] = {"live": self.live}
        self._stack = QStackedWidget()
        self._stack.addWidget(self.live)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self._stack, 1)
        column.addWidget(self.foot)
        self.notice = NoticeBar(self)
        self.help = HelpOverlay(self)
        self.keys = KeyGuard(self)
        self._timer = QTimer(self)
        self._timer.setInterval(1000)
        self._connect_signals()
        self.header.show_workshop(signals.workshop)
        self.open_page(self._first_place())
        self.tick()

    def _first_place(self) -> str:
        if running_section(self.signals.workshop) is not None:
            return "live"
        if self.signals.workshop.event.stage in (WorkshopStage.CLOSED, WorkshopStage.FINAL):
            return "outcome"
        place_left = self.signals.workshop.live.place
        return place_left if place_left in PLACES else "prepare"

    def _connect_signals(self) -> None:
        self._timer.timeout.connect(self.tick)
        self.foot.help_requested.connect(self.help.toggle)
        self.header.menu_requested.connect(self.menu_requested)
        self.header.page_requested.connect(self.open_page)
        self.keys.blank_requested.connect(self.live.blank)
        self.keys.help_requested.connect(self.help.toggle)
        self.keys.redo_requested.connect(self.redo)
        self.keys.show_requested.connect(self.live.show_again)
        self.keys.undo_requested.connect(self.undo)
        self.live.notice_raised.connect(self.notice.show_notice)
        self.live.outcome_requested.connect(self._on_outcome_requested)
        self.live.wall.screens_requested.connect(self._on_screens_requested)
        self.live.wall_window_requested.connect(self.wall.place.open_window)
        self.signals.changed.connect(self._on_changed)
        self.signals.refused.connect(self._on_refused)
        self.signals.saved.connect(self._on_saved)
        self.signals.troubled.connect(self._on_troubled)
        self.wall.paged.connect(self.live.show_paged)
        self.wall.place.shown_changed.connect(self.awake.on_wall_shown)
        self.wall.place.hint_changed.connect(self.live.wall.show_hint)
        self.wall.place.notice_raised.connect(self.notice.show_notice)
        self.wall.place.where_changed.connect(self._on_where_changed)
        self.wall.shape_changed.connect(self._on_wall_shape_changed)

    def begin(self) -> None:
        """Start clock, keys and wall; call it when the window is shown."""
        self.keys.watch()
        self._timer.start()
        self.awake.begin()
        self.wall.place.begin()
        if self._place == "live":
            self.wall.place.open_if_other_screen()
        QTimer.singleShot(0, self, self.take_focus)
        # Ten thousand notes would be looked through for garbage, for 80 ms, while someone types.
        gc.freeze()

    # -- pages ----------------------------------------------------------------------------------

    def open_page(self, name: str) -> None:
        """Open a page: prepare, live, outcome or report."""
        self.header.show_page(name)
        if name == self._place:
            return
        self.commit_edits()
        self._place = name
        page = self._page(name)
        self._stack.setCurrentWidget(page)
        self.keys.page = page
        if self.signals.workshop.live.place != name:
            self.signals.do(place.open_page, name)
        self.take_focus()
        if name == "live":
            self.wall.place.open_if_other_screen()

    def take_focus(self) -> None:
        """Put the keyboard into the page that is open."""
        page = self._pages[self._place]
        take = getattr(page, "take_focus", None)
        if take is not None:
            take()
        else:
            page.setFocus(Qt.FocusReason.OtherFocusReason)

    def _page(self, name: str) -> QWidget:
        if name not in self._pages:
            made = {
                "prepare": self._make_prepare,
                "outcome": self._make_outcome,
                "report": self._make_report,
            }[name]()
            self._pages[name] = made
            self._stack.addWidget(made)
        return self._pages[name]

    # Pages that the first window does not need are imported when they are opened: it starts faster.
    def _make_prepare(self) -> QWidget:
        from facilitator.ui.prepare.prepare_page import PreparePage

        page = PreparePage(self.signals, self.readiness)
        page.notice_raised.connect(self.notice.show_notice)
        page.outcome_requested.connect(self._on_outcome_requested)
        page.run_requested.connect(self._on_run_requested)
        return page

    def _make_outcome(self) -> QWidget:
        from facilitator.ui.outcomes.outcomes_page import OutcomesPage

        page = OutcomesPage(self.signals)
        page.project_requested.connect(self._on_project_requested)
        page.report_requested.connect(self._on_report_requested)
        return page

    def _make_report(self) -> QWidget:
        from facilitator.ui.reports.reports_page import ReportsPage

        page = ReportsPage(self.signals, self._services.report_maker())
        page.set_folder(self._path.parent)
        page.notice_raised.connect(self.notice.show_notice)
        return page

    # -- undo -----------------------------------------------------------------------------------

    def undo(self) -> None:
        """Take the last entry back and say which it was."""
        commit_composition()
        action = self._with_fields_left(self.signals.undo)
        label = self._label(action.undoes if action else None)
        if action is None or label is None:
            self.notice.show_notice(tr("There is nothing to undo."))
        else:
            if label is Label.SECTION_STARTED:
                self._return_to_running()
            what = self._told(action, term(label))
            self.notice.show_notice(tr("Undone: {what}. Ctrl+Y does it again.", what=what))

    def _return_to_running(self) -> None:
        """A start was taken back: console and wall go back to the section that runs again."""
        running, live = running_section(self.signals.workshop), self.signals.workshop.live
        if running is not None and running.id != live.section:
            self.signals.do(place.go_to, running.id, None, SlideKind.SECTION)

    def redo(self) -> None:
        """Do it again and say what."""
        commit_composition()
        action = self._with_fields_left(self.signals.redo)
        label = self._label(action.redoes if action else None)
        if action is None or label is None:
            self.notice.show_notice(tr("There is nothing to redo."))
        else:
            self.notice.show_notice(tr("Done again: {what}.", what=self._told(action, term(label))))

    def _label(self, number: int | None) -> Label | None:
        return None if number is None else self.signals.desk.label_of(number)

    def _with_fields_left(self, step: Callable[[], Action | None]) -> Action | None:
        """Leave the field first, so that it shows what the undo brings; then come back to it."""
        field = QApplication.focusWidget()
        if field is not None:
            field.clearFocus()
        action = step()
        back = field if field is not None and field.isVisible() else self._page(self._place)
        back.setFocus(Qt.FocusReason.OtherFocusReason)
        if action is not None and self._place == "live":
            self.live.show_changed_answer(action)
        return action

    def _told(self, action: Action, what: str) -> str:
        workshop = self.signals.workshop
        for change in action.changes:
            whole = change.new if change.new is not None else change.old
            entity = whole if change.field == "" else workshop.find(change.kind, change.id)
            project = workshop.project(getattr(entity, "project", None))
            if change.kind is EntityKind.PROJECT:
                project = workshop.project(ProjectId(change.id))
            if project is not None:
                return tr("{what} (project {number})", what=what, number=project.number)
        return what

    # -- leaving --------------------------------------------------------------------------------

    def commit_edits(self) -> None:
        """Finish whatever is being typed: a field that is left records what it holds."""
        commit_composition()
        field = QApplication.focusWidget()
        if field is not None and self.isAncestorOf(field):
            field.clearFocus()
        commit = getattr(self._pages.get(self._place), "commit_edits", None)
        if commit is not None:
            commit()

    def finish(self) -> None:
        """Stop clock, keys and wall; the workshop closes."""
        self.commit_edits()
        report = self._pages.get("report")
        if report is not None:
            report.stop()  # type: ignore[attr-defined]  # the pages are kept as plain widgets
        self._timer.stop()
        self.keys.rest()
        self.wall.finish()
        self.readiness.finish()
        self.awake.finish()
        gc.unfreeze()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the notice where it belongs."""
        super().resizeEvent(event)
        if self.notice.isVisible():
            self.notice.place()

    # -- heard ----------------------------------------------------------------------------------

    def tick(self) -> None:
        """Let every clock go on: head, console, wall. Called every second."""
        now = self.signals.now()
        self.header.tick(self.signals.workshop, now)
        self.live.tick()
        self.wall.refresh()

    def _on_changed(self, touched: frozenset[Touch]) -> None:
        kinds = {t.kind for t in touched}
        if kinds & {EntityKind.EVENT, EntityKind.SECTION}:
            self.header.show_workshop(self.signals.workshop)
            self.header.tick(self.signals.workshop, self.signals.now())

    def _on_refused(self, broken: RuleBroken) -> None:
        self.notice.show_notice(sentence(broken), stays=True)

    def _on_troubled(self, trouble: Trouble) -> None:
        self._trouble_told = sentence(trouble)
        self.notice.show_notice(self._trouble_told, stays=True)

    def _on_saved(self) -> None:
        """Take the notice of a trouble away when it is over."""
        if self._trouble_told and self.signals.trouble is None:
            if self.notice.text() == self._trouble_told:
                self.notice.hide()
            self._trouble_told = ""

    def _on_wall_shape_changed(self, width: int, height: int) -> None:
        self.live.wall.show_shape(width, height, self.live.height())

    def screens_menu(self) -> ScreensMenu:
        """Make the menu of the screens; who shows it lets it go."""
        menu = ScreensMenu(self.wall.place.choices(), extend_hint(), self)
        menu.identify_requested.connect(self.wall.place.identify)
        menu.screen_requested.connect(self.wall.place.choose_screen)
        menu.swap_requested.connect(self.wall.place.swap)
        return menu

    def _on_screens_requested(self) -> None:
        self.screens_menu().popup_under(self.live.wall.screens_button())

    def _on_where_changed(self, where: str, can_open: bool) -> None:
        self.foot.show_wall(where)
        self.live.wall.show_where(where, can_open)

    def _on_run_requested(self) -> None:
        self.open_page("live")

    def _on_outcome_requested(self) -> None:
        self.open_page("outcome")

    def _on_report_requested(self) -> None:
        self.open_page("report")

    def _on_project_requested(self, project: ProjectId) -> None:
        section = self.signals.workshop.section_of(project)
        # A click here must not change what the room looks at more than it has to.
        shown = self.signals.workshop.live.slide
        kind = SlideKind.ANSWERS if shown in place.PROJECT_STEPS else shown
        self.signals.do(place.go_to, section.id if section else None, project, kind)
        self.open_page("live")
