"""The words of the matrix."""

from facilitator.domain.dates import say_short_date
from facilitator.domain.entities import Answer, Event
from facilitator.domain.terms import Mark, ProjectStage
from facilitator.words import tr
from facilitator.words.terms import term

_APART = frozenset({ProjectStage.PARKED, ProjectStage.WITHDRAWN, ProjectStage.NOT_PURSUED})


def lead_word(event: Event) -> str:
    """Name the lead's role so short that it fits a cell."""
    own = event.lead_label.removesuffix("센터").strip()
    return own or tr("Lead", "matrix")


def linked_word(event: Event) -> str:
    """Name the linked centers' role so short that it fits a legend."""
    own = event.linked_label.removesuffix("센터").strip()
    return own or tr("Linked", "matrix")


def mark_word(mark: Mark, lead: str) -> str:
    """Tell what a cell holds; "" where the center was not asked."""
    return {
        Mark.LEAD: lead,
        Mark.YES: tr("Joins", "matrix"),
        Mark.CONDITIONAL: tr("Condition", "matrix"),
        Mark.LATER: tr("Later", "matrix"),
        Mark.NO: tr("No", "matrix"),
        Mark.NOT_APPLICABLE: tr("N/A", "matrix"),
        Mark.UNANSWERED: tr("No answer", "matrix"),
        Mark.NOT_ASKED: "",
    }[mark]


def undecided_word() -> str:
    """Tell that another copy answered differently and nobody has chosen yet."""
    return tr("undecided", "matrix")


def stage_remark(stage: ProjectStage) -> str:
    """Name a stage that sets a project apart from the others; "" for the usual ones."""
    return term(stage) if stage in _APART else ""


def answer_details(answer: Answer) -> list[str]:
    """Tell the condition, the reply-by date, the reason and the stamp, each in a line."""
    lines = []
    if answer.condition:
        lines.append(tr("Condition: {text}", text=answer.condition))
    if answer.reply_by:
        lines.append(tr("Reply by {date}", date=say_short_date(answer.reply_by)))
    if answer.reason:
        lines.append(tr("Reason: {text}", text=answer.reason))
    if answer.confirmed_at:
        lines.append(tr("Confirmed in the read-back"))
    return lines
