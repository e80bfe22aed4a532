"""The console: one page for everything that happens while the room watches."""

from datetime import timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from facilitator.app import answers, place, running, wall
from facilitator.app.action import Action
from facilitator.domain.entities import Answer, EntityKind, Project, Section, Touch
from facilitator.domain.plan import SectionState, section_state
from facilitator.domain.terms import ProjectId, ProjectStage, SectionId, SlideKind, WallMode
from facilitator.ui.desk_signals import DeskSignals
from facilitator.ui.live.answer_board import AnswerBoard
from facilitator.ui.live.brief_card import BriefCard
from facilitator.ui.live.clock_card import ClockCard
from facilitator.ui.live.next_step import NextStep, next_step_of
from facilitator.ui.live.record_card import FOLLOW_UPS, NOTES, ROLES, RecordCard
from facilitator.ui.live.section_list import SectionList
from facilitator.ui.live.slide_list import SlideList
from facilitator.ui.live.wall_card import WallCard
from facilitator.ui.widgets.parts import button, card, scrolled
from facilitator.ui.widgets.typed_line import commit_composition
from facilitator.words import tr

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
_WIDE = 1250


class LivePage(QWidget):
    """Composes the console and routes wishes to the desk; it follows the workshop's `live`."""

    notice_raised = Signal(str)
    outcome_requested = Signal()
    wall_window_requested = Signal()

    def __init__(
        self, signals: DeskSignals, mirror: QWidget, preview: QWidget, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._signals = signals
        self._shown: tuple[SectionId | None, ProjectId | None] | None = None
        self._next: NextStep | None = None
        self.sections = SectionList(signals)
        self.brief = BriefCard()
        self.board = AnswerBoard(signals)
        self.record = RecordCard(signals)
        self.clock = ClockCard(signals)
        self.slides = SlideList()
        self.wall = WallCard(mirror, preview)
        self._go = button("", "primary")
        self._lay_out()
        self._connect_signals()
        self.refresh()

    # -- layout ---------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        self.sections.setFixedWidth(244)
        line.addWidget(self.sections)
        line.addLayout(self._middle(), 1)
        line.addWidget(self._right())

    def _middle(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setContentsMargins(0, 14, 0, 14)
        column.setSpacing(10)
        column.addWidget(self.brief)
        self._board_card, inside = card()
        inside.setContentsMargins(8, 4, 8, 6)
        inside.setSpacing(0)
        inside.addWidget(self.board)
        column.addWidget(self._board_card)
        column.addWidget(self.record, 1)
        self._blank_space = QWidget()
        column.addWidget(self._blank_space, 1)
        return column

    def _right(self) -> QFrame:
        inside = QWidget()
        upper = QVBoxLayout(inside)
        upper.setContentsMargins(0, 0, 0, 0)
        upper.setSpacing(8)
        upper.addWidget(self.wall)
        upper.addWidget(self.clock)
        upper.addWidget(self.slides)
        upper.addStretch(1)
        area = QScrollArea()  # on a low screen the slides scroll, the next step never does
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scrolled(area, inside)
        frame = QFrame()
        frame.setFixedWidth(308)
        column = QVBoxLayout(frame)
        column.setContentsMargins(4, 14, 14, 14)
        column.setSpacing(8)
        column.addWidget(area, 1)
        column.addWidget(self._go)
        return frame

    def _connect_signals(self) -> None:
        self._go.clicked.connect(self.go_on)
        self.clock.end_requested.connect(self._on_end_requested)
        self._signals.changed.connect(self._on_changed)
        self.record.notice_raised.connect(self.notice_raised)
        self.board.round_ended.connect(self._go.setFocus)
        self.brief.stage_requested.connect(self._on_stage_requested)
        self.sections.break_requested.connect(self._on_break_requested)
        self.sections.project_requested.connect(self._on_project_requested)
        self.sections.section_requested.connect(self._on_section_requested)
        self.slides.page_requested.connect(self._on_page_requested)
        self.slides.slide_requested.connect(self._on_slide_requested)
        self.wall.blank_requested.connect(self.blank)
        self.wall.show_requested.connect(self.show_again)
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
        self._blank_space.setVisible(project is None)
        self.board.show_project(project, section)
        self.record.show_project(project, section)
        self.sections.refresh()
        self._refresh_place()

    def _refresh_place(self) -> None:
        workshop = self._signals.workshop
        live, section, project = workshop.live, self._section, self._project
        self.slides.show_slide(live.slide, section is not None, project is not None)
        self.wall.show_mode(live.wall is WallMode.BLANK)
        self.clock.show_section(section)
        self._refresh_next()

    def _refresh_next(self) -> None:
        page, pages = self.slides.page()
        more = page < pages - 1 and self._signals.workshop.live.slide is not SlideKind.NOTES
        self._next = next_step_of(self._signals.workshop, more)
        self._go.setText(self._next.face())
        self._go.setAccessibleName(self._next.text)

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
            self.sections.refresh_answers()
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

    # -- steps ----------------------------------------------------------------------------------

    def go_on(self) -> None:
        """Do the next thing: the step that the big button names."""
        commit_composition()
        step = self._next
        if step is None:
            return
        if step.start is not None:
            self._signals.do(running.start_section, step.start)
        elif step.end is not None:
            self._signals.do(running.end_section, step.end)
        elif step.confirm:
            self.confirm_all()
        elif step.outcome:
            self.outcome_requested.emit()
        else:
            self.step(1)

    def step(self, by: int) -> None:
        """Go a step forward (1) or back (-1) through the section, as a remote's keys do."""
        commit_composition()
        section = self._section
        if section is None:
            first = next(iter(self._signals.workshop.sections), None)
            if first is not None and by > 0:
                self._signals.do(place.go_to, first.id, None, SlideKind.SECTION)
            return
        if self._turn_page(by):
            return
        coming = self._coming_section(section) if by > 0 else None
        if coming is not None:
            self._signals.do(place.go_to, coming.id, None, SlideKind.SECTION)
            return
        found = place.next_step(self._signals.workshop.live, list(section.projects), by)
        if found is None:
            return
        self.board.leave_words()
        project, slide = found
        self._signals.do(place.go_to, section.id, project, slide)
        self._follow(slide)

    def _coming_section(self, section: Section) -> Section | None:
        """Find the section to introduce: this one has ended, and its summary or a break is on."""
        workshop = self._signals.workshop
        if workshop.live.slide not in (SlideKind.SUMMARY, SlideKind.BREAK):
            return None
        if section_state(section) is not SectionState.ENDED:
            return None
        states = ((s, section_state(s)) for s in workshop.sections)
        return next((s for s, state in states if state is SectionState.PLANNED), None)

    def _turn_page(self, by: int) -> bool:
        """Turn the wall's page before the step: the room sees all of it. Notes are at their end."""
        live, (page, pages) = self._signals.workshop.live, self.slides.page()
        if live.slide is SlideKind.NOTES or not 0 <= page + by < pages:
            return False
        return self._signals.do(place.show_page, page + by)

    def _follow(self, slide: SlideKind) -> None:
        """Put the keyboard where this step needs it."""
        if slide is SlideKind.ANSWERS or slide is SlideKind.READ_BACK:
            self.board.start_round()
        elif slide is SlideKind.NOTES:
            self.show_tab(NOTES)
        elif slide is SlideKind.ROLES:
            self.show_tab(ROLES)
        else:
            self.take_focus()

    def take_focus(self) -> None:
        """Put the keyboard where the work is: in what was half typed, or on this step."""
        live = self._signals.workshop.live
        if self.record.notes.is_typing():
            self.show_tab(NOTES)
        elif live.slide in (SlideKind.ANSWERS, SlideKind.READ_BACK) and self._project:
            self.board.take_focus()
        elif live.slide in (SlideKind.NOTES, SlideKind.ROLES) and self._project:
            self._follow(live.slide)
        else:
            self._go.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask(self) -> None:
        """Begin the round; the wall shows the answers, so that the room sees what is asked."""
        shown = self._signals.workshop.live.slide
        if self._project and shown not in (SlideKind.ANSWERS, SlideKind.READ_BACK):
            self._signals.do(place.show_slide, SlideKind.ANSWERS)
        self.board.start_round()

    def show_paged(self, page: int, pages: int) -> None:
        """Show which page of the slide the wall is on, counted from 0."""
        self.slides.show_page(page, pages)
        self._refresh_next()

    def show_changed_answer(self, action: Action) -> None:
        """Go to the center whose answer an undo or redo changed, where the board has the keys."""
        project, here = self._project, QApplication.focusWidget()
        if here is None or not self.board.isAncestorOf(here):
            return
        for change in action.changes:
            answer = change.new if change.field == "" else None
            entity = answer or self._signals.workshop.find(change.kind, change.id) or change.old
            if isinstance(entity, Answer) and project and entity.project == project.id:
                self.board.focus_center(entity.center)
                return

    def show_tab(self, at: int) -> None:
        """Open notes (0), roles (1) or follow-up actions (2) and put the cursor there."""
        self.record.show_tab(at)

    def confirm_all(self) -> None:
        """Stamp everyone who answered: the read-back is agreed."""
        project = self._project
        if project is not None:
            self._signals.do(answers.confirm_all, project.id)

    def blank(self) -> None:
        """Make the wall black."""
        self._signals.do(wall.blank_wall)

    def show_again(self) -> None:
        """Show the wall again."""
        self._signals.do(wall.show_wall)

    def commit_edits(self) -> None:
        """Finish what is being typed before the page is left: complete answers are recorded."""
        commit_composition()
        self.board.leave_words()

    def take_key(self, key: Qt.Key, control: bool) -> bool:
        """Take a key of the live room; False where it means nothing here."""
        if control:
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.go_on()
                return True
            return False
        steps = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}
        if key in steps:
            self.step(steps[key])
        elif key == Qt.Key.Key_F2:
            self._ask()
        elif key == Qt.Key.Key_F3:
            self.show_tab(NOTES)
        elif key == Qt.Key.Key_F4:
            self.show_tab(FOLLOW_UPS if self.record.tab() == ROLES else ROLES)
        else:
            return False
        return True

    # -- wishes ---------------------------------------------------------------------------------

    def _on_break_requested(self, minutes: int) -> None:
        now = self._signals.now().replace(microsecond=0)
        self._signals.do(place.start_break, now + timedelta(minutes=minutes))

    def _on_section_requested(self, section: SectionId) -> None:
        self._signals.do(place.go_to, section, None, SlideKind.SECTION)

    def _on_project_requested(self, section: SectionId, project: ProjectId) -> None:
        self._signals.do(place.go_to, section, project, SlideKind.BRIEF)

    def _on_slide_requested(self, kind: SlideKind) -> None:
        if kind is SlideKind.BREAK:
            self._signals.do(place.start_break, self.slides.break_end(self._signals.now()))
        else:
            self.board.leave_words()
            self._signals.do(place.show_slide, kind)
            self._follow(kind)

    def _on_page_requested(self, page: int) -> None:
        self._signals.do(place.show_page, page)

    def _on_stage_requested(self, stage: ProjectStage) -> None:
        project = self._project
        if project is not None:
            self._signals.do(running.move_project_stage, project.id, stage)

    def _on_end_requested(self) -> None:
        section = self._section
        if section is not None and self._signals.do(running.end_section, section.id):
            self.notice_raised.emit(tr("The section has ended. Ctrl+Z takes it back."))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the preview less height on low screens."""
        super().resizeEvent(event)
        self.wall.fit(self.height())
        self.board.fit_page(self.height())
        self.sections.setFixedWidth(244 if self.width() >= _WIDE else 190)

    def go_button(self) -> QPushButton:
        """Give the one primary button of the page."""
        return self._go
