"""The lines of the history as a list: days, entries, and what a joining brought."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from facilitator.app.history.history import History, Line, State
from facilitator.app.history.words import Told, tell
from facilitator.domain.dates import say_date
from facilitator.words import tr

Index = QModelIndex | QPersistentModelIndex
ITEM_ROLE = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Item:
    """One row: a day (no number), an entry, or with `brought` the place in what it brought."""

    day: date
    number: int | None = None
    brought: int | None = None


class HistoryModel(QAbstractListModel):
    """Holds which rows are shown; a line is made and told when it is looked at.

    `today` is the day that is called so: whoever shows the rows sets it.
    """

    def __init__(self, history: History, today: date) -> None:
        super().__init__()
        self.history = history
        self.names_authors = False
        self.today = today
        self._items: list[Item] = []
        self._open: set[int] = set()
        self._told: dict[Item, tuple[Line, Told]] = {}

    # -- what is shown --------------------------------------------------------------------------

    def show_numbers(self, numbers: Sequence[int]) -> None:
        """Show these entries, newest first, and nothing else."""
        self.beginResetModel()
        self._items = []
        self._told = {}
        self._items = list(self._with_days(numbers, None))
        self.endResetModel()

    def add_numbers(self, numbers: Sequence[int]) -> None:
        """Show these entries below the others: they are older."""
        last = self._items[-1].day if self._items else None
        added = list(self._with_days(numbers, last))
        if not added:
            return
        at = len(self._items)
        self.beginInsertRows(QModelIndex(), at, at + len(added) - 1)
        self._items.extend(added)
        self.endInsertRows()

    def add_newest(self, number: int) -> None:
        """Show an entry that was just made, above all others; again, as it is now."""
        known = self.row_of(number)
        if known >= 0:
            self._tell_changed(known)
            return
        day = self.history.at(number).date()
        is_new_day = not self._items or self._items[0].day != day
        added = [Item(day), Item(day, number)] if is_new_day else [Item(day, number)]
        at = 0 if is_new_day else 1
        self.beginInsertRows(QModelIndex(), at, at + len(added) - 1)
        self._items[at:at] = added
        self.endInsertRows()

    def drop(self, number: int) -> None:
        """Leave out an entry that is none any more: what was typed was taken back in its field."""
        row = self.row_of(number)
        if row < 0:
            return
        is_alone = self._is_heading(row - 1) and (
            row + 1 == len(self._items) or self._is_heading(row + 1)
        )
        first = row - 1 if is_alone else row
        self.beginRemoveRows(QModelIndex(), first, row)
        del self._items[first : row + 1]
        self.endRemoveRows()

    def tell_states(self, numbers: Iterable[int]) -> None:
        """Say that these entries hold, or do not hold, any more."""
        for number in numbers:
            row = self.row_of(number)
            if row >= 0:
                self._tell_changed(row)

    def toggle(self, row: int) -> bool:
        """Show or hide what a joining brought; False where the row is no joining."""
        item = self.item(row)
        if item is None or item.number is None or item.brought is not None:
            return False
        line = self.line(item)
        if line is None or not line.brought:
            return False
        if item.number in self._open:
            self._open.discard(item.number)
            self.beginRemoveRows(QModelIndex(), row + 1, row + line.brought)
            del self._items[row + 1 : row + 1 + line.brought]
            self.endRemoveRows()
        else:
            self._open.add(item.number)
            self.beginInsertRows(QModelIndex(), row + 1, row + line.brought)
            self._items[row + 1 : row + 1] = self._brought_items(item)
            self.endInsertRows()
        self._tell_changed(row)
        return True

    def is_open(self, item: Item) -> bool:
        """Tell whether what a joining brought is shown."""
        return item.number in self._open

    def _with_days(self, numbers: Sequence[int], day: date | None) -> Iterable[Item]:
        for number in numbers:
            its_day = self.history.at(number).date()
            if its_day != day:
                day = its_day
                yield Item(its_day)
            item = Item(its_day, number)
            yield item
            if number in self._open:
                yield from self._brought_items(item)

    def _brought_items(self, item: Item) -> list[Item]:
        line = self.line(item)
        count = line.brought if line is not None else 0
        return [Item(item.day, item.number, at) for at in range(count)]

    def _tell_changed(self, row: int) -> None:
        index = self.index(row)
        self.dataChanged.emit(index, index)

    # -- reading --------------------------------------------------------------------------------

    def item(self, row: int) -> Item | None:
        """Give a row."""
        return self._items[row] if 0 <= row < len(self._items) else None

    def row_of(self, number: int) -> int:
        """Find an entry's row; -1 where it is not shown."""
        for row, item in enumerate(self._items):
            if item.number == number and item.brought is None:
                return row
        return -1

    def count(self) -> int:
        """Count the entries that are shown, without days and what joinings brought."""
        return sum(1 for i in self._items if i.number is not None and i.brought is None)

    def line(self, item: Item) -> Line | None:
        """Give the line of a row; None for a day."""
        if item.number is None:
            return None
        if item.brought is None:
            return self.history.line(item.number)
        known = self._told.get(item)
        if known is not None:
            return known[0]
        for at, line in enumerate(self.history.brought(item.number)):
            self._told[Item(item.day, item.number, at)] = (line, tell(self.history, line))
        return self._told[item][0]

    def told(self, item: Item) -> Told | None:
        """Give a row's words; None for a day."""
        line = self.line(item)
        if line is None:
            return None
        known = self._told.get(item)
        if known is None or known[0] is not line:
            known = self._told[item] = (line, tell(self.history, line))
        return known[1]

    def state(self, item: Item) -> State:
        """Tell whether an entry holds; what a joining brought cannot be taken back by itself."""
        if item.number is None or item.brought is not None:
            return State.FIXED
        return self.history.state(item.number)

    def day_text(self, item: Item) -> str:
        """Tell a day; today is called so."""
        said = say_date(item.day)
        return tr("Today, {date}", date=said) if item.day == self.today else said

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own
        """Count the rows."""
        return 0 if parent.isValid() else len(self._items)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Give the row itself, or all its words for a screen reader."""
        item = self.item(index.row())
        if item is None:
            return None
        if role == ITEM_ROLE:
            return item
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._spoken(item)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let entries be chosen, days not."""
        if self._is_heading(index.row()):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def _is_heading(self, row: int) -> bool:
        item = self.item(row)
        return item is not None and item.number is None

    def _spoken(self, item: Item) -> str:
        line, told = self.line(item), self.told(item)
        if line is None or told is None:
            return self.day_text(item)
        parts = [f"{line.at:%H:%M}", told.title, told.subject, *(e.text() for e in told.edits[:1])]
        if line.is_private:
            parts.append(tr("private", "value"))
        if self.state(item) is State.TAKEN_BACK:
            parts.append(tr("taken back"))
        if self.names_authors:
            parts.append(line.by)
        return ", ".join(part for part in parts if part)
