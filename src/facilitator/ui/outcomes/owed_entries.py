"""What is owed, as lines that lead to their projects."""

from enum import StrEnum

from facilitator.domain.dates import say_short_date
from facilitator.domain.entities import Project
from facilitator.domain.outcome import Owed
from facilitator.domain.workshop import Workshop
from facilitator.ui.outcomes.entry_list import Line
from facilitator.words import tr


class Debt(StrEnum):
    """The kinds of what is owed, in the order of the card."""

    UNANSWERED = "unanswered"
    REPLIES = "replies"
    WITHOUT_ROLE = "without_role"
    PERSONLESS = "personless"
    UNCONFIRMED = "unconfirmed"
    NOBODY = "nobody"


def debt_word(debt: Debt) -> str:
    """Name a kind of what is owed."""
    return {
        Debt.UNANSWERED: tr("No answer yet"),
        Debt.REPLIES: tr("Replies to come"),
        Debt.WITHOUT_ROLE: tr("Joining, without a role"),
        Debt.PERSONLESS: tr("Roles without a person"),
        Debt.UNCONFIRMED: tr("Projects before read-back"),
        Debt.NOBODY: tr("Projects nobody joined"),
    }[debt]


def owed_entries(workshop: Workshop, owed: Owed) -> dict[Debt, list[Line]]:
    """List the lines of every kind, in the order of projects and centers."""
    short = workshop.short_name
    return {
        Debt.UNANSWERED: [_entry(p, short(c.id)) for p, c in owed.unanswered],
        Debt.REPLIES: [
            _entry(p, f"{short(a.center)} {say_short_date(a.reply_by)}".strip())
            for p, a in owed.replies
        ],
        Debt.WITHOUT_ROLE: [_entry(p, short(c.id)) for p, c in owed.without_role],
        Debt.PERSONLESS: [_entry(p, short(r.center)) for p, r in owed.roles_without_person],
        Debt.UNCONFIRMED: [_entry(p) for p in owed.unconfirmed],
        Debt.NOBODY: [_entry(p) for p in owed.nobody_joined],
    }


def _entry(project: Project, right: str = "") -> Line:
    return Line(f"{project.number}. {project.title}", right, project.id)
