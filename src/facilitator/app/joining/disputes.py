"""What one side took out while the other went on with it: asked once, about the whole of it."""

from collections.abc import Iterable, Iterator
from functools import cached_property

from facilitator.app.copies.replaying import in_order
from facilitator.app.joining.conflicts import hanging_ids
from facilitator.app.joining.knowledge import Knowledge
from facilitator.app.joining.plan import Question, Take
from facilitator.app.joining.sides import (
    LEFT_ALONE,
    SideView,
    Standing,
    conflict_of,
    named,
    needed,
    needs,
)
from facilitator.domain.entities import (
    Answer,
    Entity,
    EntityKind,
    Project,
    Touch,
    conflict_id,
    kind_of,
    pair_id,
)
from facilitator.domain.references import reference_fields


class _Lost:
    """What is missing on one side and alive on the other, and which of it is in dispute.

    Only the topmost is disputed: an answer of a removed project hangs on the project.
    """

    def __init__(self, lost: set[Touch], living: SideView) -> None:
        self.lost = lost
        self._living = living
        self._tops: dict[Touch, frozenset[Touch]] = {}

    def roots(self, touches: Iterable[Touch], also: set[Touch]) -> set[Touch]:
        """Find what is disputed, given what differs."""
        found: set[Touch] = set()
        for touch in self.lost:
            standing = self._living.standing(touch)
            if standing.changed or standing.is_kept or touch in also:
                found |= self.tops(touch)
        for touch in touches if self.lost else ():
            for each in self._newly_named(touch):
                if each in self.lost:
                    found |= self.tops(each)
        return found

    def tops(self, touch: Touch) -> frozenset[Touch]:
        """Find the topmost that is lost and that something lost cannot be without."""
        if touch not in self._tops:
            entity = self._living.workshop.find(*touch)
            above = [t for t in needs(touch.kind, entity) if t in self.lost] if entity else []
            found = frozenset().union(*(self.tops(t) for t in above))
            self._tops[touch] = found or frozenset({touch})
        return self._tops[touch]

    def _newly_named(self, touch: Touch) -> Iterator[Touch]:
        if touch.kind in LEFT_ALONE or touch in self.lost:
            return
        standing = self._living.standing(touch)
        if standing.entity is None:
            return
        for name in reference_fields(touch.kind):
            if name in standing.changed:
                yield from named(touch.kind, standing.entity, name)


