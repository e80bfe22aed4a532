"""Actions into the tables, and the tables back into a workshop."""

import sqlite3
from collections.abc import Iterable
from datetime import datetime
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from facilitator.app.action import Action, Change, Label
from facilitator.app.ports import JournalRow
from facilitator.domain.entities import Entity, EntityKind, kind_of
from facilitator.domain.failures import Trouble
from facilitator.domain.text import one_line
from facilitator.domain.workshop import Workshop
from facilitator.storage.codec import (
    changes_from_json,
    changes_to_json,
    codec,
    entities_from_rows,
    entity_to_row,
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


@cache
def _misfits(kind: EntityKind) -> str:
    """Write the query for a row with a value of a wrong type: SQLite itself takes any."""
    tests = []
    for column in codec(kind).columns:
        allowed = f"'{column.sql_type.lower()}'" + (", 'null'" if column.nullable else "")
        tests.append(f"typeof([{column.name}]) NOT IN ({allowed})")
    return f"SELECT 1 FROM [{kind.value}] WHERE {' OR '.join(tests)} LIMIT 1"


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


# -- reading -----------------------------------------------------------------------------------


def load_entities(driver: sqlite3.Connection, kind: EntityKind) -> list[Entity]:
    """Read all entities of a kind. Raises ValueError or KeyError for what cannot be one."""
    if driver.execute(_misfits(kind)).fetchone() is not None:
        raise ValueError(f"{kind}: a value of a wrong type")
    # All at once: a statement that is left half read keeps its lock on a refused file.
    return entities_from_rows(kind, driver.execute(_select(kind)).fetchall())


def load_workshop(driver: sqlite3.Connection) -> Workshop:
    """Read the whole workshop."""
    workshop = Workshop()
    for kind in EntityKind:
        for entity in load_entities(driver, kind):
            workshop.put(entity)
    return workshop


def load_journal(driver: sqlite3.Connection, path: Path) -> list[JournalRow]:
    """Read the journal in order; each row's changes are parsed when `load` is called."""
    labels = {label.value: label for label in Label}
    read = datetime.fromisoformat
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
        )
        for number, uid, label, at, by, undoable, undoes, redoes, run, changes in (
            driver.execute(_JOURNAL_SELECT).fetchall()
        )
    ]


def _parse(text: str, path: Path, number: int) -> tuple[Change, ...]:
    try:
        return changes_from_json(text)
    except (ValueError, KeyError, TypeError) as error:
        raise Trouble("journal_damaged", path=str(path), number=number) from error
