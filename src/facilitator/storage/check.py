"""Find what is wrong inside a workshop file; the rules of the workshop are checked elsewhere."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from facilitator.app.copies.replaying import empty_state, replay, state_of
from facilitator.app.ports import JournalRow
from facilitator.domain.entities import kind_of
from facilitator.domain.failures import Trouble
from facilitator.domain.workshop import Workshop
from facilitator.storage.reading import loading, reading
from facilitator.storage.rows import load_journal, load_workshop, missing_rows


def integrity(path: Path) -> list[Trouble]:
    """List what is wrong: pages, references, holes in the journal, state against journal.

    Codes: damaged, row_damaged(table, row), planted(name), check_row_missing(table),
    check_reference(table, row), check_journal_gap(number), journal_damaged(number),
    check_state(table, id). Raises Trouble where the file cannot be read at all, as `read` does.
    """
    path = Path(path).absolute()
    try:
        with reading(path) as connection, loading(path):
            return list(_findings(connection, path))
    except Trouble as trouble:
        if trouble.code not in ("damaged", "row_damaged", "planted"):
            raise
        return [trouble]


def _findings(driver: sqlite3.Connection, path: Path) -> Iterator[Trouble]:
    if driver.execute("PRAGMA integrity_check(1)").fetchone() != ("ok",):
        yield Trouble("damaged", path=str(path))
        return
    for table, row, *_ in driver.execute("PRAGMA foreign_key_check").fetchall():
        yield Trouble("check_reference", table=table, row=row)
    for entity in missing_rows(driver):
        yield Trouble("check_row_missing", table=kind_of(entity).value)
    workshop, journal = load_workshop(driver, path), load_journal(driver, path)
    gaps = list(_gaps(journal))
    yield from gaps
    if not gaps:
        yield from _differences(workshop, journal)


def _gaps(journal: Sequence[JournalRow]) -> Iterator[Trouble]:
    expected = 1
    for row in journal:
        if row.number != expected:
            yield Trouble("check_journal_gap", number=expected)
        expected = row.number + 1


def _differences(workshop: Workshop, journal: Iterable[JournalRow]) -> Iterator[Trouble]:
    """Compare the tables with what the journal leads to from an empty workshop."""
    replayed = empty_state()
    for row in journal:
        try:
            changes = row.load()
        except Trouble as trouble:
            yield trouble
            return
        for change in changes:
            replay(replayed, change)  # of what is not there: a difference of the whole
    held = state_of(workshop.all_entities())
    for key in dict.fromkeys((*held, *replayed)):
        if held.get(key) != replayed.get(key):
            yield Trouble("check_state", table=key[0].value, id=key[1])
