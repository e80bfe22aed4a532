"""What a row of the answer board shows, gathered from the workshop."""

from dataclasses import dataclass

from facilitator.domain.attendance import CenterInRoom, Room
from facilitator.domain.dates import say_short_date
from facilitator.domain.entities import Answer, Center, Project
from facilitator.domain.outcome import Load
from facilitator.domain.terms import AnswerWord, CenterId
from facilitator.domain.workshop import Workshop
from facilitator.ui.live.attendance.attendance_words import away_role, say_away
from facilitator.words import tr


@dataclass(frozen=True, slots=True)
class RowFacts:
    """What a row shows; `detail` is the condition, the date and the reason in one line.

    `away` tells in sign and words how the center is missing in the room ("" where it is whole);
    `away_role` is its colour, `is_away` tells that nobody of it is here. `confirm_again` tells that
    it has changed since the read-back.
    """

    center: CenterId
    short: str
    name: str
    lead: int
    linked: int
    is_lead: bool
    lead_label: str
    word: AnswerWord | None
    detail: str
    confirmed: bool
    pending: AnswerWord | None = None
    away: str = ""
    away_role: str = "secondary"
    is_away: bool = False
    confirm_again: bool = False


def row_facts(
    workshop: Workshop,
    project: Project,
    center: Center,
    load: Load,
    pending: AnswerWord | None,
    in_room: CenterInRoom | None,
    confirm_again: bool = False,
) -> RowFacts:
    """Gather a center's row; without `in_room` nothing is told of its attendance."""
    answer = workshop.answer(project.id, center.id)
    detail = detail_text(answer)
    if answer is None or answer.word is None:
        asked = workshop.is_asked(project.id, center.id)
        detail = tr("Proposed · no answer") if asked else tr("No answer")
    return RowFacts(
        center.id,
        center.short_name or center.name,
        center.name,
        load.lead,
        load.linked,
        project.lead == center.id,
        workshop.event.lead_label or tr("Lead center"),
        answer.word if answer else None,
        detail,
        answer is not None and answer.confirmed_at is not None,
        pending,
        say_away(in_room) if in_room else "",
        away_role(in_room) if in_room else "secondary",
        in_room is not None and in_room.room is Room.AWAY,
        confirm_again,
    )


def detail_text(answer: Answer | None) -> str:
    """Tell a condition, a reply-by date and a reason in one line."""
    if answer is None:
        return ""
    by = tr("reply by {day}", day=say_short_date(answer.reply_by)) if answer.reply_by else ""
    said = f"({answer.said_by})" if answer.said_by else ""
    reason = f"🔒 {answer.reason}" if answer.reason and answer.reason_private else answer.reason
    return " · ".join(part for part in (answer.condition, by, reason, said) if part)
