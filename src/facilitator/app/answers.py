"""Taking the centers' answers and their read-back."""

from datetime import date

from facilitator.app.action import Action, Label
from facilitator.app.entry import Entry
from facilitator.app.running import discussion_begins
from facilitator.domain.entities import Answer, Draft, Project, pair_id
from facilitator.domain.failures import RuleBroken
from facilitator.domain.terms import AnswerWord, CenterId, ProjectId, ProjectStage
from facilitator.domain.text import clean, one_line

_DISCUSSED = frozenset({ProjectStage.PROPOSED, ProjectStage.IN_DISCUSSION})


def answer_draft_id(project: ProjectId, center: CenterId) -> str:
    """Name the draft of a condition, date or reason that is being typed on the board."""
    return f"answer:{pair_id(project, center)}"


def _project(entry: Entry, project: ProjectId) -> Project:
    found = entry.workshop.project(project)
    if found is None:
        raise RuleBroken("no_such_project")
    return found


def _answer(entry: Entry, project: ProjectId, center: CenterId) -> Answer:
    """Find the pair's answer, or a blank one that is not in the workshop yet."""
    key = pair_id(project, center)
    return entry.workshop.answer(project, center) or Answer(key, project, center)


def drop_stamp(entry: Entry, project: ProjectId, center: CenterId) -> None:
    """Clear the read-back stamp of a pair; the project is then no longer agreed."""
    answer = _answer(entry, project, center)
    if answer.confirmed_at is None:
        return
    entry.set(answer, confirmed_at=None)
    found = entry.workshop.project(project)
    if found is not None and found.stage is ProjectStage.AGREED:
        entry.set(found, stage=ProjectStage.IN_DISCUSSION)


def discuss_again(entry: Entry, project: ProjectId) -> None:
    """Put an agreed project back into discussion where somebody has not confirmed it any more."""
    found = entry.workshop.project(project)
    if found is not None and found.stage is ProjectStage.AGREED and _unconfirmed(entry, found):
        entry.set(found, stage=ProjectStage.IN_DISCUSSION)


def record_answer(
    entry: Entry,
    project: ProjectId,
    center: CenterId,
    word: AnswerWord | None,
    *,
    condition: str = "",
    reply_by: date | None = None,
    reason: str | None = None,
    reason_private: bool | None = None,
    said_by: str | None = None,
) -> Action:
    """Record one center's word; None takes the answer away (no answer, never a no).

    `conditional` needs its condition, `later` its reply-by date; other words drop both. A reason,
    its privacy and who said it belong to the word: where None is given they stay with the same
    word and go with another. Raises RuleBroken.
    """
    found = _project(entry, project)
    if entry.workshop.center(center) is None:
        raise RuleBroken("no_such_center")
    if found.lead == center:
        raise RuleBroken("lead_does_not_answer", center=entry.workshop.short_name(center))
    condition = one_line(condition)
    if word is AnswerWord.CONDITIONAL and not condition:
        raise RuleBroken("condition_needed", center=entry.workshop.short_name(center))
    if word is AnswerWord.LATER and reply_by is None:
        raise RuleBroken("date_needed", center=entry.workshop.short_name(center))
    old = _answer(entry, project, center)
    kept = old if old.word is word else Answer(old.id, project, center)
    wanted = {
        "word": word,
        "condition": condition if word is AnswerWord.CONDITIONAL else "",
        "reply_by": reply_by if word is AnswerWord.LATER else None,
        "reason": kept.reason if reason is None else one_line(reason),
        "reason_private": kept.reason_private if reason_private is None else reason_private,
        "said_by": kept.said_by if said_by is None else one_line(said_by),
    }
    if word is None:
        wanted.update(reason="", reason_private=False, said_by="")
    entry.clear_draft(answer_draft_id(project, center))
    if any(getattr(old, name) != value for name, value in wanted.items()):
        drop_stamp(entry, project, center)
        said_at = None if word is None else entry.now
        entry.set(_answer(entry, project, center), **wanted, said_at=said_at)
        discuss_again(entry, project)
        discussion_begins(entry, project)
    label = Label.ANSWER_CLEARED if word is None else Label.ANSWER_RECORDED
    return entry.action(label)


def type_answer(
    entry: Entry, project: ProjectId, center: CenterId, word: AnswerWord | None, text: str
) -> Action:
    """Keep what is half typed on the board (a condition, a date); an empty text drops it."""
    draft_id = answer_draft_id(project, center)
    if text:
        entry.put(Draft(draft_id, clean(text), center, word.value if word else ""))
    else:
        entry.clear_draft(draft_id)
    return entry.action(Label.TYPED, undoable=False, run=draft_id)


def confirm(entry: Entry, project: ProjectId, centers: list[CenterId]) -> Action:
    """Stamp the read-back of these centers; when nobody is left, the project is agreed.

    The lead confirms its own roles. A project without a lead stays in discussion. A center
    without an answer cannot confirm: RuleBroken.
    """
    found = _project(entry, project)
    for center in centers:
        answer = _answer(entry, project, center)
        if center != found.lead and answer.word is None:
            raise RuleBroken("nothing_to_confirm", center=entry.workshop.short_name(center))
        if answer.confirmed_at is None:
            entry.set(answer, confirmed_at=entry.now)
    if found.stage in _DISCUSSED and not _unconfirmed(entry, found):
        entry.set(found, stage=ProjectStage.AGREED)
    return entry.action(Label.ANSWER_CONFIRMED)


def withdraw_confirmation(entry: Entry, project: ProjectId, centers: list[CenterId]) -> Action:
    """Take stamps back."""
    _project(entry, project)
    for center in centers:
        drop_stamp(entry, project, center)
    return entry.action(Label.CONFIRMATION_WITHDRAWN)


def confirm_all(entry: Entry, project: ProjectId) -> Action:
    """Stamp the lead and every center that answered."""
    lead = _project(entry, project).lead
    answered = [a.center for a in entry.workshop.answers_of(project) if a.word and a.center != lead]
    return confirm(entry, project, ([lead] if lead else []) + answered)


def _unconfirmed(entry: Entry, project: Project) -> bool:
    if project.lead is None:
        return True
    asked = {p.center for p in entry.workshop.proposals_of(project.id)}
    asked.update(a.center for a in entry.workshop.answers_of(project.id) if a.word is not None)
    asked.add(project.lead)
    return any(_answer(entry, project.id, center).confirmed_at is None for center in asked)
