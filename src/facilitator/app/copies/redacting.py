"""A copy to hand over, without what is private in the workshop, its history included.

Private are the lines of the discussion that are marked so, reasons that are marked so, and the
contacts of the centers: what the room never sees. A line or reason that was private once and is
public now is kept since it was published, without what it had said until then; those words stay
only where it says them now. What is half typed, and a slide that is held on the wall, may quote
any of it: both go.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from facilitator.app.action import Action, Change
from facilitator.app.copies.replaying import brought_changes, empty_state, replay
from facilitator.app.copies.rewriting import rewritten
from facilitator.app.copies.wordings import Wordings, let_go, without_quotes
from facilitator.domain.entities import (
    Answer,
    Center,
    Conflict,
    Draft,
    Entity,
    EntityKind,
    Live,
    Note,
    Shown,
    Touch,
    kind_of,
)
from facilitator.domain.workshop import Workshop

_WORDS = ("text", "reason")
_THEIR_OWN = frozenset({EntityKind.CONFLICT, EntityKind.DRAFT, EntityKind.LIVE, EntityKind.SHOWN})


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What a copy without private notes lacks, in numbers.

    `quoted` counts what stays although its public text holds the same words as something private.
    """

    notes: int
    reasons: int
    contacts: int
    drafts: int
    quoted: int


def without_private(actions: Sequence[Action]) -> list[Action]:
    """Give the journal of the same workshop as if nothing private had ever been in it.

    Undo works in it as far as it can; copies can be joined.
    """
    return rewritten(actions, _Rule(_Found(actions)))


def left_out(workshop: Workshop) -> LeftOut:
    """Count what `without_private` would leave out of the workshop as it is now."""
    entities = list(workshop.all_entities())
    texts = [text for entity in entities for text in _private_texts(entity)]
    kept = [e for e in entities if kind_of(e) not in (EntityKind.LIVE, EntityKind.SHOWN)]
    hidden = Wordings(texts)
    return LeftOut(
        sum(1 for e in entities if isinstance(e, Note) and e.private),
        sum(1 for e in entities if isinstance(e, Answer) and e.reason_private and e.reason),
        sum(1 for e in entities if isinstance(e, Center) and e.contact),
        sum(1 for e in entities if isinstance(e, Draft) and e.text.strip()),
        sum(1 for e in kept if _is_public(e) and hidden.are_said_by(e)),
    )


def _is_public(entity: Entity) -> bool:
    return not isinstance(entity, Draft) and not any(_private_texts(entity))


def _private_texts(entity: Entity | None) -> Iterator[str]:
    """List the texts of an entity that are private as it stands."""
    match entity:
        case Note(private=True):
            yield entity.text
        case Answer(reason_private=True):
            yield entity.reason
        case Center():
            yield entity.contact
        case Draft(private=True):
            yield entity.text
        case Conflict():
            yield from _private_texts(entity.theirs)


def _is_private(entity: Entity | None) -> bool:
    match entity:
        case Note():
            return entity.private
        case Answer():
            return entity.reason_private
    return False


