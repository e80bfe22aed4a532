"""Comparing two copies of one workshop."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime

from facilitator.app.action import Brought
from facilitator.app.entry import Entry
from facilitator.app.joining.conflicts import beside, hangs
from facilitator.app.joining.disputes import Disputes
from facilitator.app.joining.doing import put_right, take_over
from facilitator.app.joining.knowledge import Key, Knowledge, Record, news
from facilitator.app.joining.plan import Plan, Question, Take, perform
from facilitator.app.joining.purges import Without, cleaning, unheard
from facilitator.app.joining.repair import Renumbered
from facilitator.app.joining.sides import SideView
from facilitator.app.joining.stamps import fallen_stamps
from facilitator.app.joining.terms import Copy, Difference, Joining, Side
from facilitator.app.joining.unread import readable
from facilitator.app.joining.weighing import Weighing, differing
from facilitator.domain.entities import Answer, Conflict, Touch
from facilitator.domain.failures import RuleBroken
from facilitator.domain.workshop import Workshop


def compare(mine: Copy, theirs: Copy) -> Joining:
    """Find what the other copy holds that this one lacks; neither is changed.

    An entry that cannot be read is no hindrance: what it did is joined as the tables have it.
    Raises RuleBroken("not_copies") where they do not come from one workshop.
    """
    (mine, unread_here), (theirs, unread_there) = readable(mine, theirs), readable(theirs, mine)
    known = Knowledge(mine.journal), Knowledge(theirs.journal)
    if not known[0].shares(known[1]):
        raise RuleBroken("not_copies")
    told = news(known[0], known[1]), news(known[1], known[0])
    gone_here, gone_there = unheard(told[0], told[1]), unheard(told[1], told[0])
    cleaned = cleaning(mine.workshop, gone_there)
    here = SideView(_after(mine.workshop, cleaned), told[0], gone_there)
    clean = cleaning(theirs.workshop, gone_here)
    there = SideView(_after(theirs.workshop, clean), told[1], gone_here)
    plan = _planned(here, there, known)
    plan.cleaning = cleaned
    found = _Comparison(mine.workshop, here, there, plan, known[0].purged()).joining()
    unread = {Side.MINE: tuple(sorted(unread_here)), Side.THEIRS: tuple(sorted(unread_there))}
    return replace(found, unread=unread)


def _after(workshop: Workshop, takes: list[Take]) -> Workshop:
    if not takes:
        return workshop
    entry = Entry(Workshop(workshop.all_entities()), datetime.min)
    perform(entry, takes)
    return entry.workshop


def _planned(here: SideView, there: SideView, known: tuple[Knowledge, Knowledge]) -> Plan:
    touches = list(differing(here, there))
    disputes = Disputes(here, there, known, touches)
    weighing = Weighing(here, there, disputes)
    weighing.weigh(touches)
    plan = weighing.plan
    plan.takes.extend(disputes.restored())
    plan.questions.extend(disputes.questions())
    plan.fallen |= fallen_stamps(here, there, touches)
    plan.settled |= {key for key in here.open if key in there.news.decided}
    asked = {question.id for question in plan.questions}
    for key, conflict in there.open.items():
        left_open = key not in here.open and key not in asked and key not in here.news.decided
        if left_open and key in there.news.opened:
            plan.conflicts.append(conflict)
    return plan


class _Comparison:
    """Tries the plan on a workshop of its own and tells what it does."""

    def __init__(
        self, mine: Workshop, here: SideView, there: SideView, plan: Plan, purged: set[Key]
    ) -> None:
        self._mine, self._here, self._there = mine, here, there
        self._plan, self._purged = plan, purged

    def joining(self) -> Joining:
        plan = self._plan
        if plan.is_empty:
            return Joining(brought=tuple(self._brought()))
        tried, renumbered = self._tried({})
        kept_beside = self._all_beside(plan.questions, tried)
        # What is kept beside mine already is no news.
        plan.questions = [q for q in plan.questions if not self._is_kept(kept_beside[q.id])]
        questions = plan.questions
        return Joining(
            tried.changes(),
            tuple(self._difference(question) for question in questions),
            tuple(self._brought()),
            renumbered,
            plan,
            kept_beside,
            self._there.workshop,
        )

    def _tried(self, decisions: Mapping[str, Side]) -> tuple[Entry, tuple[Renumbered, ...]]:
        entry = Entry(Workshop(self._mine.all_entities()), datetime.min)
        take_over(entry, self._plan, decisions)
        renumbered = put_right(entry, self._plan, decisions, self._mine, self._there.workshop)
        return entry, renumbered

    def _difference(self, question: Question) -> Difference:
        mine = self._author(self._here, question)
        theirs = self._author(self._there, question)
        return Difference(
            question.id,
            question.touch.kind,
            question.touch.id,
            question.field,
            question.mine,
            question.theirs,
            mine.by if mine else "",
            mine.at if mine else None,
            theirs.by if theirs else "",
            theirs.at if theirs else None,
        )

    def _author(self, side: SideView, question: Question) -> Record | None:
        return side.news.author(question.touch.kind, question.touch.id, question.field)

    def _is_kept(self, conflicts: tuple[Conflict, ...]) -> bool:
        here = (self._here.open.get(conflict.id) for conflict in conflicts)
        pairs = zip(here, conflicts, strict=True)
        return all(mine is not None and mine.theirs == c.theirs for mine, c in pairs)

    def _all_beside(
        self, questions: list[Question], tried: Entry
    ) -> dict[str, tuple[Conflict, ...]]:
        """Give what is kept beside mine for each question, with what hangs on several of them."""
        found = {question.id: self._beside(question, tried) for question in questions}
        bringing = [question for question in questions if question.may_bring_more]
        if len(bringing) < 2:
            return found
        taken, _ = self._tried({question.id: Side.THEIRS for question in bringing})
        known = {conflict.id for each in found.values() for conflict in each}
        shared = beside(tried.workshop, taken.workshop, taken.changes())
        for conflict in [c for c in shared if c.id not in known]:
            for question in bringing:
                head = found[question.id][0]
                back = {Touch(c.kind, c.entity) for c in found[question.id] if not c.field}
                if hangs(tried.workshop, conflict, back):
                    told = replace(conflict, by=head.by, at=head.at)
                    found[question.id] = (*found[question.id], told)
        return found

    def _beside(self, question: Question, tried: Entry) -> tuple[Conflict, ...]:
        """Give what is kept beside mine while the question is open: the head, and what hangs."""
        author = self._author(self._there, question)
        by, at = (author.by, author.at) if author else ("", None)
        kind, entity = question.touch
        theirs = question.theirs
        if isinstance(theirs, Answer) and entity in self._plan.fallen:
            theirs = replace(theirs, confirmed_at=None)
        head = Conflict(question.id, kind, entity, question.field, theirs, by, at)
        if not question.may_bring_more:
            return (head,)
        taken, _ = self._tried({question.id: Side.THEIRS})
        more = beside(tried.workshop, taken.workshop, taken.changes())
        return (head, *(replace(c, by=by, at=at) for c in more if c.id != head.id))

    def _brought(self) -> Iterator[Brought]:
        for r in self._there.news.records:
            load = Without(r.load, self._purged) if self._purged else r.load
            yield Brought(r.uid, r.label, r.at, r.by, r.run, load)
