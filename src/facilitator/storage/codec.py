"""Values of entities as SQL and as JSON, by the annotations of the dataclasses."""

import json
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime, time
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Any, NewType, Union, get_args, get_origin

from facilitator.app.action import Change
from facilitator.domain.entities import ENTITY_TYPES, NEVER_UNDONE, Entity, EntityKind, kind_of
from facilitator.domain.references import KIND_OF_ID

Convert = Callable[[Any], Any]

# A clock that is set wrong is still believed; what would overflow in reckoning is not.
_FIRST_YEAR, _LAST_YEAR = 1900, 9000
_MOST_MINUTES = 1_000_000
_HALF_LETTERS = re.compile(r"\\u[dD][89a-fA-F]")  # not written by us, but valid JSON


@dataclass(frozen=True, slots=True)
class FieldCodec:
    """How one field goes to the file and back; a conversion of None leaves the value as it is.

    Conversions never see a value of None: that is NULL and null. `least` and `most` bound numbers.
    """

    name: str
    sql_type: str
    nullable: bool
    refers_to: EntityKind | None
    to_sql: Convert | None = None
    from_sql: Convert | None = None
    to_json: Convert | None = None
    from_json: Convert | None = None
    json_type: type = str
    least: int = -(2**53)  # further than that even JSON loses digits
    most: int = 2**53


@dataclass(frozen=True, slots=True)
class EntityCodec:
    """How one kind of entity goes to the file and back; `columns` are in the order of the fields.

    The three lists of conversions name only the fields that need one.
    """

    make: Callable[..., Entity]
    columns: tuple[FieldCodec, ...]
    by_name: dict[str, FieldCodec]
    from_row: tuple[tuple[int, Convert], ...]


class RowDamaged(ValueError):  # noqa: N818  # a fact, like the failures of the domain
    """A row holds what no entity can hold; `index` counts from 0 in the order of the rows."""

    def __init__(self, index: int) -> None:
        super().__init__(index)
        self.index = index


def _dump(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _ids_from_text(text: str) -> tuple[str, ...]:
    return _ids(json.loads(text))


def _ids(found: object) -> tuple[str, ...]:
    if not isinstance(found, list) or not all(isinstance(each, str) for each in found):
        raise ValueError("not a list of ids")
    return tuple(found)


def _local_time(text: str) -> time:
    read = time.fromisoformat(text)
    if read.tzinfo is not None:
        raise ValueError("a time with a zone")
    return read


def local_datetime(text: str) -> datetime:
    """Read a moment. Raises ValueError for one with a zone, or too far off to reckon with."""
    read = datetime.fromisoformat(text)
    if read.tzinfo is not None or not _FIRST_YEAR <= read.year <= _LAST_YEAR:
        raise ValueError("no local time of a workshop")
    return read


_READ: dict[object, Convert] = {
    date: date.fromisoformat,
    time: _local_time,
    datetime: local_datetime,
}


def _ids_to_text(ids: Sequence[str]) -> str:
    return _dump(list(ids))


def _iso(value: date | time) -> str:
    return value.isoformat()


def _whole(entity: Entity) -> object:
    """Write an entity inside another one: it tells its kind."""
    return {"kind": kind_of(entity).value, "entity": _entity_to_json(kind_of(entity), entity)}


def _whole_back(found: dict[str, Any]) -> Entity | None:
    return _entity_from_json(EntityKind(found["kind"]), found["entity"])


def _whole_to_text(entity: Entity) -> str:
    return _dump(_whole(entity))


def _whole_from_text(text: str) -> Entity | None:
    found = json.loads(text)
    if not isinstance(found, dict):
        raise ValueError("not an entity")
    return _whole_back(found)


def _field_codec(kind: EntityKind, name: str, annotation: object) -> FieldCodec:
    """Choose the conversions of a field. Raises TypeError for an annotation that has none."""
    if annotation == "Entity | None":
        return FieldCodec(
            name, "TEXT", True, None, _whole_to_text, _whole_from_text, _whole, _whole_back, dict
        )
    nullable = get_origin(annotation) in (Union, UnionType)
    if nullable:
        (annotation,) = (a for a in get_args(annotation) if a is not NoneType)
    if isinstance(annotation, NewType):
        refers = name != "id" and kind not in NEVER_UNDONE
        target = KIND_OF_ID[annotation] if refers else None
        return FieldCodec(name, "TEXT", nullable, target)
    if get_origin(annotation) is tuple:
        return FieldCodec(
            name, "TEXT", nullable, None, _ids_to_text, _ids_from_text, list, _ids, list
        )
    if annotation is str:
        return FieldCodec(name, "TEXT", nullable, None)
    if annotation is int:
        if name.endswith("_minutes"):
            least = -_MOST_MINUTES if name == "extra_minutes" else 0
            return FieldCodec(
                name, "INTEGER", nullable, None, json_type=int, least=least, most=_MOST_MINUTES
            )
        return FieldCodec(name, "INTEGER", nullable, None, json_type=int)
    if annotation is bool:
        return FieldCodec(name, "INTEGER", nullable, None, int, bool, json_type=bool)
    if annotation in (date, time, datetime):
        read = _READ[annotation]
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
    """Make entities of rows. Raises RowDamaged for a value that cannot be one."""
    known = codec(kind)
    make, from_row = known.make, known.from_row
    made: list[Entity] = []
    try:
        for row in rows:
            values = list(row)
            for index, convert in from_row:
                if values[index] is not None:
                    values[index] = convert(values[index])
            made.append(make(*values))
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise RowDamaged(len(made)) from error
    return made


# -- the journal -------------------------------------------------------------------------------


def _value_to_json(column: FieldCodec, value: object) -> object:
    return value if value is None or column.to_json is None else column.to_json(value)


def _value_from_json(column: FieldCodec, value: object) -> object:
    if value is None and column.nullable:
        return None
    # type(), for True is an int as well.
    if type(value) is not column.json_type:
        raise ValueError(f"{column.name}: {type(value).__name__}")
    if isinstance(value, int) and not column.least <= value <= column.most:
        raise ValueError(f"{column.name}: out of range")
    return value if column.from_json is None else column.from_json(value)


def _entity_to_json(kind: EntityKind, entity: object) -> object:
    if entity is None:
        return None
    return {c.name: _value_to_json(c, getattr(entity, c.name)) for c in codec(kind).columns}


def _entity_from_json(kind: EntityKind, found: object) -> Entity | None:
    """Make an entity; what an older journal lacks gets its default, what it has too much goes."""
    if found is None:
        return None
    if not isinstance(found, dict):
        raise ValueError(f"{kind}: not an object")
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
    """Read what `changes_to_json` wrote.

    Raises ValueError, KeyError, TypeError or RecursionError otherwise.
    """
    found = json.loads(text)
    if not isinstance(found, list):
        raise ValueError("not a list of changes")
    if _HALF_LETTERS.search(text):
        _dump(found).encode("utf-8")  # half a letter, which no file takes, is a ValueError
    return tuple(_change(*row) for row in found)


def _change(kind_name: str, entity_id: object, field: object, old: Any, new: Any) -> Change:
    kind = EntityKind(kind_name)
    if not isinstance(entity_id, str) or not isinstance(field, str) or field == "id":
        raise ValueError("a change of nothing")
    if not field:
        old, new = _entity_from_json(kind, old), _entity_from_json(kind, new)
        if any(whole is not None and whole.id != entity_id for whole in (old, new)):
            raise ValueError("a change of another entity")
    else:
        column = codec(kind).by_name[field]
        old, new = _value_from_json(column, old), _value_from_json(column, new)
    return Change(kind, entity_id, field, old, new)
