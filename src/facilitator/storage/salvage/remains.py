"""Rows of a damaged file as entities and as entries of the journal, as far as they can be."""

from collections.abc import Callable, Sequence
from dataclasses import MISSING, fields

from facilitator.app.action import Brought, Change, Label
from facilitator.app.ports import JournalRow
from facilitator.domain.entities import (
    ENTITY_TYPES,
    Answer,
    Attendance,
    Conflict,
    Draft,
    Entity,
    EntityKind,
    Event,
    Live,
    Proposal,
    attendance_id,
    conflict_id,
    kind_of,
    pair_id,
)
from facilitator.domain.terms import AnswerWord, NoteKind
from facilitator.storage.codec import (
    FieldCodec,
    changes_from_json,
    codec,
    local_datetime,
)
from facilitator.storage.salvage.records import Value

_UNREADABLE = (ValueError, KeyError, TypeError, RecursionError, OverflowError)
_JOURNAL_COLUMNS, _BROUGHT_COLUMNS = 10, 8
_MOST_ENTRIES = 10**12
_LONGEST_ID = 200
_DRAFT_KINDS = {
    "note:": {"", *(word.value for word in NoteKind)},
    "answer:": {"", *(word.value for word in AnswerWord)},
}


def entity_of(kind: EntityKind, values: Sequence[Value], *, exactly: bool = False) -> Entity | None:
    """Make an entity of a row; None where it is none.

    The columns stand in the order of the fields; those that an older version lacks get their
    default. So does a value that cannot be one, unless every value must fit `exactly`.
    """
    columns = codec(kind).columns
    defaults = {f.name: f.default for f in fields(ENTITY_TYPES[kind])}
    made: dict[str, object] = {}
    for column, value in zip(columns, values, strict=False):
        try:
            made[column.name] = _field(column, value)
        except _UNREADABLE:
            if exactly or defaults[column.name] is MISSING:
                return None
    try:
        entity = codec(kind).make(**made)
    except TypeError:  # a field without a default is missing
        return None
    return entity if _has_its_own_id(entity) else None


def recognised(values: Sequence[Value]) -> Entity | None:
    """Tell what entity a row of an unknown table is; None where it fits none, or more than one."""
    found = []
    for kind in EntityKind:
        columns = codec(kind).columns
        if len(values) == len(columns) or (len(values), kind) in _OLDER:
            entity = entity_of(kind, values, exactly=True)
            if entity is not None:
                found.append(entity)
    return found[0] if len(found) == 1 else None


# How many columns the tables had that have grown since.
_OLDER = {(12, EntityKind.SECTION), (7, EntityKind.LIVE)}


def entry_of(number: int, values: Sequence[Value]) -> JournalRow | None:
    """Make an entry of a row of the journal; None where it is none, or its changes are lost."""
    if len(values) < _JOURNAL_COLUMNS or not 1 <= number <= _MOST_ENTRIES:
        return None
    alias, uid, label, at, by, undoable, undoes, redoes, run, changes = values[:_JOURNAL_COLUMNS]
    numbers = all(n is None or isinstance(n, int) for n in (undoes, redoes))
    if not _are_texts(uid, label, at, by, run, changes) or not numbers or undoable not in (0, 1):
        return None
    if alias is not None:  # SQLite leaves the number of a row out of it
        return None
    try:
        load = _entry_changes(str(changes))
        return JournalRow(
            number,
            str(uid),
            Label(str(label)),
            local_datetime(str(at)),
            str(by),
            bool(undoable),
            undoes if isinstance(undoes, int) else None,
            redoes if isinstance(redoes, int) else None,
            str(run),
            load,
        )
    except _UNREADABLE:
        return None


def brought_of(values: Sequence[Value]) -> tuple[int, Brought] | None:
    """Make what a joining brought of a row, with the joining's number; None where it is none."""
    if len(values) < _BROUGHT_COLUMNS:
        return None
    alias, action, uid, label, at, by, run, changes = values[:_BROUGHT_COLUMNS]
    if (
        alias is not None
        or not isinstance(action, int)
        or not _are_texts(uid, label, at, by, run, changes)
    ):
        return None
    try:
        when, load = local_datetime(str(at)), _entry_changes(str(changes))
        return action, Brought(str(uid), Label(str(label)), when, str(by), str(run), load)
    except _UNREADABLE:
        return None


def _entry_changes(text: str) -> Callable[[], tuple[Change, ...]]:
    """Read changes at once: those that cannot be read must be known now."""
    changes = changes_from_json(text)
    return lambda: changes


def _are_texts(*values: Value) -> bool:
    return all(isinstance(value, str) for value in values)


def _field(column: FieldCodec, value: Value) -> object:
    """Convert a value of a row. Raises ValueError and the like for one that cannot be."""
    if value is None and column.nullable:
        return None
    if type(value) is not (int if column.sql_type == "INTEGER" else str):
        raise ValueError(column.name)
    if isinstance(value, int) and not column.least <= value <= column.most:
        raise ValueError(column.name)
    return value if column.from_sql is None else column.from_sql(value)


def _has_its_own_id(entity: Entity) -> bool:
    """Tell whether the id is one that such an entity can have."""
    match entity:
        case Event() | Live():
            return entity.id == kind_of(entity).value
        case Proposal() | Answer():
            return entity.id == pair_id(entity.project, entity.center)
        case Attendance():
            return entity.id == attendance_id(entity.section, entity.center, entity.attendee)
        case Conflict():
            return entity.id == conflict_id(entity.kind, entity.entity, entity.field)
        case Draft():
            allowed = [
                kinds for place, kinds in _DRAFT_KINDS.items() if entity.id.startswith(place)
            ]
            return ":" in entity.id and all(entity.kind in kinds for kinds in allowed)
    return 0 < len(entity.id) <= _LONGEST_ID
