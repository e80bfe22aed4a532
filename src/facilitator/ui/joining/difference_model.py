"""The differences as a list, with what is chosen for each."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from facilitator.app.joining.joining import Side
from facilitator.ui.joining.difference_words import DifferenceRow
from facilitator.words import tr

ROW_ROLE = int(Qt.ItemDataRole.UserRole)
CHOICE_ROLE = ROW_ROLE + 1
Index = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()


def side_word(side: Side) -> str:
    """Name a side as the page does everywhere."""
    return {Side.MINE: tr("This file"), Side.THEIRS: tr("Other copy", "joining")}[side]


class DifferenceModel(QAbstractListModel):
    """Gives a DifferenceRow and the Side chosen for it, None while it is left for later.

    Qt gives a Side as the plain text that it is.
    """

    def __init__(self) -> None:
        super().__init__()
        self.rows: Sequence[DifferenceRow] = ()
        self._choices: dict[str, Side] = {}

    def show(self, rows: Sequence[DifferenceRow], choices: Mapping[str, Side]) -> None:
        """Replace the rows; what was chosen for one that is still there is given with it."""
        self.beginResetModel()
        self.rows = tuple(rows)
        self._choices = dict(choices)
        self.endResetModel()

    def show_choices(self, choices: Mapping[str, Side]) -> None:
        """Show other choices for the same rows."""
        self._choices = dict(choices)
        if self.rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.rows) - 1, 0))

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role == CHOICE_ROLE:
            return self._choices.get(row.id)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._told(row)
        return None

    def _told(self, row: DifferenceRow) -> str:
        """Tell a row to a screen reader."""
        chosen = self._choices.get(row.id)
        return tr(
            "{place}. This file: {mine}. Other copy: {theirs}. Chosen: {chosen}",
            place=row.place,
            mine=row.mine.told(),
            theirs=row.theirs.told(),
            chosen=tr("later", "joining") if chosen is None else side_word(chosen),
        )
