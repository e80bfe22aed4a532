from dataclasses import fields
from datetime import date, datetime, time
from enum import StrEnum
from types import NoneType
from typing import Any, NewType, get_args, get_origin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.app.action import Change
from facilitator.domain.entities import ENTITY_TYPES, Entity, EntityKind, Note
from facilitator.domain.terms import NoteId
from facilitator.storage.codec import (
    changes_from_json,
    changes_to_json,
    codec,
    entities_from_rows,
    entity_to_row,
)


def values(annotation: Any) -> st.SearchStrategy[Any]:
    """Make any value that a field of this type may hold."""
    if annotation == "Entity | None":
        return st.one_of(st.none(), entities(inside=True).map(lambda drawn: drawn[1]))
    if isinstance(annotation, NewType) or annotation is str:
        return st.text()
    if get_origin(annotation) is tuple:
        return st.lists(values(get_args(annotation)[0]), max_size=4).map(tuple)
    if get_args(annotation):
        return st.one_of([values(part) for part in get_args(annotation)])
    if issubclass(annotation, StrEnum):
        return st.sampled_from(list(annotation))
    simple: dict[Any, st.SearchStrategy[Any]] = {
        NoneType: st.none(),
        bool: st.booleans(),
        int: st.integers(0, 1_000_000),  # within the bounds of every field
        date: st.dates(),
        time: st.times(),
        datetime: st.datetimes(datetime(1900, 1, 1), datetime(9000, 12, 31)),
    }
    return simple[annotation]


@st.composite
def entities(draw: st.DrawFn, inside: bool = False) -> tuple[EntityKind, Entity]:
    kinds = [kind for kind in EntityKind if not (inside and kind is EntityKind.CONFLICT)]
    kind = draw(st.sampled_from(kinds))
    made: Any = ENTITY_TYPES[kind]
    return kind, made(**{f.name: draw(values(f.type)) for f in fields(made)})


@given(entities())
def test_every_entity_comes_back_from_its_row_as_it_was(drawn: tuple[EntityKind, Entity]) -> None:
    kind, entity = drawn
    row = entity_to_row(kind, entity)
    assert all(type(value) in (str, int, NoneType) for value in row)
    assert entities_from_rows(kind, [row]) == [entity]


@given(entities(), entities())
def test_every_change_comes_back_from_the_journal_as_it_was(
    first: tuple[EntityKind, Entity], second: tuple[EntityKind, Entity]
) -> None:
    kind, entity = first
    changes = (
        Change(kind, entity.id, "", None, entity),
        Change(second[0], second[1].id, "", second[1], None),
        *(
            Change(kind, entity.id, f.name, getattr(entity, f.name), getattr(entity, f.name))
            for f in fields(entity)
            if f.name != "id"
        ),
    )
    back = changes_from_json(changes_to_json(changes))
    assert back == changes
    assert [type(c.old) for c in back] == [type(c.old) for c in changes]


def test_an_older_journal_entry_gets_defaults_for_what_it_lacks() -> None:
    text = (
        '[["note","n1","",null,'
        '{"id":"n1","at":"2025-12-05T14:00:00","text":"말","gone":"field of another version"}]]'
    )
    (change,) = changes_from_json(text)
    assert change.new == Note(NoteId("n1"), datetime(2025, 12, 5, 14), text="말")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[1]",
        "{}",
        '""',
        "[" * 100_000,
        '[["note","a","text","","\\ud800"]]',  # half a letter, which no file takes
        '[["draft","\\ud800","",null,{"id":"\\ud800"}]]',
        '[["nothing","a","",null,null]]',
        '[["note","a","colour",1,2]]',
        '[["note",["a"],"text","a","b"]]',
        '[["note","a","text",1,{"b":2}]]',
        '[["note","a","text","a",null]]',
        '[["note","a","",null,"text"]]',
        '[["note","a","",null,{"id":"b","at":"2025-12-05T14:00:00"}]]',
        '[["note","a","at","2025-12-05T14:00:00+09:00","2025-12-05T14:00:00"]]',
        '[["section","a","projects",["p"],[["p"]]]]',
        '[["section","a","planned_minutes",50,9223372036854775807]]',
    ],
)
def test_a_broken_journal_entry_raises(text: str) -> None:
    with pytest.raises((ValueError, KeyError, TypeError, RecursionError)):
        changes_from_json(text)


def test_letters_that_others_wrote_as_two_halves_are_read() -> None:
    (change,) = changes_from_json('[["note","a","text","","\\ud83c\\udf89"]]')
    assert change.new == "🎉"


def test_ids_of_other_entities_are_references_but_not_where_the_day_stands() -> None:
    assert codec(EntityKind.NOTE).by_name["section"].refers_to is EntityKind.SECTION
    assert codec(EntityKind.ANSWER).by_name["center"].refers_to is EntityKind.CENTER
    assert all(c.refers_to is None for c in codec(EntityKind.LIVE).columns)