class _Found:
    """What a journal tells of privacy: the private words, and those that each thing must not say.

    `_own` holds what was private at some time, here or, before it was joined, in another copy, with
    all that it had said by then.
    """

    def __init__(self, actions: Sequence[Action]) -> None:
        self._said: defaultdict[Touch, set[str]] = defaultdict(set)
        self._own: defaultdict[Touch, set[str]] = defaultdict(set)
        texts: set[str] = set()
        state = empty_state()
        for action in actions:
            keys = dict.fromkeys(Touch(c.kind, c.id) for c in action.changes)
            texts.update(text for key in keys for text in self._learn(key, state.get(key)))
            for change in action.changes:
                replay(state, change)
            texts.update(text for key in keys for text in self._learn(key, state.get(key)))
            for brought in action.brought:
                texts.update(self._of_another_copy(brought_changes(brought)))
        self._hidden = {key: own - _public_words(state.get(key)) for key, own in self._own.items()}
        self.words = Wordings(texts.union(*self._hidden.values()))

    def is_public(self, entity: Entity) -> bool:
        """Tell whether nothing that an entity says is private, or was and is not said any more.

        It depends on nothing else: what an undo brings back is kept as it was before.
        """
        hidden = self._hidden.get(Touch(kind_of(entity), entity.id), set())
        return not _is_private(entity) and hidden.isdisjoint(_what_may_be_private(entity))

    def was_private(self, key: Touch) -> bool:
        return key in self._own

    def _learn(self, key: Touch, entity: Entity | None) -> Iterator[str]:
        """Take note of an entity as it stands; give its words that are private."""
        self._said[key].update(_what_may_be_private(entity))
        if _is_private(entity):
            self._own[key] |= self._said[key]
        if isinstance(entity, Conflict) and _is_private(entity.theirs):
            about = Touch(entity.kind, entity.entity)
            self._own[about].update(_what_may_be_private(entity.theirs))
        return _private_texts(entity)

    def _of_another_copy(self, changes: Iterable[Change]) -> Iterator[str]:
        """Take note of what was done elsewhere to entities that this copy knows as well."""
        told = list(changes)
        for change in told:
            flagged = change.field in ("private", "reason_private") and (change.old or change.new)
            if flagged or any(_is_private(whole) for whole in change.wholes()):
                key = Touch(change.kind, change.id)
                self._own[key] |= self._said[key]
        for change in told:
            own = self._own.get(Touch(change.kind, change.id))
            if change.field == "contact" or (own is not None and change.field in _WORDS):
                values = str(change.old or ""), str(change.new or "")
                yield from values
                if own is not None:
                    own.update(value for value in values if value)
            for whole in change.wholes():
                yield from _private_texts(whole)
                if own is not None:
                    own.update(_what_may_be_private(whole))


def _public_words(now: Entity | None) -> set[str]:
    return set() if _is_private(now) else set(_what_may_be_private(now))


def _what_may_be_private(entity: Entity | None) -> Iterator[str]:
    match entity:
        case Note():
            text = entity.text
        case Answer():
            text = entity.reason
        case _:
            text = ""
    if text:
        yield text


class _Rule:
    """Keeps what is public (fulfils `rewriting.Rule`)."""

    def __init__(self, found: _Found) -> None:
        self._found = found

    def kept(self, entity: Entity) -> Entity | None:
        is_public = self._found.is_public(entity)
        match entity:
            case Note():
                return entity if is_public else None
            case Answer():
                return entity if is_public else replace(entity, reason="")
            case Center():
                return replace(entity, contact="")
            case Draft():
                return None
            case Live():
                live = let_go(entity)
                return replace(live, message="") if self._quotes(live.message) else live
            case Shown():
                return without_quotes(entity, self._found.words)
            case Conflict():
                return self._kept_conflict(entity)
        return entity

    def _quotes(self, text: str) -> bool:
        return self._found.words.are_in(text)

    def _kept_conflict(self, conflict: Conflict) -> Conflict | None:
        if conflict.field == "contact":
            return None
        was_private = self._found.was_private(Touch(conflict.kind, conflict.entity))
        theirs = conflict.theirs
        if conflict.kind is EntityKind.NOTE and (was_private or _is_private(theirs)):
            return None
        if isinstance(theirs, Answer) and (was_private or theirs.reason_private):
            return replace(conflict, theirs=replace(theirs, reason=""))
        if isinstance(theirs, Center):
            return replace(conflict, theirs=replace(theirs, contact=""))
        return conflict

    def kept_change(self, change: Change) -> Change | None:
        # What their room saw and what they still had to decide is of no use once it is joined.
        if change.kind in _THEIR_OWN or change.field == "contact":
            return None
        was_private = self._found.was_private(Touch(change.kind, change.id))
        if was_private and (change.kind is EntityKind.NOTE or change.field == "reason"):
            return None
        if change.field:
            return change
        return replace(
            change, old=_plain(change.old, was_private), new=_plain(change.new, was_private)
        )


def _plain(whole: object, was_private: bool) -> object:
    """Keep of an entity of another copy what is public whatever came after it."""
    if isinstance(whole, Answer) and was_private:
        return replace(whole, reason="")
    if isinstance(whole, Center):
        return replace(whole, contact="")
    return whole
