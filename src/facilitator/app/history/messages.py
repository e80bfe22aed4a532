"""The messages that the room saw: of all that the wall showed, what somebody wrote for it."""

from collections.abc import Iterable, Iterator

from facilitator.app.action import Brought, Change, Label
from facilitator.app.ports import JournalRow
from facilitator.domain.entities import EntityKind, Shown
from facilitator.domain.failures import Trouble
from facilitator.domain.workshop import Workshop


def message_rows(workshop: Workshop, rows: Iterable[JournalRow]) -> frozenset[int]:
    """Number the rows with which a message came onto the wall; few rows are read for that."""
    begun = {line.id: line.at for line in _begun(workshop.shown_log)}
    moments = frozenset(begun.values())
    found = set()
    for row in rows:
        if row.label is Label.ROOM_SAW and row.at in moments:
            line = message_line(row)
            if line is not None and line.id in begun:
                found.add(row.number)
    return frozenset(found)


def message_line(row: JournalRow | Brought) -> Shown | None:
    """Give the line of the log with a message that a row put there; None where it put none."""
    if row.label is not Label.ROOM_SAW:
        return None
    try:
        lines = [change.new for change in row.load() if is_message(change)]
    except Trouble:  # nobody can tell what it was
        return None
    return next((line for line in lines if isinstance(line, Shown)), None)


def brought_messages(rows: Iterable[Brought]) -> frozenset[str]:
    """Name by their uid the entries of another copy with which a message came onto its wall."""
    found, before = set(), ""
    for row in rows:
        if row.label is not Label.ROOM_SAW:
            continue
        line = message_line(row)
        if line is not None and line.message != before:
            found.add(row.uid)
        before = "" if line is None else line.message
    return frozenset(found)


def is_message(change: Change) -> bool:
    """Tell whether a change puts a line with a message into the log."""
    return (
        change.kind is EntityKind.SHOWN
        and isinstance(change.new, Shown)
        and bool(change.new.message)
    )


def _begun(lines: Iterable[Shown]) -> Iterator[Shown]:
    """Give each line whose message was not there before."""
    before = ""
    for line in lines:
        if line.message and line.message != before:
            yield line
        before = line.message
