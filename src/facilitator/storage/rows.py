"""Actions into the tables, and the tables back into a workshop."""

import sqlite3
from collections.abc import Iterable
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from facilitator.app.action import Action, Brought, Change, Label
from facilitator.app.ports import JournalRow
from facilitator.domain.entities import Entity, EntityKind, kind_of
from facilitator.domain.failures import Trouble
from facilitator.domain.terms import AnswerWord, NoteKind
from facilitator.domain.text import one_line
from facilitator.domain.workshop import Workshop
from facilitator.storage.codec import (
    RowDamaged,
    changes_from_json,
    changes_to_json,
    codec,
    entities_from_rows,
    entity_to_row,
    local_datetime,
    value_to_sql,
)

if TYPE_CHECKING:
    from sqlalchemy import Connection

_JOURNAL = ("number", "uid", "label", "at", "by", "undoable", "undoes", "redoes", "run", "changes")


def _names(names: Iterable[str]) -> str:
    # Not in double quotes: for a column that is missing SQLite would take them as a text.
    return ", ".join(f"[{name}]" for name in names)


def _upsert(table: str, names: tuple[str, ...]) -> str:
    """Write the statement that puts a row in place of the one with its first column."""
    marks = ", ".join("?" * len(names))
    updates = ", ".join(f"[{n}] = excluded.[{n}]" for n in names[1:])
    return (
        f"INSERT INTO [{table}] ({_names(names)}) VALUES ({marks}) "
        f"ON CONFLICT([{names[0]}]) DO UPDATE SET {updates}"
    )


_JOURNAL_UPSERT = _upsert("journal", _JOURNAL)
_JOURNAL_MISFITS = (
    "SELECT number FROM journal WHERE number NOT BETWEEN 1 AND 1000000000000"
    " OR typeof(uid) <> 'text' OR typeof(label) <> 'text' OR typeof(at) <> 'text'"
    " OR typeof([by]) <> 'text' OR typeof(undoable) <> 'integer' OR typeof(run) <> 'text'"
    " OR typeof(changes) <> 'text' OR typeof(undoes) NOT IN ('integer', 'null')"
    " OR typeof(redoes) NOT IN ('integer', 'null') LIMIT 1"
)
_BROUGHT = ("action", "uid", "label", "at", "by", "run", "changes")
_BROUGHT_PUT = (
    f"INSERT INTO brought ({_names(_BROUGHT)}) VALUES (?, ?, ?, ?, ?, ?, ?)"
    " ON CONFLICT (action, uid) DO NOTHING"  # the Action is written once more
)
_BROUGHT_SELECT = f"SELECT {_names(_BROUGHT)} FROM brought ORDER BY action, position"
_BROUGHT_MISFITS = (
    "SELECT position FROM brought WHERE typeof(action) <> 'integer' OR typeof(uid) <> 'text'"
    " OR typeof(label) <> 'text' OR typeof(at) <> 'text' OR typeof([by]) <> 'text'"
    " OR typeof(run) <> 'text' OR typeof(changes) <> 'text' LIMIT 1"
)
_JOURNAL_SELECT = f"SELECT {_names(_JOURNAL)} FROM journal ORDER BY number"


@cache
def _put(kind: EntityKind) -> str:
    return _upsert(kind.value, tuple(c.name for c in codec(kind).columns))


@cache
def _set(kind: EntityKind, field: str) -> str:
    return f"UPDATE [{kind.value}] SET [{field}] = ? WHERE id = ?"


@cache
def _select(kind: EntityKind) -> str:
    return (
        f"SELECT {_names(c.name for c in codec(kind).columns)} FROM [{kind.value}] ORDER BY rowid"
    )


# The kind of a draft is a free text, but these two places take it for a word of theirs.
_DRAFT_MISFITS = tuple(
    f"(id LIKE '{place}:%' AND kind NOT IN ('', {', '.join(repr(w.value) for w in words)}))"
    for place, words in (("note", NoteKind), ("answer", AnswerWord))
)


@cache
def _misfits(kind: EntityKind) -> str:
    """Write the query for a row with a value of a wrong type: SQLite itself takes any."""
    tests = []
    for column in codec(kind).columns:
        allowed = f"'{column.sql_type.lower()}'" + (", 'null'" if column.nullable else "")
        tests.append(f"typeof([{column.name}]) NOT IN ({allowed})")
        if column.sql_type == "INTEGER":
            tests.append(f"[{column.name}] NOT BETWEEN {column.least} AND {column.most}")
    if kind is EntityKind.DRAFT:
        tests.extend(_DRAFT_MISFITS)
    if kind in (EntityKind.EVENT, EntityKind.LIVE):  # a second one would take the place of the one
        tests.append(f"id <> '{kind.value}'")
    return f"SELECT rowid FROM [{kind.value}] WHERE {' OR '.join(tests)} LIMIT 1"


# -- writing -----------------------------------------------------------------------------------


def put_entity(connection: "Connection", entity: Entity) -> None:
    """Write a whole entity, in the connection's transaction."""
    kind = kind_of(entity)
    connection.exec_driver_sql(_put(kind), entity_to_row(kind, entity))


