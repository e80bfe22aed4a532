"""Grids of fields that are saved as they are typed: roles and follow-up actions."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from facilitator.ui.widgets.parts import button, label, scrolled
from facilitator.ui.widgets.typed_line import TypedLine
from facilitator.words import tr


@dataclass(frozen=True, slots=True)
class GridColumn:
    """A column of text fields: its name in the entity, heading and share of the width."""

    name: str
    heading: str
    stretch: int


@dataclass(frozen=True, slots=True)
class GridRow:
    """A row by a key that stays the same while it lives; `values` by column name."""

    key: str
    badge: str
    values: dict[str, str]
    removable: bool = True
    done: bool | None = None
    center: str | None = None


class GridField(TypedLine):
    """A field that knows its row and column."""

    def __init__(self, key: str, column: str, name: str) -> None:
        super().__init__(name)
        self.key = key
        self.column = column


class CommitmentGrid(QWidget):
    """Shows rows of fields. `edited` comes at every keystroke: row key, column, text.

    `left` comes when a field loses the focus (a date is read then). Rows are rebuilt only where
    their keys change; a field in use is never rewritten.
    """

    edited = Signal(str, str, str)
    left = Signal(str, str, str)
    remove_requested = Signal(str)
    done_toggled = Signal(str, bool)
    center_chosen = Signal(str, str)

    def __init__(self, columns: Sequence[GridColumn], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._columns = tuple(columns)
        self._rows: list[GridRow] = []
        self._fields: dict[tuple[str, str], GridField] = {}
        self._choices: tuple[tuple[str, str], ...] = ()
        self._badges: dict[str, QLabel] = {}
        self._checks: dict[str, QCheckBox] = {}
        self._combos: dict[str, QComboBox] = {}
        self._removes: dict[str, QPushButton] = {}
        self._area = QScrollArea()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._area)

    def show_rows(self, rows: list[GridRow], choices: Sequence[tuple[str, str]] = ()) -> None:
        """Show the rows; `choices` (center id, short name) make the badge a choice."""
        shape = [(r.key, r.done is None, r.center is None) for r in rows]
        before = [(r.key, r.done is None, r.center is None) for r in self._rows]
        rebuild = shape != before or tuple(choices) != self._choices
        self._choices = tuple(choices)
        self._rows = rows
        if rebuild:
            self._rebuild()
        for row in rows:
            self._show_row(row)

    def focus_field(self, key: str, column: str) -> None:
        """Put the cursor into a field."""
        field = self._fields.get((key, column))
        if field is not None:
            field.setFocus(Qt.FocusReason.OtherFocusReason)
            self._area.ensureWidgetVisible(field)

    def row_keys(self) -> list[str]:
        """List the keys of the rows."""
        return [row.key for row in self._rows]

    def focus_first(self) -> None:
        """Put the cursor into the first field that is still empty."""
        empty = next((f for f in self._fields.values() if not f.text()), None)
        field = empty or next(iter(self._fields.values()), None)
        if field is not None:
            self.focus_field(field.key, field.column)

    def focused(self) -> tuple[str, str] | None:
        """Tell the row and column that have the focus."""
        return next((place for place, f in self._fields.items() if f.hasFocus()), None)

    def _show_row(self, row: GridRow) -> None:
        for column in self._columns:
            self._fields[row.key, column.name].show_text(row.values[column.name])
        self._removes[row.key].setVisible(row.removable)
        if row.key in self._badges:
            self._badges[row.key].setText(row.badge)
        if row.done is not None:
            self._checks[row.key].setChecked(row.done)
        if row.center is not None:
            combo = self._combos[row.key]
            combo.blockSignals(True)
            combo.setCurrentIndex(max(0, combo.findData(row.center)))
            combo.blockSignals(False)

    def _rebuild(self) -> None:
        kept = self.focused()
        cursor = self._fields[kept].cursorPosition() if kept else 0
        self._fields, self._badges, self._checks, self._combos = {}, {}, {}, {}
        self._removes = {}
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 4, 0)
        grid.setHorizontalSpacing(6)
        grid.setVerticalSpacing(4)
        for at, column in enumerate(self._columns, start=1):
            grid.addWidget(label(column.heading, "small"), 0, at)
            grid.setColumnStretch(at, column.stretch)
        for line, row in enumerate(self._rows, start=1):
            self._build_row(grid, line, row)
        grid.setRowStretch(len(self._rows) + 1, 1)
        scrolled(self._area, holder)
        if kept in self._fields:
            self.focus_field(*kept)
            self._fields[kept].setCursorPosition(cursor)

    def _build_row(self, grid: QGridLayout, line: int, row: GridRow) -> None:
        if row.center is not None:
            combo = QComboBox()
            combo.setAccessibleName(tr("Center"))
            for center, short in self._choices:
                combo.addItem(short, center)
            combo.setProperty("key", row.key)
            combo.currentIndexChanged.connect(self._on_center_changed)
            self._combos[row.key] = combo
            grid.addWidget(combo, line, 0)
        else:
            badge = label(row.badge, "badge")
            badge.setAlignment(Qt.AlignmentFlag.AlignCenter)
            self._badges[row.key] = badge
            grid.addWidget(badge, line, 0)
        for at, column in enumerate(self._columns, start=1):
            field = GridField(row.key, column.name, f"{row.badge} {column.heading}".strip())
            field.typed.connect(self._on_typed)
            field.left.connect(self._on_left)
            field.entered.connect(self._on_entered)
            field.setMinimumWidth(60)
            self._fields[row.key, column.name] = field
            grid.addWidget(field, line, at)
        after = len(self._columns) + 1
        if row.done is not None:
            check = QCheckBox(tr("Done"))
            check.setProperty("key", row.key)
            check.clicked.connect(self._on_done_clicked)
            self._checks[row.key] = check
            grid.addWidget(check, line, after)
        remove = self._remove_button(row)
        grid.addWidget(remove, line, after + 1)

    def _remove_button(self, row: GridRow) -> QPushButton:
        remove = button("×", "quiet")
        remove.setAccessibleName(tr("Remove {name}", name=row.badge))
        remove.setProperty("key", row.key)
        remove.setFixedWidth(32)
        self._removes[row.key] = remove
        remove.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        remove.clicked.connect(self._on_remove_clicked)
        return remove

    def _tell(self, signal: Callable[[str, str, str], None], text: str) -> None:
        field = self.sender()
        if isinstance(field, GridField):
            signal(field.key, field.column, text)

    def _on_typed(self, text: str) -> None:
        self._tell(self.edited.emit, text)

    def _on_left(self, text: str) -> None:
        self._tell(self.left.emit, text)

    def _on_entered(self, text: str) -> None:
        field = self.sender()
        if isinstance(field, GridField):
            field.focusNextChild()

    def _on_remove_clicked(self) -> None:
        self.remove_requested.emit(self.sender().property("key"))

    def _on_done_clicked(self, done: bool) -> None:
        self.done_toggled.emit(self.sender().property("key"), done)

    def _on_center_changed(self) -> None:
        combo = self.sender()
        if isinstance(combo, QComboBox):
            self.center_chosen.emit(combo.property("key"), combo.currentData() or "")
