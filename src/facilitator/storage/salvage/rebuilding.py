"""Put a workshop together again from what a damaged file still says."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from facilitator.app.action import Action, Change, Label
from facilitator.app.entry import Entry
from facilitator.app.salvaged import Salvaged
from facilitator.domain.entities import EntityKind, kind_of
from facilitator.domain.workshop import Workshop
from facilitator.storage.codec import entity_to_row
from facilitator.storage.salvage.filling import Backed, filled
from facilitator.storage.salvage.mending import (
    Key,
    State,
    drop_what_refers_to_nothing,
    put_stand_ins,
)
from facilitator.storage.salvage.remains import entity_of
from facilitator.storage.salvage.sources import Sources

_SINGLE = frozenset({EntityKind.EVENT, EntityKind.LIVE})


def rebuilt(
    found: Sources, now: datetime, backed: Backed | None = None
) -> tuple[Salvaged, list[Action]]:
    """Count what was read, and give the Actions that lead a new file to it.

    The beginning of the journal is kept as it was; all that was read beyond is one more Action.
    What the file lost and the backup holds (`backed`) is taken from there.
    """
    replay, state, older = _read(found)
    own = state.keys() - {key for key in older if key[0] in _SINGLE}  # those are read in part
    lost, uncounted = _lost(found, own), _uncounted(found, replay)
    own_history = found.journal.keys()
    more = filled(found, backed) if backed is not None and state else None
    if more is not None:
        found = more
        replay, state, older = _read(found)
    added = Counter(kind for kind, _ in state.keys() - own if more is not None)
    may_be_lost = [kind for kind, table in found.tables.items() if not table.whole]
    stand_ins = put_stand_ins(state, may_be_lost)
    dropped = drop_what_refers_to_nothing(state)
    actions = _with_first_uid(replay.kept, found, now)
    if state or actions:
        actions.append(_difference(replay.beginning, state, now))
    kept = len(replay.kept)
    counted = Salvaged(
        read=Counter(kind for kind, _ in (state.keys() & own) - older),
        lost=lost,
        dropped=dropped,
        history_kept=kept,
        history_lost=max(0, max(found.uids, default=0) - kept),
        uncounted=uncounted,
        stand_ins=stand_ins,
        added=added,
        history_added=len(found.journal.keys() - own_history),
        maybe_older=Counter(kind for kind, _ in state.keys() & own & older),
    )
    return counted, actions


def _read(found: Sources) -> tuple["_Replay", State, set[Key]]:
    """Choose of each kind what there is; tell what of it may be older than what is lost."""
    replay = _Replay(found)
    state: State = {}
    older: set[Key] = set()
    for kind in EntityKind:
        chosen, old = _of_kind(kind, found, replay)
        state.update(_fitting(chosen))
        older |= old
    return replay, state, older


class _Replay:
    """What the journal leads to: its unbroken beginning, and all of it that can be read.

    `removed` is what it tells was taken out and not put back; `is_whole`: it lacks nothing, and the
    tables know no more than it; `reaches_end`: it has every entry, wherever that was found.
    """

    def __init__(self, found: Sources) -> None:
        self.kept: list[Action] = []
        self.state = _only_rows()
        self.removed: set[Key] = set()
        uids: set[str] = set()
        while (row := found.journal.get(len(self.kept) + 1)) is not None:
            if row.uid in uids or not self._fits(row.load()):
                break
            uids.add(row.uid)
            self._make(row.load())
            brought = tuple(found.brought.get(row.number, ()))
            self.kept.append(replace(row.action(), brought=brought))
        self.beginning = dict(self.state)
        later = sorted(number for number in found.journal if number > len(self.kept))
        for number in later:
            self._make(found.journal[number].load())
        is_last = found.journal_counted and max(found.uids, default=0) <= len(self.kept)
        self.reaches_end = is_last and bool(self.kept) and not later
        is_read = found.journal_whole and bool(self.kept) and not later
        self.is_whole = is_read and self._agrees(found)

    def _agrees(self, found: Sources) -> bool:
        """Tell whether the journal knows what stands in the tables: it may have been emptied."""
        return all(
            table.sound.keys() == {id_ for of, id_ in self.state if of is kind}
            for kind, table in found.tables.items()
            if table.whole
        )

    def _fits(self, changes: Sequence[Change]) -> bool:
        """Tell whether all that is changed or taken out is there."""
        there: dict[Key, bool] = {}
        for change in changes:
            key = (change.kind, change.id)
            if change.field and not there.get(key, key in self.state):
                return False
            if not change.field:
                there[key] = change.new is not None
                if change.new is None and change.kind in _SINGLE:
                    return False
        return True

    def _make(self, changes: Sequence[Change]) -> None:
        """Make changes, but for those of what is not there."""
        for change in changes:
            key = (change.kind, change.id)
            if change.field:
                entity: Any = self.state.get(key)
                if entity is not None:
                    self.state[key] = replace(entity, **{change.field: change.new})
            elif change.new is not None:
                self.state[key] = change.new  # type: ignore[assignment]  # a whole-entity change holds an Entity
                self.removed.discard(key)
            elif change.kind not in _SINGLE:
                self.state.pop(key, None)
                self.removed.add(key)


def _only_rows() -> State:
    """Give what every new file holds."""
    return {(kind_of(entity), entity.id): entity for entity in Workshop().all_entities()}


def _of_kind(kind: EntityKind, found: Sources, replay: _Replay) -> tuple[State, set[Key]]:
    """Choose what there is of a kind, and tell what of it may be of an earlier day.

    A whole table is right. Otherwise its sound rows come first, then what the journal leads to,
    then rows with a mended value, then stray ones.
    """
    table = found.tables[kind]
    if table.whole:
        return {(kind, id_): entity for id_, entity in table.sound.items()}, set()
    given = _only_rows()  # what every new file holds was not read here
    replayed = {
        key[1]: e for key, e in replay.state.items() if key[0] is kind and given.get(key) != e
    }
    strays = {e.id: e for e in found.strays if kind_of(e) is kind}
    sources = [table.sound, replayed, table.mended, strays]
    if kind in _SINGLE and not replay.reaches_end:
        # Its only row never moves to another page; the journal may know of a few fields only.
        sources = [table.sound, table.mended, strays, replayed]
    state: State = {}
    older: set[Key] = set()
    for source in sources:
        is_sure = source is table.sound or (source is replayed and replay.reaches_end)
        is_row = source is table.mended or (source is strays and kind in _SINGLE)
        for id_, entity in source.items():
            key = kind, id_
            is_known = source is replayed or not replay.is_whole or id_ in replayed
            was_removed = key in replay.removed and source is not table.sound
            is_gone = not is_sure and table.ids is not None and id_ not in table.ids
            if key in state or not is_known or was_removed or is_gone:
                continue
            state[key] = entity
            if not (is_sure or is_row or strays.get(id_) == replayed.get(id_)):
                older.add(key)
    return state, older


def _fitting(state: State) -> State:
    """Leave out what no table can hold, though a journal written by others says so; mend values."""
    found: State = {}
    for (kind, id_), entity in state.items():
        row: Any = entity_to_row(kind, entity)
        fit = entity if entity_of(kind, row, exactly=True) is not None else entity_of(kind, row)
        if fit is not None:
            found[kind, id_] = fit
    return found


def _lost(found: Sources, state: Collection[Key]) -> Counter[EntityKind]:
    """Count by kind what was there for certain and is not read."""
    lost: Counter[EntityKind] = Counter()
    for kind, table in found.tables.items():
        read = {id_ for of, id_ in state if of is kind}
        if table.ids is not None:
            lost[kind] = len(table.ids - read)
        else:
            lost[kind] = max(0, len(table.sound) + len(table.mended) + table.unnamed - len(read))
    for kind in _SINGLE:  # there is always one
        lost[kind] = 0 if (kind, kind.value) in state else 1
    return +lost


def _uncounted(found: Sources, replay: _Replay) -> frozenset[EntityKind]:
    """Name the kinds of which nothing tells how many there were."""
    if replay.is_whole:
        return frozenset()
    tables = found.tables.items()
    return frozenset(
        kind
        for kind, table in tables
        if not table.whole and table.ids is None and kind not in _SINGLE
    )


def _with_first_uid(kept: Sequence[Action], found: Sources, now: datetime) -> list[Action]:
    """Begin with the uid of the first entry also where that is lost: copies are known by it."""
    if kept or 1 not in found.uids:
        return list(kept)
    return [Action(Label.WORKSHOP_MADE, now, (), undoable=False, uid=found.uids[1])]


def _difference(beginning: State, state: State, now: datetime) -> Action:
    """Lead from the kept beginning to all that was read, in one Action that can be undone."""
    workshop = Workshop(beginning.values())
    entry = Entry(workshop, now)
    for key, entity in state.items():
        if beginning.get(key) != entity:
            entry.put(entity)
    for key, entity in beginning.items():
        if key not in state and key[0] not in _SINGLE:
            entry.remove(entity)
    return entry.action(Label.SALVAGED)
