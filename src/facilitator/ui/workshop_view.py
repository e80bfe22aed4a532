"""An open workshop: head, pages, foot, wall and keys, put together."""

import gc
from pathlib import Path

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from facilitator.app import place
from facilitator.app.action import Action
from facilitator.app.settings import Settings
from facilitator.domain.failures import RuleBroken
from facilitator.ui.checks.readiness_watch import ReadinessWatch
from facilitator.ui.chime import Chime
from facilitator.ui.console_wall import ConsoleWall
from facilitator.ui.desk_signals import DeskSignals
from facilitator.ui.foot_bar import FootBar
from facilitator.ui.header_bar import PLACES, HeaderBar
from facilitator.ui.help_overlay import HelpOverlay
from facilitator.ui.history_aside import HistoryAside
from facilitator.ui.jumping import Jumping, first_place
from facilitator.ui.keep_awake import KeepAwake
from facilitator.ui.key_guard import KeyGuard
from facilitator.ui.live.live_page import LivePage
from facilitator.ui.notice_bar import BELOW, NoticeBar, Room
from facilitator.ui.notice_face import NoticeFace
from facilitator.ui.page_stack import PageStack
from facilitator.ui.services import Services
from facilitator.ui.taking_back import TakingBack
from facilitator.ui.wall_control import WallControl
from facilitator.ui.widgets.typed_line import commit_composition
from facilitator.words.messages import sentence

_LEAST_NOTICE = 300
_OUTCOME_SIDE = 326  # what stands right of the matrix, with its next step