def _write_change(connection: "Connection", change: Change) -> None:
    if change.field:
        value = value_to_sql(codec(change.kind).by_name[change.field], change.new)
        done = connection.exec_driver_sql(_set(change.kind, change.field), (value, change.id))
        if done.rowcount != 1:
            raise LookupError(f"{change.kind} {change.id} is not in the file")
    elif change.new is None:
        # It may never have been written: typed and emptied again before its turn came.
        connection.exec_driver_sql(f"DELETE FROM [{change.kind.value}] WHERE id = ?", (change.id,))
    else:
        put_entity(connection, change.new)  # type: ignore[arg-type]  # a whole-entity change holds an Entity


def write_action(connection: "Connection", number: int, action: Action) -> None:
    """Write the new values and the journal row of an Action, in the connection's transaction.

    Writing the same Action again, or one that continues it, changes its row.
    """
    for change in action.changes:
        _write_change(connection, change)
    row = (
        number,
        action.uid,
        action.label.value,
        action.at.isoformat(),
        one_line(action.by),  # a user name of the system may hold what UTF-8 cannot
        int(action.undoable),
        action.undoes,
        action.redoes,
        action.run,
        changes_to_json(action.changes),
    )
    connection.exec_driver_sql(_JOURNAL_UPSERT, row)
    for brought in action.brought:
        _write_brought(connection, number, brought)


def _write_brought(connection: "Connection", number: int, brought: Brought) -> None:
    row = (
        number,
        brought.uid,
        brought.label.value,
        brought.at.isoformat(),
        one_line(brought.by),
        brought.run,
        changes_to_json(brought.load()),
    )
    connection.exec_driver_sql(_BROUGHT_PUT, row)


# -- reading -----------------------------------------------------------------------------------


def load_entities(driver: sqlite3.Connection, kind: EntityKind, path: Path) -> list[Entity]:
    """Read all entities of a kind. Raises Trouble("row_damaged") for a row that cannot be one."""
    misfit = driver.execute(_misfits(kind)).fetchone()
    if misfit is not None:
        raise Trouble("row_damaged", path=str(path), table=kind.value, row=misfit[0])
    # All at once: a statement that is left half read keeps its lock on a refused file.
    rows = driver.execute(_select(kind)).fetchall()
    try:
        return entities_from_rows(kind, rows)
    except RowDamaged as error:
        place = f"SELECT rowid FROM [{kind.value}] ORDER BY rowid LIMIT 1 OFFSET {error.index}"
        (row,) = driver.execute(place).fetchone()
        raise Trouble("row_damaged", path=str(path), table=kind.value, row=row) from error


def load_workshop(driver: sqlite3.Connection, path: Path) -> Workshop:
    """Read the whole workshop."""
    workshop = Workshop()
    for kind in EntityKind:
        for entity in load_entities(driver, kind, path):
            workshop.put(entity)
    return workshop


def missing_rows(driver: sqlite3.Connection) -> list[Entity]:
    """List the entities of which there is always one, where the file lacks their row."""
    return [
        entity
        for entity in Workshop().all_entities()
        if driver.execute(
            f"SELECT 1 FROM [{kind_of(entity).value}] WHERE id = ?", (entity.id,)
        ).fetchone()
        is None
    ]


def put_missing_rows(driver: sqlite3.Connection) -> None:
    """Write what `missing_rows` lists: an Action that changes such a row could never be saved."""
    missing = missing_rows(driver)
    if not missing:
        return
    driver.execute("BEGIN IMMEDIATE")
    try:
        for entity in missing:
            kind = kind_of(entity)
            driver.execute(_put(kind), entity_to_row(kind, entity))
        driver.execute("COMMIT")
    except BaseException:
        if driver.in_transaction:
            driver.execute("ROLLBACK")
        raise


def load_journal(driver: sqlite3.Connection, path: Path) -> list[JournalRow]:
    """Read the journal in order; each row's changes are parsed when `load` is called.

    Raises Trouble("row_damaged") for a number that no entry can have, or a value of a wrong type.
    """
    _check_types(driver, _JOURNAL_MISFITS, "journal", path)
    labels = {label.value: label for label in Label}
    read = local_datetime
    brought = _load_brought(driver, path)
    return [
        JournalRow(
            number,
            uid,
            labels[label],
            read(at),
            by,
            bool(undoable),
            undoes,
            redoes,
            run,
            partial(_parse, changes, path, number),
            brought.get(number, ()),
        )
        for number, uid, label, at, by, undoable, undoes, redoes, run, changes in (
            driver.execute(_JOURNAL_SELECT).fetchall()
        )
    ]


def _load_brought(driver: sqlite3.Connection, path: Path) -> dict[int, tuple[Brought, ...]]:
    """Read what joinings brought from other copies, by the number of the joining Action."""
    _check_types(driver, _BROUGHT_MISFITS, "brought", path)
    found: dict[int, list[Brought]] = {}
    rows = driver.execute(_BROUGHT_SELECT).fetchall()
    for number, uid, label, at, by, run, changes in rows:
        load = partial(_parse, changes, path, number)
        made = Brought(uid, Label(label), local_datetime(at), by, run, load)
        found.setdefault(number, []).append(made)
    return {number: tuple(made) for number, made in found.items()}


def _check_types(driver: sqlite3.Connection, misfits: str, table: str, path: Path) -> None:
    misfit = driver.execute(misfits).fetchone()
    if misfit is not None:
        raise Trouble("row_damaged", path=str(path), table=table, row=misfit[0])


def _parse(text: str, path: Path, number: int) -> tuple[Change, ...]:
    try:
        return changes_from_json(text)
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise Trouble("journal_damaged", path=str(path), number=number) from error
