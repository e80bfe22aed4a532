"""Deleting for good: the journal without what is deleted, and one entry that says so.

Nothing of it can be taken back. What others wrote down in words of their own is not touched;
`still_saying` finds where the same words stand.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields, replace
from datetime import datetime
from typing import TypeVar

from facilitator.app.action import Action, Change, Label
from facilitator.app.copies.replaying import State, brought_changes, empty_state, replay
from facilitator.app.copies.rewriting import rewritten
from facilitator.app.copies.wordings import Wordings, let_go, said, without_quotes
from facilitator.app.slide_json import slide_from_json
from facilitator.app.slides import NotesSlide
from facilitator.app.wall import MESSAGE_DRAFT
from facilitator.domain.entities import (
    ENTITY_TYPES,
    Conflict,
    Draft,
    Entity,
    EntityKind,
    Live,
    Shown,
    Touch,
    kind_of,
)
from facilitator.domain.references import references
from facilitator.domain.terms import AnswerWord
from facilitator.domain.workshop import Workshop
from facilitator.words import tr

# What can be deleted as a whole, and the texts of an answer, whose word stays.
WHOLE = frozenset({EntityKind.NOTE, EntityKind.ROLE, EntityKind.ACTION_ITEM, EntityKind.ATTENDEE})
# and a message of the wall, wherever the log of what the room saw has it.
FIELDS = {
    EntityKind.ANSWER: ("condition", "reason", "said_by"),
    EntityKind.SHOWN: ("message",),
}


Seen = TypeVar("Seen", Live, Shown)


@dataclass(frozen=True, slots=True)
class Target:
    """What is to be deleted: an entity, or one text of it (`field`)."""

    kind: EntityKind
    id: str
    field: str = ""

    @property
    def touch(self) -> Touch:
        return Touch(self.kind, self.id)


def message_targets(workshop: Workshop, message: str) -> list[Target]:
    """Name a message of the wall wherever the log of what the room saw has it."""
    said = [line for line in workshop.shown_log if message and line.message == message]
    return [Target(EntityKind.SHOWN, line.id, "message") for line in said]


def can_be_purged(target: Target) -> bool:
    """Tell whether this can be deleted for good at all."""
    if target.field:
        return target.field in FIELDS.get(target.kind, ())
    return target.kind in WHOLE


def purged(
    actions: Sequence[Action],
    targets: Iterable[Target],
    now: datetime,
    by: str = "",
    texts: Iterable[str] = (),
) -> list[Action]:
    """Give the journal as if the targets had never said anything, and the entry of the deletion.

    `texts` are words that they have in another file: what is half typed here may become them.
    Raises ValueError for a target that cannot be deleted for good.
    """
    wanted = tuple(targets)
    if not all(can_be_purged(target) for target in wanted):
        raise ValueError(f"cannot be deleted for good: {wanted}")
    found = _Found(actions, wanted, texts)
    made = rewritten(actions, _Rule(found))
    changes = tuple(_removal(target, found.last.get(target.touch)) for target in found.targets)
    return [*made, Action(Label.DELETED_FOR_GOOD, now.replace(microsecond=0), changes, by, False)]


def known_targets(actions: Iterable[Action], targets: Iterable[Target]) -> list[Target]:
    """List the targets of which a journal ever heard."""
    known = {Touch(c.kind, c.id) for action in actions for c in _all_changes(action)}
    return [target for target in targets if target.touch in known]


def texts_of(actions: Sequence[Action], targets: Iterable[Target]) -> tuple[str, ...]:
    """List all that the targets ever said; nothing where the journal does not know them."""
    found = _Found(actions, tuple(targets))
    return (*found.words.texts, *sorted(found.messages))


def still_saying(
    entities: Iterable[Entity], texts: Iterable[str], targets: Iterable[Target]
) -> list[Entity]:
    """List what says the same words elsewhere, and stays."""
    words, gone = Wordings(texts), {target.touch for target in targets}
    passing = (EntityKind.LIVE, EntityKind.SHOWN, EntityKind.DRAFT, EntityKind.CONFLICT)
    return [
        entity
        for entity in entities
        if kind_of(entity) not in passing
        and Touch(kind_of(entity), entity.id) not in gone
        and words.are_said_by(entity)
    ]


def _removal(target: Target, now: Entity | None) -> Change:
    """Say that it was deleted, without what it said: a joining must see it."""
    if not target.field or now is None:
        return Change(target.kind, target.id, "", None, None)
    left = getattr(blanked(now, [target.field]), target.field)
    return Change(target.kind, target.id, target.field, left, left)


class _Found:
    """What the journal tells of the targets: all their words, and who else goes with them."""

    def __init__(
        self,
        actions: Sequence[Action],
        targets: tuple[Target, ...],
        others: Iterable[str] = (),
    ) -> None:
        self.fields: dict[Touch, tuple[str, ...]] = {}
        self.whole: set[Touch] = set()
        for target in targets:
            if target.field:
                self.fields[target.touch] = (*self.fields.get(target.touch, ()), target.field)
            else:
                self.whole.add(target.touch)
        texts: set[str] = set()
        # Of messages only what says the same goes: their words stand in many headlines.
        self.messages: set[str] = set()
        is_message = bool(targets) and all(t.kind is EntityKind.SHOWN for t in targets)
        (self.messages if is_message else texts).update(others)
        self.last: State = empty_state()
        led = dict.fromkeys(targets)
        for action in actions:
            for change in action.changes:
                replay(self.last, change)
            for change in _all_changes(action):
                words = filter(None, self._words(change))
                (self.messages if change.kind is EntityKind.SHOWN else texts).update(words)
                led.update(dict.fromkeys(self._led_by(change)))
        self.targets = tuple(led)
        self.words = Wordings(texts)

    def _words(self, change: Change) -> Iterable[str]:
        key = Touch(change.kind, change.id)
        blanked = self.fields.get(key, ())
        if change.field:
            if change.field in blanked or (key in self.whole and _is_text(change)):
                yield from (each for each in (change.old, change.new) if isinstance(each, str))
            return
        for entity in change.wholes():
            if key in self.whole:
                yield from said(entity)
            yield from (getattr(entity, field) for field in blanked)
            if isinstance(entity, Conflict) and entity.theirs is not None:
                about = Touch(entity.kind, entity.entity)
                if about in self.whole:
                    yield from said(entity.theirs)
                yield from (getattr(entity.theirs, f) for f in self.fields.get(about, ()))

    def _led_by(self, change: Change) -> Iterable[Target]:
        """Name what cannot stay without an entity that goes: the attendance of a person."""
        for entity in change.wholes() if change.kind is EntityKind.ATTENDANCE else ():
            if any(named in self.whole for named in references(entity)):
                self.whole.add(Touch(change.kind, change.id))
                yield Target(change.kind, change.id)


def _all_changes(action: Action) -> Iterable[Change]:
    yield from action.changes
    for brought in action.brought:
        yield from brought_changes(brought)


def _is_text(change: Change) -> bool:
    types = {field.name: field.type for field in fields(ENTITY_TYPES[change.kind])}
    return types.get(change.field) is str


def blanked(entity: Entity, names: Iterable[str]) -> Entity:
    """Empty the texts of an answer; one that is given on a condition keeps saying so."""
    blank = dict.fromkeys(names, "")
    if getattr(entity, "word", None) is AnswerWord.CONDITIONAL and "condition" in blank:
        blank["condition"] = tr("(deleted for good)")
    return replace(entity, **blank)  # type: ignore[arg-type]  # the fields are named at run time


class _Rule:
    """Keeps all but the targets and what quotes them (fulfils `rewriting.Rule`)."""

    def __init__(self, found: _Found) -> None:
        self._found = found
        self._words = found.words

    def kept(self, entity: Entity) -> Entity | None:
        match entity:
            case Draft():
                return entity if self._stays(entity) else None
            case Live():
                return self._kept_place(entity)
            case Shown():
                return without_quotes(self._without_message(entity), self._words)
            case Conflict():
                return self._kept_conflict(entity)
        return self._kept(Touch(kind_of(entity), entity.id), entity)

    def _kept(self, key: Touch, entity: Entity) -> Entity | None:
        if key in self._found.whole:
            return None
        return blanked(entity, self._found.fields.get(key, ()))

    def _stays(self, draft: Draft) -> bool:
        """Keep what is being typed now; what was typed at other times may be a piece of it."""
        if draft.id == MESSAGE_DRAFT and Wordings(self._found.messages).are_half_typed_in(draft):
            return False
        now = self._found.last.get(Touch(EntityKind.DRAFT, draft.id))
        return draft == now and not self._words.are_half_typed_in(draft)

    def _kept_place(self, live: Live) -> Live:
        now = self._found.last[Touch(EntityKind.LIVE, live.id)]
        is_now = isinstance(now, Live) and now.held == live.held
        if not is_now or self._words.are_in(live.held) or self._begin_in(live.held):
            live = let_go(live)
        live = self._without_message(live)
        return replace(live, message="") if self._words.are_in(live.message) else live

    def _without_message(self, entity: Seen) -> Seen:
        is_gone = entity.message in self._found.messages
        return replace(entity, message="") if is_gone else entity

    def _begin_in(self, held: str) -> bool:
        """Tell whether a held slide caught one of the texts while it was being typed."""
        try:
            slide = slide_from_json(held) if held else None
        except ValueError:  # of another version: nothing of it is worth keeping
            return True
        lines = slide.lines if isinstance(slide, NotesSlide) else ()
        return any(self._words.are_begun_in(line.text) for line in lines if line.typing)

    def _kept_conflict(self, conflict: Conflict) -> Conflict | None:
        about = Touch(conflict.kind, conflict.entity)
        if about in self._found.whole or conflict.field in self._found.fields.get(about, ()):
            return None
        theirs = conflict.theirs
        return conflict if theirs is None else replace(conflict, theirs=self._kept(about, theirs))

    def kept_change(self, change: Change) -> Change | None:
        key = Touch(change.kind, change.id)
        if change.kind in (EntityKind.DRAFT, EntityKind.LIVE, EntityKind.CONFLICT):
            return None
        if key in self._found.whole:
            return None
        if change.field:
            # Of the wall's log a field is only ever emptied: that it was has to be known on.
            is_quote = change.kind is EntityKind.SHOWN and (change.old or change.new)
            is_gone = is_quote or change.field in self._found.fields.get(key, ())
            return None if is_gone else change
        old, new = (whole and self._kept_whole(key, whole) for whole in (change.old, change.new))  # type: ignore[arg-type]  # a whole-entity change holds Entities
        return replace(change, old=old, new=new)

    def _kept_whole(self, key: Touch, entity: Entity) -> Entity | None:
        if isinstance(entity, Shown):  # a message that another room saw can go another time
            return self.kept(entity)
        return blanked(entity, self._found.fields.get(key, ()))
