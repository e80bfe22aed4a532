"""The lines of the history in words."""

from collections.abc import Iterator
from dataclasses import MISSING, dataclass, fields, replace
from itertools import takewhile

from facilitator.app.action import BRINGING, Change, Label
from facilitator.app.history.history import History, Line
from facilitator.domain.entities import EntityKind, Proposal, Shown, Touch, kind_of
from facilitator.domain.text import one_line
from facilitator.words import tr
from facilitator.words.entities import (
    Names,
    elided,
    entity_parts,
    field_words,
    kind_words,
    value_words,
)
from facilitator.words.subjects import subject_words
from facilitator.words.terms import term
from facilitator.words.values import name_of

_K = EntityKind
# What follows by itself from what was entered, or says only where it stands.
_UNSAID = frozenset({"order", "said_at", "project", "section"})
# What the subject says already.
_IN_SUBJECT = frozenset({"number", "at", "reason_private", "private", "extra_minutes"})
# What comes into being with its first letter: it is named by what it became.
_TYPED_ON = frozenset({Label.ROLE_ADDED, Label.ACTION_ITEM_ADDED})
_LONG, _BEFORE = 36, 6


@dataclass(frozen=True, slots=True)
class Edit:
    """A field's change in words; without `old` it is new, without `new` it went.

    `place` is "" where the line's subject alone tells whose field it is.
    """

    name: str
    old: str = ""
    new: str = ""
    place: str = ""

    def text(self) -> str:
        """Tell it in one line: `기한: 12. 5. → 12. 13.`."""
        name = f"{self.place} {self.name}".strip()
        if self.old and self.new:
            return f"{name}: {self.old} → {self.new}"
        return f"{name}: {self.new or self.old}"

    def short(self) -> str:
        """Tell it in one line, of two long texts only from where they differ."""
        if not (self.old and self.new) or len(self.old) + len(self.new) <= _LONG:
            return one_line(self.text())
        same = sum(1 for _ in takewhile(_is_same, zip(self.old, self.new, strict=False)))
        if same <= _BEFORE:
            return one_line(self.text())
        old, new = ("…" + value[same - _BEFORE :] for value in (self.old, self.new))
        return one_line(replace(self, old=elided(old, _LONG // 2), new=new).text())


def _is_same(letters: tuple[str, str]) -> bool:
    return letters[0] == letters[1]


@dataclass(frozen=True, slots=True)
class Told:
    """A line in words: what was done, what it is about, and what changed."""

    title: str
    subject: str
    edits: tuple[Edit, ...]

    def head(self) -> str:
        """Tell in one line what was done, and about what."""
        return " · ".join(part for part in (self.title, self.subject) if part)


def tell_title(line: Line) -> str:
    """Tell what was done: `참여 의사 기록`, `되돌림: 참여 의사 기록`."""
    if line.label is Label.ROOM_SAW:
        return tr("Message shown to the room")
    if line.of is None:
        return term(line.label)
    what = term(line.of)
    if line.label is Label.UNDONE:
        return tr("Taken back: {what}", what=what)
    return tr("Done again: {what}", "history", what=what)


def tell(history: History, line: Line) -> Told:
    """Tell a line wholly."""
    main = history.main(line)
    if line.is_unread:
        return Told(tell_title(line), tr("It cannot be read"), ())
    if line.label is Label.ROOM_SAW:
        return _message(history, line, main)
    if line.entered in BRINGING:
        return Told(tell_title(line), _joined(line, len(main)), ())
    if line.entered is Label.CONFLICT_DECIDED:
        return _decided(history, line, main)
    if line.entered is Label.PROPOSALS_EDITED and main:
        return _proposals(history, line, main)
    first = _foremost(line, main)
    if first is None:
        return Told(tell_title(line), _nothing(line), ())
    subject = _subject(history, line, main, first)
    edits = tuple(_edits(history, line, first))
    if len(main) > 1 and any(edit.place for edit in edits):
        # Among those of the others, its own changes too say whose they are.
        own = _place_words(history, line, first)
        edits = tuple(edit if edit.place else replace(edit, place=own) for edit in edits)
    return Told(tell_title(line), subject, edits)


def tell_all(history: History, line: Line) -> str:
    """Tell a line with all that it changed as one text, to search in."""
    told = tell(history, line)
    edits = "\n".join(edit.text() for edit in told.edits)
    return f"{told.title}\n{told.subject}\n{line.by}\n{edits}"


def _nothing(line: Line) -> str:
    if line.label in (Label.UNDONE, Label.REDONE) or line.number is None:
        return tr("Deleted for good")
    return ""


def _subject(history: History, line: Line, main: list[Touch], first: Touch) -> str:
    entity = history.entity(line, first)
    if line.entered in _TYPED_ON:
        entity = history.names.find(*first) or entity
    subject = subject_words(history.names, *first, entity)
    if len(main) > 1:
        more = tr("and {count} more", "history", count=len(main) - 1)
        subject = f"{subject} {more}".strip()
    return subject


def _message(history: History, line: Line, main: list[Touch]) -> Told:
    shown = history.entity(line, main[0]) if main else None
    text = shown.message if isinstance(shown, Shown) else ""
    if not text:
        return Told(tell_title(line), tr("Deleted for good"), ())
    said = elided(text, _LONG)
    edit = Edit(field_words(_K.SHOWN, "message"), new=text)
    return Told(tell_title(line), f"“{said}”", () if said == text else (edit,))


def _joined(line: Line, count: int) -> str:
    if not count:
        return tr("Nothing here changed")
    if line.entered is Label.TAKEN_OVER:
        return tr("{count} entries that could not be saved before", count=count)
    return tr("{count} entries of the other copy", count=count)


def _decided(history: History, line: Line, main: list[Touch]) -> Told:
    """Tell whose value was chosen by what it changed; what lay beside it is nothing to tell."""
    first = main[0]
    subject = _subject(history, line, main, first)
    if first.kind is _K.CONFLICT:
        kept = tr("Kept as it was in this file")
        return Told(tell_title(line), subject, (Edit(tr("Decision"), new=kept),))
    return Told(tell_title(line), subject, tuple(_edits(history, line, first)))


def _foremost(line: Line, main: list[Touch]) -> Touch | None:
    """Choose whom a line names; of rows that were moved, the one that went farthest."""
    if line.entered in (Label.ROWS_MOVED, Label.NOTE_MOVED):
        moved = [c for c in line.changes if c.field == "order"]
        if moved:
            farthest = max(moved, key=_way)
            return Touch(farthest.kind, farthest.id)
    return main[0] if main else None


def _way(change: Change) -> int:
    old, new = change.old, change.new
    return abs(old - new) if isinstance(old, int) and isinstance(new, int) else 0


def _proposals(history: History, line: Line, main: list[Touch]) -> Told:
    added: list[str] = []
    removed: list[str] = []
    project = ""
    for change in line.changes:
        whole = change.new if change.new is not None else change.old
        if not isinstance(whole, Proposal):
            continue
        project = project or subject_words(history.names, _K.PROJECT, whole.project)
        name = value_words(history.names, _K.PROPOSAL, "center", whole.center)
        (added if change.new is not None else removed).append(name)
    edits = []
    if added:
        edits.append(Edit(tr("Added"), new=", ".join(added)))
    if removed:
        edits.append(Edit(tr("Taken out"), old=", ".join(removed)))
    return Told(tell_title(line), project, tuple(edits))


def _edits(history: History, line: Line, first: Touch) -> Iterator[Edit]:
    """Tell the changes of the entity that the line names, then all others with their place."""
    for change in line.changes:
        if (change.kind, change.id) == first:
            yield from _told(history.names, change, "")
    for change in line.changes:
        touch = Touch(change.kind, change.id)
        if touch != first and touch.kind is not _K.CONFLICT:
            place = _place_words(history, line, touch) or kind_words(touch.kind)
            yield from _told(history.names, change, place)


def _place_words(history: History, line: Line, touch: Touch) -> str:
    if touch.kind is _K.PROJECT:
        return name_of(history.names, *touch)
    return subject_words(history.names, *touch, history.entity(line, touch), most=16)


def _told(names: Names, change: Change, place: str) -> Iterator[Edit]:
    if change.field:
        if change.field in _UNSAID - {"order"} or (place and change.field == "order"):
            return
        name = field_words(change.kind, change.field)
        old = value_words(names, change.kind, change.field, change.old)
        new = value_words(names, change.kind, change.field, change.new)
        yield Edit(name, old, new, place)
        return
    whole = change.new if change.new is not None else change.old
    if whole is None:
        return
    kind = kind_of(whole)  # type: ignore[arg-type]  # a whole-entity change holds an Entity
    if place:
        word = field_words(kind, "")
        yield Edit(word, old="" if change.new else place, new=place if change.new else "")
        return
    usual = {f.name for f in fields(whole) if getattr(whole, f.name) == f.default is not MISSING}  # type: ignore[arg-type]  # a whole-entity change holds an Entity
    for part in entity_parts(names, whole):  # type: ignore[arg-type]  # a whole-entity change holds an Entity
        is_named = part.field == "center" and kind not in (_K.ACTION_ITEM, _K.NOTE)
        if part.field not in _UNSAID | _IN_SUBJECT | usual and not is_named:
            told = {"new": part.value} if change.new is not None else {"old": part.value}
            yield Edit(part.name, **told)


def why_fixed(line: Line, *, is_brought: bool = False) -> str:
    """Tell why an entry is nothing that can be taken back by itself."""
    if is_brought:
        return tr("It came in with others. Take all of them back together, or correct it by hand.")
    if line.label in (Label.UNDONE, Label.REDONE):
        return tr("This is a step of undo or redo. Take back or do again the entry that it names.")
    if line.label is Label.ROOM_SAW:
        return tr("The room has seen it. It can only be deleted for good.")
    if line.label is Label.DELETED_FOR_GOOD:
        return tr("What was deleted for good does not come back.")
    return tr("The workshop begins with it, so it cannot be taken back.")
