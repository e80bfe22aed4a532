"""Going to one entry of the project that the console stands on: an answer, a note, a role."""

from facilitator.domain.entities import ActionItem, Answer, Note, Role
from facilitator.ui.live.board.answer_board import AnswerBoard
from facilitator.ui.live.notes.note_panel import NotePanel
from facilitator.ui.live.record_card import FOLLOW_UPS, NOTES, ROLES, RecordCard


def show_entry(
    board: AnswerBoard, record: RecordCard, entity: Answer | Note | Role | ActionItem
) -> None:
    """Put the keyboard on it; what is half typed in the note's line stays there."""
    match entity:
        case Answer():
            board.focus_center(entity.center)
        case Note():
            record.show_tab(NOTES)
            _choose(record.notes, entity)
        case Role():
            record.show_tab(ROLES)
            record.roles.grid.focus_field(entity.id, "task")
        case ActionItem():
            record.show_tab(FOLLOW_UPS)
            record.follow_ups.grid.focus_field(entity.id, "text")


def _choose(panel: NotePanel, note: Note) -> None:
    if panel.lines.notes.row_of(note.id) < 0:  # the lines are being searched
        panel.finder.close_finder()
    row = panel.lines.notes.row_of(note.id)
    if row >= 0:
        panel.lines.select(row)
