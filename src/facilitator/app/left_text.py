"""Entries that no file takes any more, as a text that a person can read."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime

from facilitator.app.action import Action, Change
from facilitator.app.desk import Desk
from facilitator.app.history.history import History, Line
from facilitator.app.history.words import tell
from facilitator.app.left_over import LeftOver
from facilitator.app.ports import JournalRow
from facilitator.app.unknown_names import with_stand_ins
from facilitator.domain.dates import say_date
from facilitator.domain.entities import Draft, EntityKind
from facilitator.words import tr
from facilitator.words.fields import kind_words
from facilitator.words.values import value_words

_INDENT = "    "
_UNKNOWN = re.compile(r" \?\d")


def left_text(left: LeftOver, now: datetime) -> str:
    """Tell the entries as the history would, the oldest first; private ones as well.

    What only the lost file named has a number with a question mark.
    """
    names = with_stand_ins(left.names, _all_changes(left.actions))
    desk = Desk(names, _rows(left.actions), by="")
    history = History(desk)
    entries = [line for number in reversed(history.numbers()) for line in _entry(history, number)]
    typed = _half_typed(left, history)
    unread = tr("Entries that cannot be read any more: {count}.", count=left.unread)
    parts = (entries, typed, [unread] if left.unread else [])
    body = "\n\n".join("\n".join(part) for part in parts if part)
    return "\n".join((*_head(left, now), *_explained(body), "", body, ""))


def _all_changes(actions: Iterable[Action]) -> Iterator[Change]:
    for action in actions:
        yield from action.changes
        for brought in action.brought:
            yield from brought.load()


def _rows(actions: Iterable[Action]) -> list[JournalRow]:
    """Number them anew: they may be of several sessions that counted alike."""
    rows: list[JournalRow] = []
    for number, action in enumerate(actions, start=1):
        undoes, redoes = (_named(rows, of, action) for of in (action.undoes, action.redoes))
        rows.append(JournalRow.of(number, replace(action, undoes=undoes, redoes=redoes)))
    return rows


def _named(rows: list[JournalRow], of: int | None, action: Action) -> int | None:
    """Find what an undo took back, or a redo did again: the last that changed the same."""
    if of is None:
        return None
    keys = {(c.kind, c.id, c.field) for c in action.changes}
    for row in reversed(rows):
        if row.undoable and {(c.kind, c.id, c.field) for c in row.load()} & keys:
            return row.number
    return None


def _head(left: LeftOver, now: datetime) -> list[str]:
    return [
        tr("Entries that could not be saved: {title}", title=left.title),
        tr("Entries: {count}", count=left.count),
        tr("File: {path}", path=left.path),
        tr("Written on {date} {time}", date=say_date(now.date()), time=f"{now:%H:%M}"),
    ]


def _explained(body: str) -> Iterator[str]:
    removed = tr("(removed)", "value")
    if _UNKNOWN.search(body):
        yield tr("Only the lost file knew the names with “?”; the same number is the same one.")
    if removed in body:
        yield tr("Where “{removed}” stands, only the lost file knew it.", removed=removed)


def _entry(history: History, number: int) -> Iterator[str]:
    """Tell an entry with all that it changed, and what it brought from another copy."""
    for line in (history.line(number), *reversed(history.brought(number))):
        yield from _told(history, line)


def _told(history: History, line: Line) -> Iterator[str]:
    told = tell(history, line)
    when = f"{say_date(line.at.date())} {line.at:%H:%M:%S}"
    said = [when, line.by, tr("private", "value") if line.is_private else ""]
    yield f"{' · '.join(part for part in said if part)}  {told.head()}"
    for edit in told.edits:
        first, *more = edit.text().splitlines() or [""]
        yield _INDENT + first
        yield from (_INDENT * 2 + each for each in more)


def _half_typed(left: LeftOver, history: History) -> list[str]:
    """List what was being typed and never entered."""
    drafts: dict[str, str] = {}
    for change in (change for action in left.actions for change in action.changes):
        if change.kind is EntityKind.DRAFT and change.field in ("", "text"):
            new = change.new
            drafts[change.id] = new.text if isinstance(new, Draft) else str(new or "")
    texts = [text for text in drafts.values() if text.strip()]
    kind = kind_words(EntityKind.DRAFT)
    return [
        f"{kind}: {value_words(history.names, EntityKind.DRAFT, 'text', text)}" for text in texts
    ]
