"""Weighing every entity of two copies: what only one side changed stands, the rest is asked."""

from collections.abc import Iterable, Iterator

from facilitator.app.joining.answered import are_one_word, with_moments, with_reason_of
from facilitator.app.joining.disputes import Disputes
from facilitator.app.joining.plan import Plan, Question, Take, groups
from facilitator.app.joining.sides import WHOLE, SideView, Standing, conflict_of, field_names, named
from facilitator.domain.entities import (
    NEVER_UNDONE,
    Answer,
    Center,
    Entity,
    EntityKind,
    Touch,
    kind_of,
)

_SKIPPED = frozenset({EntityKind.LIVE, EntityKind.CONFLICT})
_SETS = frozenset({"projects", "guests"})
JOINED_LINE = "joined:"


def differing(mine: SideView, theirs: SideView) -> Iterator[Touch]:
    """List what is not the same on both sides, theirs first, then what only mine has."""
    for entity in theirs.workshop.all_entities():
        touch = Touch(kind_of(entity), entity.id)
        if not _is_skipped(touch) and mine.workshop.find(*touch) != entity:
            yield touch
    for entity in mine.workshop.all_entities():
        touch = Touch(kind_of(entity), entity.id)
        if not _is_skipped(touch) and theirs.workshop.find(*touch) is None:
            yield touch


def _is_skipped(touch: Touch) -> bool:
    """Tell whether it stays as it is in each room: its place, its log's own lines, conflicts."""
    is_own_line = touch.kind is EntityKind.SHOWN and touch.id.startswith(JOINED_LINE)
    return touch.kind in _SKIPPED or is_own_line


