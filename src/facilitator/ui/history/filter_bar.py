"""What the history is looked through for: a text, a project, a center."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from facilitator.app.history.history import History
from facilitator.domain.entities import Center, Entity, EntityKind, Touch, kind_of
from facilitator.domain.text import one_line
from facilitator.domain.workshop import Workshop
from facilitator.ui.history.searching import Wanted
from facilitator.ui.widgets.list_box import ListBox
from facilitator.ui.widgets.parts import label, row
from facilitator.ui.widgets.typed_line import TypedLine
from facilitator.words import tr
from facilitator.words.entities import Names, elided, entity_words

_MOST = 36


class FindLine(TypedLine):
    """The field to search in; Down goes to the list."""

    left_downwards = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Down; everything else edits."""
        if event.key() == Qt.Key.Key_Down:
            self.left_downwards.emit()
        else:
            super().keyPressEvent(event)


class FilterBar(QWidget):
    """Tells by `changed` that something else is wanted; `left` goes to the list."""

    changed = Signal()
    close_requested = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = FindLine(tr("Find in the history"))
        self.field.setPlaceholderText(tr("Find in the history"))
        self.field.setClearButtonEnabled(True)
        self._project = ListBox()
        self._project.setAccessibleName(tr("Project"))
        self._center = ListBox()
        self._center.setAccessibleName(tr("Center"))
        for combo in (self._project, self._center):
            combo.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            combo.setMinimumContentsLength(6)
        self._count = label("", "small")
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 0, 14, 10)
        column.setSpacing(6)
        column.addWidget(self.field)
        chosen = row(self._project, self._center, spacing=6)
        chosen.setStretch(0, 3)
        chosen.setStretch(1, 2)
        column.addLayout(chosen)
        column.addWidget(self._count)
        self._connect_signals()

    def _connect_signals(self) -> None:
        self._center.currentIndexChanged.connect(self._on_chosen)
        self._project.currentIndexChanged.connect(self._on_chosen)
        self.field.cancelled.connect(self._on_cancelled)
        self.field.entered.connect(self._on_entered)
        self.field.left_downwards.connect(self.left)
        self.field.typed.connect(self._on_typed)

    def show_choices(self, workshop: Workshop, history: History) -> None:
        """Offer every project and center, also those that were removed; what is chosen stays."""
        names = history.names
        for combo, kind, all_of_them, there in (
            (self._project, EntityKind.PROJECT, tr("All projects"), workshop.projects),
            (self._center, EntityKind.CENTER, tr("All centers"), workshop.centers),
        ):
            named = [(_name(names, each), str(each.id)) for each in there]
            gone = [(_name(names, each), str(each.id)) for each in history.removed(kind)]
            _fill(combo, kind, all_of_them, named, gone)

    def wanted(self) -> Wanted:
        """Tell what is looked for."""
        text = one_line(self.field.full_text()).casefold()
        return Wanted(self._project.currentData(), self._center.currentData(), text)

    def show_count(self, shown: int, of: int, *, is_going_on: bool) -> None:
        """Say how many entries are shown."""
        if self.wanted().is_all():
            told = tr("{count} entries", count=of)
        elif is_going_on:
            told = tr("{shown} of {count} found so far", shown=shown, count=of)
        else:
            told = tr("{shown} of {count} found", shown=shown, count=of)
        self._count.setText(told)

    def clear(self) -> None:
        """Look for nothing: everything is shown."""
        for combo in (self._project, self._center):
            combo.blockSignals(True)
            combo.setCurrentIndex(0)
            combo.blockSignals(False)
        self.field.replace_text("")
        self.changed.emit()

    def _on_chosen(self, at: int) -> None:
        self.changed.emit()

    def _on_cancelled(self) -> None:
        if self.wanted().is_all():
            self.close_requested.emit()
        else:
            self.clear()

    def _on_entered(self, text: str) -> None:
        self.left.emit()

    def _on_typed(self, text: str) -> None:
        self.changed.emit()


def _name(names: Names, entity: Entity) -> str:
    if isinstance(entity, Center):
        return entity.short_name or entity.name or tr("(no name)")
    return entity_words(names, kind_of(entity), entity.id, entity)


def _fill(
    combo: QComboBox,
    kind: EntityKind,
    all_of_them: str,
    named: list[tuple[str, str]],
    removed: list[tuple[str, str]],
) -> None:
    chosen = combo.currentData()
    combo.blockSignals(True)
    combo.clear()
    combo.addItem(all_of_them, None)
    for name, key in named:
        combo.addItem(elided(name, _MOST), Touch(kind, key))
    for name, key in removed:
        combo.addItem(tr("{name} (removed)", name=elided(name, _MOST)), Touch(kind, key))
    at = next((i for i in range(combo.count()) if combo.itemData(i) == chosen), 0)
    combo.setCurrentIndex(at)
    combo.blockSignals(False)
