"""Values of entities as SQL and as JSON, by the annotations of the dataclasses."""

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime, time
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Any, NewType, Union, get_args, get_origin

from facilitator.app.action import Change
from facilitator.domain.entities import ENTITY_TYPES, PLACE_KEEPING, Entity, EntityKind
from facilitator.domain.terms import (
    ActionItemId,
    AttendeeId,
    CenterId,
    FieldId,
    NoteId,
    ProjectId,
    RoleId,
    SectionId,
)

Convert = Callable[[Any], Any]

_KIND_OF_ID: dict[object, EntityKind] = {
    ActionItemId: EntityKind.ACTION_ITEM,
    AttendeeId: EntityKind.ATTENDEE,
    CenterId: EntityKind.CENTER,
    FieldId: EntityKind.FIELD,
    NoteId: EntityKind.NOTE,
    ProjectId: EntityKind.PROJECT,
    RoleId: EntityKind.ROLE,
    SectionId: EntityKind.SECTION,
}


@dataclass(frozen=True, slots=True)
class FieldCodec:
    """How one field goes to the file and back; a conversion of None leaves the value as it is.

    Conversions never see a value of None: that is NULL and null.
    """

    name: str
    sql_type: str
    nullable: bool
    refers_to: EntityKind | None
    to_sql: Convert | None = None
    from_sql: Convert | None = None
    to_json: Convert | None = None
    from_json: Convert | None = None


@dataclass(frozen=True, slots=True)
class EntityCodec:
    """How one kind of entity goes to the file and back; `columns` are in the order of the fields.

    The three lists of conversions name only the fields that need one.
    """

    make: Callable[..., Entity]
    columns: tuple[FieldCodec, ...]
    by_name: dict[str, FieldCodec]
    from_row: tuple[tuple[int, Convert], ...]


def _dump(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _ids_from_text(text: str) -> tuple[str, ...]:
    return tuple(json.loads(text))


def _ids_to_text(ids: Sequence[str]) -> str:
    return _dump(list(ids))


def _iso(value: date | time) -> str:
    return value.isoformat()


def _field_codec(kind: EntityKind, name: str, annotation: object) -> FieldCodec:
    """Choose the conversions of a field. Raises TypeError for an annotation that has none."""
    nullable = get_origin(annotation) in (Union, UnionType)
    if nullable:
        (annotation,) = (a for a in get_args(annotation) if a is not NoneType)
    if isinstance(annotation, NewType):
        refers = name != "id" and kind not in PLACE_KEEPING
        target = _KIND_OF_ID[annotation] if refers else None
        return FieldCodec(name, "TEXT", nullable, target)
    if get_origin(annotation) is tuple:
        return FieldCodec(name, "TEXT", nullable, None, _ids_to_text, _ids_from_text, list, tuple)
    if annotation is str:
        return FieldCodec(name, "TEXT", nullable, None)
    if annotation is int:
        return FieldCodec(name, "INTEGER", nullable, None)
    if annotation is bool:
        return FieldCodec(name, "INTEGER", nullable, None, int, bool)
    if annotation in (date, time, datetime):
        read: Convert = annotation.fromisoformat
        return FieldCodec(name, "TEXT", nullable, None, _iso, read, _iso, read)
    if isinstance(annotation, type) and issubclass(annotation, StrEnum):
        # A dict is several times faster than calling the enum.
        member: Convert = {m.value: m for m in annotation}.__getitem__
        return FieldCodec(name, "TEXT", nullable, None, str, member, str, member)
    raise TypeError(f"{kind}.{name}: {annotation}")


@cache
def codec(kind: EntityKind) -> EntityCodec:
    """Give the codec of a kind."""
    made = ENTITY_TYPES[kind]
    columns = tuple(_field_codec(kind, f.name, f.type) for f in fields(made))
    from_row = tuple((i, c.from_sql) for i, c in enumerate(columns) if c.from_sql is not None)
    return EntityCodec(made, columns, {c.name: c for c in columns}, from_row)


# -- tables ------------------------------------------------------------------------------------


def value_to_sql(column: FieldCodec, value: object) -> object:
    """Give what SQLite stores for a value of this field."""
    return value if value is None or column.to_sql is None else column.to_sql(value)


def entity_to_row(kind: EntityKind, entity: Entity) -> tuple[object, ...]:
    """Give an entity as a row, in the order of `codec(kind).columns`."""
    return tuple(value_to_sql(c, getattr(entity, c.name)) for c in codec(kind).columns)


def entities_from_rows(kind: EntityKind, rows: Iterable[Sequence[Any]]) -> list[Entity]:
    """Make entities of rows. Raises ValueError or KeyError for a value that cannot be one."""
    known = codec(kind)
    make, from_row = known.make, known.from_row
    made: list[Entity] = []
    for row in rows:
        values = list(row)
        for index, convert in from_row:
            if values[index] is not None:
                values[index] = convert(values[index])
        made.append(make(*values))
    return made


# -- the journal -------------------------------------------------------------------------------


def _value_to_json(column: FieldCodec, value: object) -> object:
    return value if value is None or column.to_json is None else column.to_json(value)


def _value_from_json(column: FieldCodec, value: object) -> object:
    return value if value is None or column.from_json is None else column.from_json(value)


def _entity_to_json(kind: EntityKind, entity: object) -> object:
    if entity is None:
        return None
    return {c.name: _value_to_json(c, getattr(entity, c.name)) for c in codec(kind).columns}


def _entity_from_json(kind: EntityKind, found: dict[str, object] | None) -> Entity | None:
    """Make an entity; what an older journal lacks gets its default, what it has too much goes."""
    if found is None:
        return None
    known = codec(kind)
    return known.make(
        **{
            name: _value_from_json(known.by_name[name], value)
            for name, value in found.items()
            if name in known.by_name
        }
    )


def changes_to_json(changes: Iterable[Change]) -> str:
    """Write changes as `[[kind, id, field, old, new], …]`; whole entities are objects."""
    rows: list[list[object]] = []
    for c in changes:
        if c.field:
            column = codec(c.kind).by_name[c.field]
            old, new = _value_to_json(column, c.old), _value_to_json(column, c.new)
        else:
            old, new = _entity_to_json(c.kind, c.old), _entity_to_json(c.kind, c.new)
        rows.append([c.kind.value, c.id, c.field, old, new])
    return _dump(rows)


def changes_from_json(text: str) -> tuple[Change, ...]:
    """Read what `changes_to_json` wrote. Raises ValueError, KeyError or TypeError otherwise."""
    return tuple(_change(*row) for row in json.loads(text))


def _change(kind_name: str, entity_id: str, field: str, old: Any, new: Any) -> Change:
    kind = EntityKind(kind_name)
    if not field:
        old, new = _entity_from_json(kind, old), _entity_from_json(kind, new)
    else:
        column = codec(kind).by_name[field]
        old, new = _value_from_json(column, old), _value_from_json(column, new)
    return Change(kind, entity_id, field, old, new)