class Weighing:
    """Makes the plan of a joining. `disputes` knows what one side lost that the other needs."""

    def __init__(self, mine: SideView, theirs: SideView, disputes: Disputes) -> None:
        self._mine, self._theirs = mine, theirs
        self._disputes = disputes
        self.plan = Plan()

    def weigh(self, touches: Iterable[Touch]) -> None:
        """Weigh every entity that differs."""
        for touch in touches:
            here, there = self._mine.standing(touch), self._theirs.standing(touch)
            if here.entity is not None and there.entity is not None:
                self._both(touch, here, there)
            elif there.entity is not None:
                self._only_theirs(touch, here, there)
            else:
                self._only_mine(touch, here, there)

    # -- only one side has it -------------------------------------------------------------------

    def _only_theirs(self, touch: Touch, here: Standing, there: Standing) -> None:
        if self._disputes.is_gone_here(touch):
            return
        union = touch.kind in (EntityKind.TURN, EntityKind.SHOWN) and bool(there.changed)
        if union or not self._disputes.was_here(touch, here):
            self.plan.takes.append(Take(touch, there.entity))

    def _only_mine(self, touch: Touch, here: Standing, there: Standing) -> None:
        if self._disputes.is_gone_there(touch):
            self.plan.takes.append(Take(touch))
            return
        stays = touch.kind in NEVER_UNDONE and bool(here.changed)
        if there.is_lost and not stays and not self._disputes.is_held(touch):
            self.plan.takes.append(Take(touch))

    # -- both have it ---------------------------------------------------------------------------

    def _both(self, touch: Touch, here: Standing, there: Standing) -> None:
        if touch.kind in WHOLE:
            self._whole(touch, here, there)
            return
        assert here.entity is not None and there.entity is not None
        unequal = sorted(
            name
            for name in field_names(touch.kind)
            if getattr(here.entity, name) != getattr(there.entity, name)
        )
        for group in groups(touch.kind, unequal):
            self._fields(touch, group, here, there)

    def _whole(self, touch: Touch, here: Standing, there: Standing) -> None:
        assert here.entity is not None and there.entity is not None
        one, other = here.entity, there.entity
        is_quiet = not here.changed and not there.changed
        if is_quiet or self._is_withheld(self._mine, touch, here):
            one = with_reason_of(other, one)
        elif self._is_withheld(self._theirs, touch, there):
            other = with_reason_of(one, other)
        # Who was not shown the reason cannot have stamped a new one.
        is_new = ("reason" in here.changed and other != there.entity) or (
            "reason" in there.changed and one != here.entity
        )
        if not there.changed:
            self._fill(touch, here, one)
        elif not here.changed:
            self._take_or_ask_whole(touch, here.entity, other, there)
        elif touch.kind is EntityKind.DRAFT or not self._is_said(self._theirs, touch, ""):
            return  # what is being typed here stays
        elif not self._is_said(self._mine, touch, ""):
            self.plan.takes.append(Take(touch, other))
        elif not is_new and are_one_word(one, other) and isinstance(one, Answer):
            assert isinstance(other, Answer)
            self.plan.takes.append(Take(touch, other))
            self.plan.after.append(Take(touch, with_moments(one, other, here, there)))
        else:
            self._ask(touch, "", here.entity, other, Take(touch, other))

    def _take_or_ask_whole(self, touch: Touch, one: Entity, other: Entity, there: Standing) -> None:
        undecided = conflict_of(self._theirs.open, touch, "")
        is_open = undecided is not None and are_one_word(undecided.theirs, one)
        same_word = "word" not in there.changed
        if is_open or (same_word and self._is_unseen(touch, "reason", one, there)):
            self._ask(touch, "", one, other, Take(touch, other))
        else:
            self.plan.takes.append(Take(touch, other))

    def _is_withheld(self, side: SideView, touch: Touch, standing: Standing) -> bool:
        """Tell whether a side was handed over without the reason of an answer, and gave none."""
        if touch.kind is not EntityKind.ANSWER or "reason" in standing.changed:
            return False
        return side.before(touch, "reason") == "" and side.before(touch, "reason_private") is True

    def _is_unseen(self, touch: Touch, name: str, one: Entity, there: Standing) -> bool:
        """Tell whether they wrote something where they were not shown what stands here."""
        if name not in there.changed or not getattr(one, name):
            return False
        return self._theirs.before(touch, name) == ""

    def _fields(
        self, touch: Touch, group: tuple[str, ...], here: Standing, there: Standing
    ) -> None:
        mine_changed = not here.changed.isdisjoint(group)
        theirs_changed = not there.changed.isdisjoint(group)
        one, other = here.entity, there.entity
        assert one is not None and other is not None
        if self._disputes.is_folded(touch, group[0], one, other):
            return
        values = {name: getattr(other, name) for name in group}
        take = Take(touch, values=values)
        if not theirs_changed:
            self._fill_contact(touch, here, there)
        elif not mine_changed:
            self._take_or_ask(touch, group, one, there, take)
        elif group[0] in _SETS:
            self._merge_list(touch, group[0], one, other)
        else:
            self._settle(touch, group, one, other, take)

    def _take_or_ask(
        self, touch: Touch, group: tuple[str, ...], one: Entity, there: Standing, take: Take
    ) -> None:
        other = there.entity
        assert other is not None
        undecided = conflict_of(self._theirs.open, touch, group[0])
        theirs = undecided.theirs if undecided is not None else None
        is_open = theirs is not None and all(getattr(theirs, n) == getattr(one, n) for n in group)
        if is_open or (group == ("contact",) and self._is_unseen(touch, "contact", one, there)):
            self._ask(touch, _first(group, one, other), one, other, take)
        elif group[0] in _SETS:
            self._take_list(touch, group[0], one, getattr(other, group[0]))
        else:
            self.plan.takes.append(take)

    def _settle(
        self, touch: Touch, group: tuple[str, ...], one: Entity, other: Entity, take: Take
    ) -> None:
        """Both changed it: decide what nobody should be asked about, ask the rest."""
        if touch.kind in (EntityKind.TURN, EntityKind.SHOWN):
            if repr(other) > repr(one):
                self.plan.takes.append(take)
        elif not self._is_said(self._mine, touch, group[0]):
            if self._is_said(self._theirs, touch, group[0]) or repr(other) > repr(one):
                self.plan.takes.append(take)
        elif not self._is_said(self._theirs, touch, group[0]):
            return  # only a joining changed it there
        elif group == ("order",):
            if self._is_later_there(touch, group[0], one, other):
                self.plan.takes.append(take)
        else:
            self._ask(touch, _first(group, one, other), one, other, take)

    def _is_said(self, side: SideView, touch: Touch, name: str) -> bool:
        """Tell whether a user changed it on that side, not only a joining that put things right."""
        said = side.news.said
        names = field_names(touch.kind) if not name else {name}
        return any((touch.kind, touch.id, each) in said for each in ("", *names))

    def _is_later_there(self, touch: Touch, name: str, one: Entity, other: Entity) -> bool:
        mine = self._mine.news.author(touch.kind, touch.id, name)
        theirs = self._theirs.news.author(touch.kind, touch.id, name)
        if mine is None or theirs is None or (mine.at, mine.uid) == (theirs.at, theirs.uid):
            return repr(getattr(other, name)) > repr(getattr(one, name))
        return (theirs.at, theirs.uid) > (mine.at, mine.uid)

    def _fill(self, touch: Touch, here: Standing, one: Entity) -> None:
        """Take a reason that the other copy kept where this one was handed over without it."""
        if one != here.entity and not self._is_open(touch):
            self.plan.takes.append(Take(touch, one))

    def _fill_contact(self, touch: Touch, here: Standing, there: Standing) -> None:
        one, other = here.entity, there.entity
        if here.changed or there.changed or self._is_open(touch):
            return
        if (
            isinstance(one, Center)
            and isinstance(other, Center)
            and other.contact > one.contact == ""
        ):
            self.plan.takes.append(Take(touch, values={"contact": other.contact}))

    def _is_open(self, touch: Touch) -> bool:
        names = ("", *field_names(touch.kind))
        sides = (self._mine.open, self._theirs.open)
        return any(conflict_of(found, touch, name) for found in sides for name in names)

    # -- lists ----------------------------------------------------------------------------------

    def _merge_list(self, touch: Touch, name: str, one: Entity, other: Entity) -> None:
        mine, theirs = getattr(one, name), getattr(other, name)
        base = set(self._mine.before(touch, name))  # type: ignore[call-overload]  # the field is a tuple of ids
        base_there = set(self._theirs.before(touch, name))  # type: ignore[call-overload]  # the field is a tuple of ids
        gone = (base - set(mine)) | (base_there - set(theirs))
        first, second = mine, theirs
        if self._is_later_there(touch, name, one, other):
            first, second = theirs, mine
        merged = tuple(each for each in dict.fromkeys((*first, *second)) if each not in gone)
        self._take_list(touch, name, one, theirs)
        self.plan.after.append(Take(touch, values={name: merged}))

    def _take_list(self, touch: Touch, name: str, one: Entity, value: tuple[str, ...]) -> None:
        """Take a list; what is in dispute keeps its place in it."""
        mine = getattr(one, name)
        self.plan.takes.append(Take(touch, values={name: value}))
        for place, disputed in enumerate(named(touch.kind, one, name)):
            if disputed.id in mine and self._disputes.is_held(disputed):
                self.plan.after.append(Take(touch, insert=(name, disputed.id, place)))

    # -- asking ---------------------------------------------------------------------------------

    def _ask(self, touch: Touch, name: str, one: Entity, other: Entity, *takes: Take) -> None:
        self.plan.questions.append(Question(touch, name, one, other, takes))


def _first(group: tuple[str, ...], one: Entity, other: Entity) -> str:
    return next(name for name in group if getattr(one, name) != getattr(other, name))
