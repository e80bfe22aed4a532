"""The console: one page for everything that happens while the room watches."""

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from facilitator.app import running
from facilitator.app.action import Action
from facilitator.domain.entities import EntityKind, Project, Section, Touch
from facilitator.domain.terms import ProjectId, ProjectStage, SectionId, WorkshopStage
from facilitator.ui.checks.checks_fold import ChecksFold
from facilitator.ui.checks.readiness_watch import ReadinessWatch
from facilitator.ui.desk_signals import DeskSignals
from facilitator.ui.live.attendance.attendance_card import AttendanceCard
from facilitator.ui.live.board.answer_board import AnswerBoard
from facilitator.ui.live.brief_card import BriefCard
from facilitator.ui.live.clock.clock_card import ClockCard
from facilitator.ui.live.go_button import GoButton
from facilitator.ui.live.keyboard import Keyboard
from facilitator.ui.live.live_keys import LiveKeys
from facilitator.ui.live.middle_room import MiddleRoom
from facilitator.ui.live.record_card import RecordCard
from facilitator.ui.live.right_column import RightColumn
from facilitator.ui.live.section_list import SectionList
from facilitator.ui.live.stepping import Stepping
from facilitator.ui.live.wall.slide_list import SlideList
from facilitator.ui.live.wall.wall_card import WallCard
from facilitator.ui.live.wall.wall_orders import WallOrders
from facilitator.ui.live.wall.wall_state import wall_state
from facilitator.ui.widgets.parts import card
from facilitator.ui.widgets.typed_line import commit_composition

_PLAN = frozenset(
    {
        EntityKind.SECTION,
        EntityKind.EVENT,
        EntityKind.PROJECT,
        EntityKind.CENTER,
        EntityKind.PROPOSAL,
        EntityKind.FIELD,
    }
)
_CAST = frozenset({EntityKind.CENTER, EntityKind.PROPOSAL, EntityKind.FIELD})


