"""The card of what is owed: counts that open into lists."""

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout

from facilitator.ui.outcomes.entry_list import EntryList, Line
from facilitator.ui.outcomes.owed_entries import Debt, debt_word
from facilitator.ui.widgets.parts import label, set_look
from facilitator.ui.widgets.toggle_button import ToggleButton
from facilitator.words import tr


class DebtRow(ToggleButton):
    """One kind of what is owed with its count; pressing it opens or closes its list."""

    pressed_for = Signal(str)

    def __init__(self, debt: Debt) -> None:
        super().__init__()
        self.debt = debt
        self.setProperty("look", "debt")
        self._count = label("0", "debt_count")
        line = QHBoxLayout(self)
        line.setContentsMargins(8, 0, 8, 0)
        line.addWidget(label(debt_word(debt)), 1)
        line.addWidget(self._count)
        for part in self.findChildren(QLabel):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.clicked.connect(self._on_clicked)

    def show_count(self, count: int) -> None:
        self._count.setText(str(count))
        set_look(self._count, "owed", "yes" if count else "no")
        self.setEnabled(count > 0)
        self.setAccessibleName(f"{debt_word(self.debt)}: {count}")

    def sizeHint(self) -> QSize:
        return QSize(200, 32)

    @Slot()
    def _on_clicked(self) -> None:
        self.pressed_for.emit(self.debt.value)


class OwedCard(QFrame):
    """At most one list is open; each of its lines leads to its project."""

    project_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "card")
        self._entries: dict[Debt, list[Line]] = {debt: [] for debt in Debt}
        self._open: Debt | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(10, 14, 10, 10)
        self._column.setSpacing(0)
        heading = label(tr("Still owed"), "heading")
        heading.setContentsMargins(8, 0, 0, 6)
        self._column.addWidget(heading)
        self.rows = {debt: DebtRow(debt) for debt in Debt}
        for row in self.rows.values():
            row.pressed_for.connect(self._on_pressed_for)
            self._column.addWidget(row)
        self.list = EntryList(tr("Still owed"))
        self.list.hide()
        self._column.addWidget(self.list)
        self.list.project_chosen.connect(self.project_chosen)

    def show_owed(self, entries: dict[Debt, list[Line]]) -> None:
        """Show the counts; a list that is open stays open while it has lines."""
        self._entries = entries
        for debt, row in self.rows.items():
            row.show_count(len(entries[debt]))
        self._show_list(self._open)

    def _show_list(self, debt: Debt | None) -> None:
        if debt is not None and not self._entries[debt]:
            debt = None
        if debt is not self._open and debt is not None:
            self._column.removeWidget(self.list)
            self._column.insertWidget(self._column.indexOf(self.rows[debt]) + 1, self.list)
        self._open = debt
        for each, row in self.rows.items():
            row.setChecked(each is debt)
        if debt is not None:
            self.list.setAccessibleName(debt_word(debt))
            self.list.show_entries(self._entries[debt])
        self.list.setVisible(debt is not None)

    @Slot(str)
    def _on_pressed_for(self, debt: str) -> None:
        pressed = Debt(debt)
        self._show_list(None if pressed is self._open else pressed)
