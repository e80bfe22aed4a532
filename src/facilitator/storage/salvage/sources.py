"""All that the pages of a damaged file still say: rows by their table, entries, stray rows."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from facilitator.app.action import Brought
from facilitator.app.ports import JournalRow
from facilitator.domain.entities import Entity, EntityKind
from facilitator.storage.salvage.page_reader import Layout, PageReader, Rows
from facilitator.storage.salvage.records import Value
from facilitator.storage.salvage.remains import brought_of, entity_of, entry_of, recognised

_SCHEMA_PAGE = 1
_SCHEMA_COLUMNS = 5


@dataclass(slots=True)
class TableFound:
    """What is left of a table: rows as they were, rows with a value that had to be replaced.

    `ids` are those that its index names, None where that could not be read. `unnamed` counts rows
    that are known to be lost, not which. A table that is `whole` holds all that it ever did.
    """

    sound: dict[str, Entity] = field(default_factory=dict)
    mended: dict[str, Entity] = field(default_factory=dict)
    ids: set[str] | None = None
    unnamed: int = 0
    whole: bool = False


@dataclass(slots=True)
class Sources:
    """Everything that could be read of a file.

    `uids` leads from the number of an entry to its uid, also where the entry itself is lost.
    `journal_whole` tells that no entry is missing, `journal_counted` that `uids` has the numbers of
    all that there ever were. `strays` are entities of pages that belong to
    no table any more: some may be older than what a table holds.
    """

    tables: dict[EntityKind, TableFound] = field(default_factory=dict)
    journal: dict[int, JournalRow] = field(default_factory=dict)
    uids: dict[int, str] = field(default_factory=dict)
    journal_whole: bool = False
    journal_counted: bool = False
    brought: dict[int, list[Brought]] = field(default_factory=dict)
    strays: list[Entity] = field(default_factory=list)

    def weight(self) -> int:
        """Count what was read, to tell the better of two readings."""
        rows = sum(len(found.sound) + len(found.mended) for found in self.tables.values())
        return rows + len(self.journal) + len(self.strays)


def sources(data: bytes) -> Sources:
    """Read all that a file in memory says, whatever is damaged in it."""
    layouts = dict.fromkeys((Layout.of(data[:100]), Layout()))
    return max((_Reading(data, layout).all() for layout in layouts), key=Sources.weight)


class _Reading:
    """One reading of a file, with its pages cut in one way."""

    def __init__(self, data: bytes, layout: Layout) -> None:
        self._pages = PageReader(data, layout)
        self._found = Sources()
        self._tables: dict[str, int] = {}
        self._indexes: dict[str, int] = {}

    def all(self) -> Sources:
        for _, row in self._pages.table(_SCHEMA_PAGE).rows:
            self._place(row)
        self._read_journal()
        for _, row in self._rows("brought").rows:
            self._take_brought(row)
        for kind in EntityKind:
            self._found.tables[kind] = self._table(kind)
        for number, row in self._pages.strays():
            self._take_stray(number, row)
        return self._found

    def _place(self, row: Sequence[Value]) -> None:
        """Note where a table, or the index that SQLite makes by itself, begins."""
        if len(row) != _SCHEMA_COLUMNS:
            return
        kind, _, table, root, made_by = row
        if isinstance(table, str) and isinstance(root, int):
            if kind == "table":
                self._tables.setdefault(table.lower(), root)
            elif kind == "index" and made_by is None:
                self._indexes.setdefault(table.lower(), root)

    def _rows(self, table: str) -> Rows:
        root = self._tables.get(table)
        return Rows(whole=False) if root is None else self._pages.table(root)

    def _index(self, table: str) -> Rows:
        root = self._indexes.get(table)
        return Rows(whole=False) if root is None else self._pages.index(root)

    def _read_journal(self) -> None:
        found, index = self._rows("journal"), self._index("journal")
        for number, row in found.rows:
            self._take_entry(number, row)
        for uid, number in _pairs(index):
            if number > 0:
                self._found.uids.setdefault(number, uid)
        numbers = self._found.journal.keys()
        is_told = found.whole and len(numbers) == found.promised
        self._found.journal_counted = is_told or index.whole
        self._found.journal_whole = is_told and not self._found.uids.keys() - numbers

    def _take_entry(self, number: int, row: Sequence[Value]) -> bool:
        entry = entry_of(number, row)
        if entry is not None and number not in self._found.journal:
            self._found.journal[number] = entry
            self._found.uids[number] = entry.uid
        return entry is not None

    def _take_brought(self, row: Sequence[Value]) -> bool:
        found = brought_of(row)
        if found is not None:
            self._found.brought.setdefault(found[0], []).append(found[1])
        return found is not None

    def _table(self, kind: EntityKind) -> TableFound:
        rows, index = self._rows(kind.value), self._index(kind.value)
        found = TableFound()
        for _, row in rows.rows:
            entity = entity_of(kind, row, exactly=True)
            if entity is not None:
                found.sound.setdefault(entity.id, entity)
            elif (mended := entity_of(kind, row)) is not None:
                found.mended.setdefault(mended.id, mended)
        named = found.sound.keys() | found.mended.keys()
        if index.whole:
            found.ids = {id_ for id_, _ in _pairs(index)}
        found.unnamed = max(0, rows.promised - len(named))
        is_read = rows.whole and not found.mended and not found.unnamed
        found.whole = is_read and (found.ids is None or found.ids == named)
        return found

    def _take_stray(self, number: int, row: Sequence[Value]) -> None:
        if self._take_entry(number, row) or self._take_brought(row):
            return
        entity = recognised(row)
        if entity is not None:
            self._found.strays.append(entity)


def _pairs(index: Rows) -> Iterator[tuple[str, int]]:
    """Give the entries of an index over one column of texts: the text, the row's number."""
    for _, row in index.rows:
        if len(row) == 2 and isinstance(row[0], str) and isinstance(row[1], int):
            yield row[0], row[1]
