"""Where the keyboard is on the live page, and where it goes after each step."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from facilitator.app import place
from facilitator.app.action import Action
from facilitator.domain.entities import Answer, Live, Project
from facilitator.domain.terms import SlideKind
from facilitator.ui.desk_signals import DeskSignals
from facilitator.ui.live.board.answer_board import AnswerBoard
from facilitator.ui.live.record_card import FOLLOW_UPS, NOTES, ROLES, RecordCard
from facilitator.ui.live.wall.message_line import MessageLine

_ON_BOARD = (SlideKind.ANSWERS, SlideKind.READ_BACK)


class Keyboard(QObject):
    """Puts the keyboard where the work is. Only wishes move it, never what changes elsewhere."""

    def __init__(
        self,
        signals: DeskSignals,
        board: AnswerBoard,
        record: RecordCard,
        message: MessageLine,
        go: QPushButton,
        page: QWidget,
    ) -> None:
        super().__init__(page)
        self._signals = signals
        self._board = board
        self._record = record
        self._message = message
        self._go = go
        self._page = page
        self._before: QWidget | None = None

    @property
    def _live(self) -> Live:
        return self._signals.workshop.live

    @property
    def _project(self) -> Project | None:
        return self._signals.workshop.project(self._live.project)

    def follow(self, slide: SlideKind) -> None:
        """Put the keyboard where a step needs it."""
        if slide in _ON_BOARD:
            self._board.start_round()
        elif slide is SlideKind.NOTES:
            self.to_notes()
        elif slide is SlideKind.ROLES:
            self._record.show_tab(ROLES)
        else:
            self.take()

    def take(self) -> None:
        """Put the keyboard into what was half typed, or where this step needs it."""
        slide = self._live.slide
        if self._record.notes.is_typing():
            self.to_notes()
        elif slide in _ON_BOARD and self._project:
            self._board.take_focus()
        elif slide in (SlideKind.NOTES, SlideKind.ROLES) and self._project:
            self.follow(slide)
        else:
            self._go.setFocus(Qt.FocusReason.OtherFocusReason)

    def to_round(self) -> None:
        """Begin the round; the wall shows the answers, so that the room sees what is asked."""
        if self._project and self._live.slide not in _ON_BOARD:
            self._signals.do(place.show_slide, SlideKind.ANSWERS)
        self._board.start_round()

    def to_notes(self) -> None:
        """Go on with the note."""
        self._record.show_tab(NOTES)

    def to_commitments(self) -> None:
        """Go to who does what; again, to the follow-up actions."""
        self._record.show_tab(FOLLOW_UPS if self._record.tab() == ROLES else ROLES)

    def to_message(self) -> None:
        """Go to the message to the room, and remember where the keyboard came from."""
        here = QApplication.focusWidget()
        if not self._message.is_typing():
            inside = here is not None and self._page.isAncestorOf(here)
            self._before = here if inside else None
        self._message.start_typing()

    def back_from_message(self) -> None:
        """Give the keyboard back to where it came from."""
        before, self._before = self._before, None
        if before is not None and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.take()

    def go_to_answer(self, action: Action) -> None:
        """Go to the center whose answer an undo or redo changed, where the board has the keys."""
        project, here = self._project, QApplication.focusWidget()
        if here is None or not self._board.isAncestorOf(here):
            return
        for change in action.changes:
            answer = change.new if change.field == "" else None
            entity = answer or self._signals.workshop.find(change.kind, change.id) or change.old
            if isinstance(entity, Answer) and project and entity.project == project.id:
                self._board.focus_center(entity.center)
                return