class WorkshopView(QWidget):
    """Composes the pages of one workshop and routes between them; pages are made when opened."""

    menu_requested = Signal()
    report_remembered = Signal(object)
    ticked = Signal(object)

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
        self._place = ""
        self.setProperty("look", "ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.wall = WallControl(signals, self, settings.wall_theme, settings.wall_screen)
        self.wall.set_transitions(settings.transitions)
        machine = services.machine()
        self.awake = KeepAwake(signals, machine.wake_lock(), self)
        self.readiness = ReadinessWatch(signals, machine, path, self.awake, self)
        self.readiness.identify = self.wall.place.identify
        self.header = HeaderBar()
        self.foot = FootBar(signals, path.name)
        self.live = LivePage(signals, self.wall.mirror, self.wall.preview, self.readiness)
        self._stack = PageStack(signals, services, path, self.readiness, self.live)
        self._stack.report = settings.report
        self._taking_back = TakingBack(signals, self)
        self.history = HistoryAside(signals, self._taking_back, self._stack, self)
        self.history.kept = self._kept_of_page
        self._jumping = Jumping(signals, self._stack, self.live, self.wall)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        strip = NoticeFace(self)
        column.addWidget(self.header)
        column.addWidget(strip)
        column.addWidget(self._stack, 1)
        column.addWidget(self.foot)
        self.notice = NoticeBar(self, self._notice_room, strip)
        self.help = HelpOverlay(self)
        self.keys = KeyGuard(self)
        self.keys.aside = self.history.has_keyboard
        self.console_wall = ConsoleWall(signals, self.wall, self.live, self.foot, self.keys, self)
        self.chime = Chime(signals, settings.sound, parent=self)
        self._timer = QTimer(self)
        self._timer.setInterval(1000)
        self._connect_signals()
        self.header.follow(signals)
        self.open_page(first_place(signals.workshop))
        self.tick()

    def _connect_signals(self) -> None:
        self._timer.timeout.connect(self.tick)
        self.chime.notice_raised.connect(self.notice.show_notice)
        self.foot.help_requested.connect(self.help.toggle)
        self.header.menu_requested.connect(self.menu_requested)
        self.header.page_requested.connect(self.open_page)
        self.header.steps.history_requested.connect(self.history.toggle)
        self.header.steps.redo_requested.connect(self.redo)
        self.header.steps.undo_requested.connect(self.undo)
        self.history.jump_requested.connect(self._jumping.to)
        self.history.toggled.connect(self._on_history_toggled)
        self._jumping.notice_raised.connect(self.notice.show_notice)
        self._jumping.place_requested.connect(self.open_page)
        self.keys.blank_requested.connect(self.live.orders.blank)
        self.keys.help_requested.connect(self.help.toggle)
        self.keys.history_requested.connect(self.history.toggle)
        self.keys.hold_requested.connect(self.live.orders.toggle_hold)
        self.keys.holding_requested.connect(self.live.orders.show_holding)
        self.keys.page_step_requested.connect(self._on_page_step_requested)
        self.keys.redo_requested.connect(self.redo)
        self.keys.show_requested.connect(self._on_show_requested)
        self.keys.undo_requested.connect(self.undo)
        self.signals.refused.connect(self._on_refused)
        self._stack.notice_raised.connect(self.notice.show_notice)
        self._stack.place_requested.connect(self.open_page)
        self._stack.project_requested.connect(self._jumping.to_project)
        self._stack.report_remembered.connect(self.report_remembered)
        self._taking_back.notice_raised.connect(self.notice.show_notice)
        self._taking_back.stepped.connect(self._on_stepped_back)
        self.wall.place.notice_raised.connect(self.notice.show_notice)
        self.wall.place.shown_changed.connect(self.awake.on_wall_shown)

    def show_bar(self, bar: QWidget) -> None:
        """Put a band under the head, over every page."""
        self._column.insertWidget(1, bar)

    def follow(self, path: Path) -> None:
        """Name the file anew that everything is kept in from now on."""
        self.foot.show_file(path.name)
        self.readiness.follow(path)
        self._stack.follow(path)

    def tick_every(self, milliseconds: int) -> None:
        """Let the clocks go on more often than every second: a rehearsal hurries."""
        self._timer.setInterval(milliseconds)

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
        """Open a page: prepare, live, outcome or report; or one that stands aside of them."""
        self.header.show_page(name)
        if name == self._place:
            return
        self.commit_edits()
        self._place = name
        page = self._stack.open(name)
        self.history.follow_page()
        self.notice.place()
        self.keys.page = page
        self.help.page = name
        self._taking_back.page = page
        if name in PLACES and self.signals.workshop.live.place != name:
            self.signals.do(place.open_page, name)
        self.take_focus()
        if name == "live":
            self.wall.place.open_if_other_screen()

    def join_copy(self) -> None:
        """Open the page that joins another copy; while a section runs, say why not."""
        self._stack.join()

    def open_handbook(self) -> None:
        """Open the handbook over the page; Esc leads back."""
        self.open_page("handbook")

    def take_focus(self) -> None:
        """Put the keyboard into the page that is open."""
        self._stack.take_focus()

    # -- undo -----------------------------------------------------------------------------------

    def undo(self) -> None:
        """Take the last entry back and say which it was."""
        self._taking_back.undo()

    def redo(self) -> None:
        """Do it again and say what."""
        self._taking_back.redo()

    def _on_stepped_back(self, action: Action) -> None:
        if self._place == "live":
            self.live.show_changed_answer(action)

    # -- leaving --------------------------------------------------------------------------------

    def commit_edits(self) -> None:
        """Finish whatever is being typed: a field that is left records what it holds."""
        commit_composition()
        field = QApplication.focusWidget()
        if field is not None and self.isAncestorOf(field):
            field.clearFocus()
        self._stack.commit_edits()

    def saves_document(self) -> bool:
        """Tell whether a document is being written just now."""
        return self._stack.saves_document()

    def finish(self) -> None:
        """Stop clock, keys and wall; the workshop closes."""
        self.commit_edits()
        self._stack.finish()
        self._timer.stop()
        self.keys.rest()
        self.wall.finish()
        self.readiness.finish()
        self.awake.finish()
        gc.unfreeze()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the notice where it belongs."""
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self._place_over)  # the columns of the page move first

    def _place_over(self) -> None:
        self.history.follow_page()
        self.notice.place()

    def _notice_room(self) -> Room:
        """Tell where a notice may stand: not over a title, nor over the head of the matrix.

        On the live page that is the middle column, between answers and notes.
        """
        page = self._stack.geometry()
        at_foot = self._place in ("live", "outcome")
        if self._place == "live":
            middle = self.live.middle()
            page.setLeft(page.left() + middle.left())
            page.setWidth(middle.width())
            if not self.live.record.isHidden():
                foot = self.live.board.foot  # its keys may be covered
                page.setTop(foot.mapTo(self, QPoint()).y() - BELOW)
                at_foot = False
        elif self._place == "outcome":
            page.setWidth(page.width() - _OUTCOME_SIDE)
        free = self.history.left_over(page)
        if free.width() < _LEAST_NOTICE:  # a narrow window: over the sections as well
            free.setLeft(self._stack.geometry().left())
        return Room(free, at_foot)

    def _kept_of_page(self) -> int:
        """Tell what no panel may cover: on the live page what the room sees, and the clock."""
        return self.live.width() - self.live.middle().right() if self._place == "live" else 0

    def _on_history_toggled(self, is_open: bool) -> None:
        self.header.steps.show_open(is_open)
        self.notice.place()

    # -- heard ----------------------------------------------------------------------------------

    def tick(self) -> None:
        """Let every clock go on: head, console, wall. Called every second."""
        now = self.signals.now()
        self.header.tick(self.signals.workshop, now)
        self.live.tick()
        self.wall.refresh()
        self.chime.tick()
        if self.notice.isVisible():
            self.notice.place()  # the page under it may have moved
        self.ticked.emit(now)

    def _on_refused(self, broken: RuleBroken) -> None:
        self.notice.show_notice(sentence(broken), stays=True)

    def _on_show_requested(self) -> None:
        """Open the wall where it is closed, as it was: black stays black until F5 comes again.

        Whoever prepares has no room to show anything to.
        """
        if self.wall.is_open() or self._place == "prepare":
            self.live.orders.show()
        else:
            self.wall.place.open_window()

    def _on_page_step_requested(self, by: int) -> None:
        at = self._place if self._place in PLACES else self.signals.workshop.live.place
        self.open_page(PLACES[(PLACES.index(at) + by) % len(PLACES)])