class LivePage(QWidget):
    """Composes the console and follows the workshop's `live`.

    `steps` moves through the day, `orders` are the wall's, `keys` knows which key does what.
    """

    notice_raised = Signal(str)
    outcome_requested = Signal()
    place_wanted = Signal(object, str)
    wall_window_requested = Signal()

    def __init__(
        self,
        signals: DeskSignals,
        mirror: QWidget,
        preview: QWidget,
        watch: ReadinessWatch,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._signals = signals
        self._shown: tuple[SectionId | None, ProjectId | None] | None = None
        self.sections = SectionList(signals)
        self.brief = BriefCard()
        self.checks = ChecksFold(watch, opens_up=False)
        self.board = AnswerBoard(signals)
        self.attendance = AttendanceCard(signals)
        self.record = RecordCard(signals)
        self.clock = ClockCard(signals)
        self.slides = SlideList()
        self.wall = WallCard(mirror, preview)
        self.orders = WallOrders(signals, self)
        self.orders.take_from(self.wall, self.slides.size_of_text)
        self.steps = Stepping(signals, self.slides, self)
        self.keys = LiveKeys(self.steps, self.orders, self.slides, self)
        self._room = MiddleRoom(self.board, self.record)
        self._go = GoButton()
        self._keyboard = Keyboard(
            signals, self.board, self.record, self.wall.message, self._go, self
        )
        self._lay_out()
        self._connect_signals()
        self.refresh()

    # -- layout ---------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        self._right = RightColumn(self.wall, self.clock, self.slides, self._go)
        line.addWidget(self.sections)
        line.addLayout(self._middle(), 1)
        line.addWidget(self._right)

    def _middle(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setContentsMargins(0, 14, 0, 14)
        column.setSpacing(10)
        column.addWidget(self.brief)
        column.addWidget(self.checks)
        self._board_card, inside = card()
        inside.setContentsMargins(8, 4, 8, 6)
        inside.setSpacing(0)
        inside.addWidget(self.board)
        column.addWidget(self._board_card)
        column.addWidget(self.record, 1)
        column.addWidget(self.attendance, 1)
        return column

    def _connect_signals(self) -> None:
        self._go.clicked.connect(self.go_on)
        self._go.left_upwards.connect(self.board.focus_last)
        self._signals.changed.connect(self._on_changed)
        self.attendance.left.connect(self.take_focus)
        self.board.round_ended.connect(self._go.setFocus)
        self.brief.stage_requested.connect(self._on_stage_requested)
        self.checks.folded_out.connect(self._make_room)
        self.checks.place_wanted.connect(self.place_wanted)
        self.clock.end_requested.connect(self.steps.end_section)
        self.clock.left.connect(self.take_focus)
        self.clock.notice_raised.connect(self.notice_raised)
        self.keys.commitments_requested.connect(self._keyboard.to_commitments)
        self.keys.message_requested.connect(self._keyboard.to_message)
        self.keys.notes_requested.connect(self._keyboard.to_notes)
        self.keys.pause_requested.connect(self.clock.toggle_pause)
        self.keys.round_requested.connect(self._keyboard.to_round)
        self.keys.round_requested.connect(self.attendance.take_focus)
        self.keys.share_requested.connect(self.clock.open_sharing)
        self.record.notice_raised.connect(self.notice_raised)
        self.sections.break_requested.connect(self.steps.take_break)
        self.sections.opening_requested.connect(self.steps.show_slide)
        self.sections.project_requested.connect(self.steps.go_to_project)
        self.sections.section_requested.connect(self.steps.go_to_section)
        self.slides.left.connect(self.take_focus)
        self.steps.arrived.connect(self._keyboard.follow)
        self.steps.leaving.connect(self.board.leave_words)
        self.steps.notice_raised.connect(self.notice_raised)
        self.steps.outcome_requested.connect(self.outcome_requested)
        self.wall.message.left.connect(self._keyboard.back_from_message)
        self.wall.window_requested.connect(self.wall_window_requested)

    # -- where we are ---------------------------------------------------------------------------

    @property
    def _section(self) -> Section | None:
        return self._signals.workshop.section(self._signals.workshop.live.section)

    @property
    def _project(self) -> Project | None:
        return self._signals.workshop.project(self._signals.workshop.live.project)

    def refresh(self) -> None:
        """Show everything anew; a syllable in composition still belongs to what was shown."""
        commit_composition()
        section, project = self._section, self._project
        self._shown = (section.id if section else None, project.id if project else None)
        workshop = self._signals.workshop
        if project is not None:
            self.brief.show_project(workshop, project)
        else:
            self.brief.show_section(workshop, section)
        self._board_card.setVisible(project is not None)
        self.record.setVisible(project is not None)
        self._make_room()
        self.attendance.show_section(section if project is None else None)
        self.board.show_project(project, section)
        self.record.show_project(project, section)
        self.sections.refresh()
        self._refresh_place()

    def _refresh_place(self) -> None:
        workshop = self._signals.workshop
        live, section, project = workshop.live, self._section, self._project
        self._make_room()
        self.slides.show_slide(live.slide, section is not None, project is not None)
        self.slides.show_by_line(live.line_by_line)
        self.slides.size_of_text.show_scale(live.scale)
        self.wall.show_state(wall_state(workshop))
        self.clock.show_section(section)
        self._refresh_next()

    def _make_room(self) -> None:
        """Show the check before the start only until then; open, it takes the roll's place."""
        begun = self._signals.workshop.event.stage is not WorkshopStage.PREPARED
        no_project = self._project is None
        self.checks.setVisible(not begun and no_project)
        self.attendance.setVisible(no_project and (begun or not self.checks.is_open()))

    def _refresh_next(self) -> None:
        step = self.steps.next()
        self._go.setText(step.face())
        self._go.setAccessibleName(step.text)

    def _on_changed(self, touched: frozenset[Touch]) -> None:
        kinds = {t.kind for t in touched}
        live = self._signals.workshop.live
        if EntityKind.LIVE in kinds and (live.section, live.project) != self._shown:
            here = QApplication.focusWidget()
            typed_here = here is not None and self.isAncestorOf(here)
            self.refresh()
            if typed_here:  # what had the keyboard may be gone or stand for something else now
                self.take_focus()
            return
        if kinds & _PLAN:
            self._refresh_plan(kinds)
        if kinds & (_PLAN | {EntityKind.LIVE}):
            self._refresh_place()
        elif EntityKind.ANSWER in kinds:
            self._refresh_next()
        if kinds & {EntityKind.ANSWER, EntityKind.LIVE}:
            self.board.refresh()
        if EntityKind.ANSWER in kinds:
            self.sections.refresh_answers(touched)
        self.record.refresh(kinds)

    def _refresh_plan(self, kinds: set[EntityKind]) -> None:
        """The plan changed under a running project: keep what is being typed."""
        project = self._project
        board = self._signals.workshop.board(project, self._section) if project else []
        if kinds & _CAST or [c.id for c in board] != [c.id for c in self.board.centers()]:
            self.refresh()
            return
        if project is not None:
            self.brief.show_project(self._signals.workshop, project)
        else:
            self.brief.show_section(self._signals.workshop, self._section)
        self.sections.refresh()

    def tick(self) -> None:
        """Let the clock go on; called every second."""
        self.clock.tick()
        self.sections.tick()

    # -- the keyboard ---------------------------------------------------------------------------

    def take_key(
        self, key: Qt.Key, modifiers: Qt.KeyboardModifier, is_repeated: bool = False
    ) -> bool:
        """Take a key of the live room; False where it means nothing here."""
        return self.keys.take(key, modifiers, is_repeated)

    def take_focus(self) -> None:
        """Put the keyboard where the work is: in what was half typed, or on this step."""
        self._keyboard.take()

    def show_changed_answer(self, action: Action) -> None:
        """Go to the center whose answer an undo or redo changed, where the board has the keys."""
        self._keyboard.go_to_answer(action)

    def show_tab(self, at: int) -> None:
        """Open notes (0), roles (1) or follow-up actions (2) and put the cursor there."""
        self.record.show_tab(at)

    def commit_edits(self) -> None:
        """Finish what is being typed before the page is left: complete answers are recorded."""
        commit_composition()
        self.board.leave_words()

    # -- the steps, the wall --------------------------------------------------------------------

    def go_on(self) -> None:
        """Do the next thing: the step that the big button names."""
        self.steps.go_on()

    def step(self, by: int) -> None:
        """Go a step forward (1) or back (-1) through the section."""
        self.steps.step(by)

    def show_paged(self, page: int, pages: int) -> None:
        """Show which page of the slide the console stands on, counted from 0."""
        self.slides.show_page(page, pages)
        self._refresh_next()

    def _on_stage_requested(self, stage: ProjectStage) -> None:
        project = self._project
        if project is not None:
            self._signals.do(running.move_project_stage, project.id, stage)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width between the columns."""
        super().resizeEvent(event)
        self._right.fit(self.width(), self.height())
        self.board.fit_page(self.height())
        self.sections.fit(self.width())

    def middle(self) -> QRect:
        """Tell where the middle column stands on the page."""
        left, right = self.sections.geometry().right() + 1, self._right.geometry().left()
        return QRect(left, 0, right - left, self.height())

    def go_button(self) -> QPushButton:
        """Give the one primary button of the page."""
        return self._go