class Disputes:
    """All that is lost on one side and needed on the other."""

    def __init__(
        self,
        mine: SideView,
        theirs: SideView,
        known: tuple[Knowledge, Knowledge],
        touches: list[Touch],
    ) -> None:
        self._mine, self._theirs = mine, theirs
        self._known = known
        self._hanging = hanging_ids(theirs.workshop)
        self._leads = dict(self._lead_clashes(touches))
        self._leads_taken = list(self._asked_again(touches))
        self._folded = {pair for _, pairs in self._leads.values() for pair in pairs}
        here = {t for t in touches if self._may_be_lost_here(t)}
        there = {t for t in touches if self._may_be_lost_there(t)}
        self._here, self._there = _Lost(here, theirs), _Lost(there, mine)
        self.roots_here = self._here.roots(touches, self._open_about(here))
        self.roots_there = self._there.roots(touches, self._open_about(there))

    @cached_property
    def _mentioned(self) -> set[Touch]:
        return self._known[0].mentioned()

    # -- what the weighing asks -----------------------------------------------------------------

    def is_gone_here(self, touch: Touch) -> bool:
        """Tell whether it was deleted here for good, and never comes back."""
        return self._theirs.is_void(touch)

    def is_gone_there(self, touch: Touch) -> bool:
        """Tell whether it was deleted there for good, and goes here as well."""
        return self._mine.is_void(touch)

    def was_here(self, touch: Touch, here: Standing) -> bool:
        """Tell whether what only they have was once here: it stays away, or is asked about, or
        comes back with all that belongs to it."""
        return here.is_lost or touch in self._mentioned

    def is_held(self, touch: Touch) -> bool:
        """Tell whether what they took out stays until somebody decides."""
        if touch in self._folded:
            return True
        entity = self._mine.workshop.find(*touch)
        if entity is None:
            return False
        if touch in self.roots_there:
            return True
        return any(self.is_held(t) for t in needs(touch.kind, entity))

    def is_folded(self, touch: Touch, name: str, one: Entity, other: Entity) -> bool:
        """Tell whether a field follows what is decided about the entity that it names."""
        if name == "lead" and touch in self._leads:
            return True
        if isinstance(getattr(one, name), tuple) or name in needed(touch.kind):
            return False
        mine, theirs = named(touch.kind, one, name), named(touch.kind, other, name)
        if mine and not theirs:
            return mine[0] in self.roots_there
        return bool(theirs) and not mine and theirs[0] in self.roots_here

    # -- what comes of it -----------------------------------------------------------------------

    def questions(self) -> Iterator[Question]:
        """List what has to be asked."""
        for root in in_order(self.roots_here):
            if self._is_asked(root, self._mine):
                theirs = self._theirs.workshop.find(*root)
                yield Question(root, "", None, theirs, tuple(self._restoring(root)))
        for root in in_order(self.roots_there):
            if self._is_asked(root, self._theirs):
                mine = self._mine.workshop.find(*root)
                yield Question(root, "", mine, None, (Take(root),))
        for question, _ in self._leads.values():
            yield question

    def restored(self) -> Iterator[Take]:
        """List what comes back unasked: they kept it knowing that it had been taken out here."""
        for root in in_order(self.roots_here):
            if not self._is_asked(root, self._mine):
                yield from self._restoring(root)
        for touch in self._leads_taken:
            theirs = self._theirs.workshop.find(*touch)
            if theirs is not None and self._mine.workshop.find(*touch) is None:
                yield Take(touch, theirs)

    def _is_asked(self, root: Touch, losing: SideView) -> bool:
        key = conflict_id(root.kind, root.id, "")
        sides = ((self._mine, self._theirs), (self._theirs, self._mine))
        is_open = any(key in side.open and key not in by.news.decided for side, by in sides)
        return losing.standing(root).is_lost or is_open

    def _restoring(self, root: Touch) -> Iterator[Take]:
        """List what to do so that something is here again as they have it."""
        back = [t for t in self._here.lost if root in self._here.tops(t)]
        for touch in in_order(back):
            yield Take(touch, self._theirs.workshop.find(*touch))
        for touch, name, place in self._naming.get(root, ()):
            here = self._mine.workshop.find(*touch)
            if here is None:
                continue
            value = getattr(here, name)
            if isinstance(value, tuple):
                yield Take(touch, insert=(name, root.id, place))
            elif value is None:
                yield Take(touch, values={name: root.id})

    @cached_property
    def _naming(self) -> dict[Touch, list[tuple[Touch, str, int]]]:
        """Find where they name what is in dispute though they could do without it."""
        found: dict[Touch, list[tuple[Touch, str, int]]] = {}
        for entity in self._theirs.workshop.all_entities():
            kind = kind_of(entity)
            if kind in LEFT_ALONE:
                continue
            for name in reference_fields(kind):
                for place, each in enumerate(named(kind, entity, name)):
                    if each in self.roots_here and name not in needed(kind):
                        place_of = (Touch(kind, entity.id), name, place)
                        found.setdefault(each, []).append(place_of)
        return found

    # -- finding --------------------------------------------------------------------------------

    def _may_be_lost_here(self, touch: Touch) -> bool:
        if touch.kind in LEFT_ALONE or touch in self._folded or self.is_gone_here(touch):
            return False
        here, there = self._mine.standing(touch), self._theirs.standing(touch)
        if here.entity is not None or there.entity is None:
            return False
        return self.was_here(touch, here)

    def _may_be_lost_there(self, touch: Touch) -> bool:
        if touch.kind in LEFT_ALONE or touch in self._folded or self.is_gone_there(touch):
            return False
        here, there = self._mine.standing(touch), self._theirs.standing(touch)
        if here.entity is None or there.entity is not None:
            return False
        return there.is_lost or self._is_left_open(touch)

    def _open_about(self, lost: set[Touch]) -> set[Touch]:
        """Find what they have not decided yet and is no question here so far."""
        return {
            touch
            for touch in lost
            if self._is_left_open(touch) and not conflict_of(self._mine.open, touch, "")
        }

    def _is_left_open(self, touch: Touch) -> bool:
        """Tell whether they have not decided about it, and nobody here has since."""
        conflict = conflict_of(self._theirs.open, touch, "")
        if conflict is None or conflict.id in self._hanging:
            return False
        if conflict.id not in self._theirs.news.opened:
            return False
        return conflict.id not in self._mine.news.decided

    def _asked_again(self, touches: list[Touch]) -> Iterator[Touch]:
        """Find what was asked of, and said by, a center that leads only here by now."""
        for touch in touches:
            here, there = self._mine.standing(touch), self._theirs.standing(touch)
            one, other = here.entity, there.entity
            if not isinstance(one, Project) or not isinstance(other, Project):
                continue
            is_taken = "lead" in there.changed and "lead" not in here.changed
            if is_taken and one.lead is not None and one.lead != other.lead:
                pair = pair_id(one.id, one.lead)
                yield from (Touch(EntityKind.PROPOSAL, pair), Touch(EntityKind.ANSWER, pair))

    def _lead_clashes(
        self, touches: list[Touch]
    ) -> Iterator[tuple[Touch, tuple[Question, tuple[Touch, ...]]]]:
        """Find projects whose new lead on one side has given an answer on the other."""
        for touch in touches:
            if touch.kind is not EntityKind.PROJECT:
                continue
            here, there = self._mine.standing(touch), self._theirs.standing(touch)
            one, other = here.entity, there.entity
            if not isinstance(one, Project) or not isinstance(other, Project):
                continue
            leads_here, leads_there = "lead" in here.changed, "lead" in there.changed
            if one.lead == other.lead or leads_here == leads_there:
                continue
            leading, answering = (one, self._theirs) if leads_here else (other, self._mine)
            if leading.lead is None:
                continue
            pair = pair_id(leading.id, leading.lead)
            said = answering.standing(Touch(EntityKind.ANSWER, pair))
            if not said.changed or not isinstance(said.entity, Answer) or said.entity.word is None:
                continue
            pairs = (Touch(EntityKind.PROPOSAL, pair), Touch(EntityKind.ANSWER, pair))
            takes = [Take(touch, values={"lead": other.lead})]
            if leads_here:
                kept = ((t, self._theirs.workshop.find(*t)) for t in pairs)
                takes.extend(Take(t, whole) for t, whole in kept if whole is not None)
            yield touch, (Question(touch, "lead", one, other, tuple(takes)), pairs)
