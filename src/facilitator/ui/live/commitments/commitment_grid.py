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

from facilitator.ui.widgets.parts import button, label, scrolled, set_look
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


def _shape(row: GridRow) -> tuple[str, tuple[bool, bool]]:
    """Tell what a row is made of."""
    return row.key, (row.done is None, row.center is None)


class CommitmentGrid(QWidget):
    """Shows rows of fields. `edited` comes at every keystroke: row key, column, text.

    `left` comes when a field loses the focus (a date is read then). A row keeps its fields while
    it lives; a field in use is never rewritten.
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
        self._headings: list[QLabel] = []
        self._built: dict[str, tuple[bool, bool]] = {}
        self._widgets: dict[str, list[tuple[QWidget, int]]] = {}
        self._fields: dict[tuple[str, str], GridField] = {}
        self._choices: tuple[tuple[str, str], ...] = ()
        self._badges: dict[str, QLabel] = {}
        self._checks: dict[str, QCheckBox] = {}
        self._combos: dict[str, QComboBox] = {}
        self._removes: dict[str, QPushButton] = {}
        self._area = QScrollArea()
        self._grid = self._empty_grid()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._area)

    def _empty_grid(self) -> QGridLayout:
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 4, 0)
        grid.setHorizontalSpacing(6)
        grid.setVerticalSpacing(2)
        for at, column in enumerate(self._columns, start=1):
            heading = label(column.heading, "small")
            self._headings.append(heading)
            grid.addWidget(heading, 0, at)
            grid.setColumnStretch(at, column.stretch)
        scrolled(self._area, holder)
        self._area.setMinimumHeight(36)
        return grid

    def show_rows(self, rows: list[GridRow], choices: Sequence[tuple[str, str]] = ()) -> None:
        """Show the rows; `choices` (center id, short name) make the badge a choice."""
        moved = [_shape(r) for r in rows] != [_shape(r) for r in self._rows]
        if tuple(choices) != self._choices:
            self._choices = tuple(choices)
            for combo in self._combos.values():
                self._fill(combo)
        self._rows = rows
        for heading in self._headings:
            heading.setVisible(bool(rows))  # over nothing they would float in the middle
        if moved:
            self._rebuild()
        for row in rows:
            self._show_row(row)

    def focus_field(self, key: str, column: str) -> None:
        """Put the cursor into a field."""
        field = self._fields.get((key, column))
        if field is not None:
            field.setFocus(Qt.FocusReason.OtherFocusReason)
            self._area.ensureWidgetVisible(field)

    def show_wrong(self, key: str, column: str, why: str) -> None:
        """Frame a field whose text cannot be read and say why; "" takes it back."""
        field = self._fields[key, column]
        set_look(field, "wrong", "yes" if why else "no")
        field.setAccessibleDescription(why)
        field.setToolTip(why)

    def row_keys(self) -> list[str]:
        """List the keys of the rows."""
        return [row.key for row in self._rows]

    def focus_first(self) -> None:
        """Put the cursor into the first field that is still empty."""
        fields = [self._fields[r.key, c.name] for r in self._rows for c in self._columns]
        field = next((f for f in fields if not f.text()), next(iter(fields), None))
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
            check = self._checks[row.key]
            check.blockSignals(True)
            check.setChecked(row.done)
            check.blockSignals(False)
        if row.center is not None:
            combo = self._combos[row.key]
            combo.blockSignals(True)
            combo.setCurrentIndex(max(0, combo.findData(row.center)))
            combo.blockSignals(False)

    def _rebuild(self) -> None:
        """Put the rows where they belong; a field that stays is not touched, nor its typing."""
        wanted = dict(map(_shape, self._rows))
        for key in [k for k, shape in self._built.items() if wanted.get(k) != shape]:
            self._drop_row(key)
        self._grid.setRowStretch(self._grid.rowCount() - 1, 0)
        before: QWidget | None = None
        for line, row in enumerate(self._rows, start=1):
            is_new = row.key not in self._built
            if is_new:
                self._build_row(row)
            for widget, at in self._widgets[row.key]:
                self._grid.addWidget(widget, line, at)
                if is_new:
                    widget.show()  # at once, so that it can take the focus
                if widget.focusPolicy() is Qt.FocusPolicy.NoFocus:
                    continue
                if before is not None:
                    QWidget.setTabOrder(before, widget)
                before = widget
        self._grid.setRowStretch(len(self._rows) + 1, 1)

    def _drop_row(self, key: str) -> None:
        del self._built[key]
        for widget, _ in self._widgets.pop(key):
            widget.blockSignals(True)
            self._grid.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        for column in self._columns:
            del self._fields[key, column.name]
        for kept in (self._badges, self._checks, self._combos, self._removes):
            kept.pop(key, None)

    def _build_row(self, row: GridRow) -> None:
        key, self._built[key] = _shape(row)
        made: list[tuple[QWidget, int]] = [(self._front(row), 0)]
        for at, column in enumerate(self._columns, start=1):
            made.append((self._field(row, column), at))
        after = len(self._columns) + 1
        if row.done is not None:
            check = QCheckBox(tr("Done"))
            check.setProperty("key", row.key)
            check.toggled.connect(self._on_done_toggled)
            self._checks[row.key] = check
            made.append((check, after))
        made.append((self._remove_button(row), after + 1))
        self._widgets[row.key] = made

    def _front(self, row: GridRow) -> QWidget:
        if row.center is None:
            badge = label(row.badge, "badge")
            badge.setAlignment(Qt.AlignmentFlag.AlignCenter)
            self._badges[row.key] = badge
            return badge
        combo = QComboBox()
        combo.setAccessibleName(tr("Center"))
        combo.setProperty("key", row.key)
        self._fill(combo)
        combo.currentIndexChanged.connect(self._on_center_changed)
        self._combos[row.key] = combo
        return combo

    def _fill(self, combo: QComboBox) -> None:
        combo.blockSignals(True)
        combo.clear()
        for center, short in self._choices:
            combo.addItem(short, center)
        combo.blockSignals(False)

    def _field(self, row: GridRow, column: GridColumn) -> GridField:
        field = GridField(row.key, column.name, f"{row.badge} {column.heading}".strip())
        field.typed.connect(self._on_typed)
        field.left.connect(self._on_left)
        field.entered.connect(self._on_entered)
        field.setMinimumWidth(60)
        self._fields[row.key, column.name] = field
        return field

    def _remove_button(self, row: GridRow) -> QPushButton:
        remove = button("×", "quiet")
        remove.setAccessibleName(tr("Remove {name}", name=row.badge))
        remove.setProperty("key", row.key)
        remove.setFixedWidth(32)
        size = remove.sizePolicy()
        size.setRetainSizeWhenHidden(True)  # the fields must not shrink under the first letter
        remove.setSizePolicy(size)
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
        key = self.sender().property("key")
        place = self.focused()
        if place is not None and place[0] == key:
            self.setFocus(Qt.FocusReason.OtherFocusReason)  # a field in use would keep its text
        self.remove_requested.emit(key)

    def _on_done_toggled(self, done: bool) -> None:
        self.done_toggled.emit(self.sender().property("key"), done)

    def _on_center_changed(self) -> None:
        combo = self.sender()
        if isinstance(combo, QComboBox):
            self.center_chosen.emit(combo.property("key"), combo.currentData() or "")
