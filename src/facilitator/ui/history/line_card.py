"""The chosen entry of the history in full, and what can be done with it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from facilitator.app.history.history import Line
from facilitator.app.history.words import Edit, Told
from facilitator.ui.widgets.parts import button, label, row, scrolled, set_look
from facilitator.words import tr
from facilitator.words.entities import elided

_MOST_EDITS, _MOST_LETTERS = 30, 1500
_TALLEST, _NAME = 150, 84


class LineCard(QFrame):
    """Shows an entry wholly; `rest_requested` carries the number of what rests on it."""

    delete_requested = Signal()
    go_requested = Signal()
    rest_requested = Signal(int)
    take_back_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "history_card")
        self._title = label("", "strong", wrap=True)
        self._said = label("", "small", wrap=True)
        self._why = label("", "warning", wrap=True)
        self._rests: int | None = None
        self._rest = button(tr("Show that entry"), "small")
        self._area = QScrollArea()
        self._edits: QWidget | None = None
        self._go = button(tr("Go there"), "small", "Enter")
        self._take = button(tr("Take back"), "small", "Delete")
        self._delete = button(tr("Delete for good…"), "small")
        buttons = row(self._take, self._go, self._delete, spacing=6)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 12)
        column.setSpacing(6)
        column.addWidget(self._title)
        column.addWidget(self._said)
        column.addWidget(self._area)
        column.addWidget(self._why)
        column.addWidget(self._rest, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(buttons)
        self._connect_signals()

    def _connect_signals(self) -> None:
        self._delete.clicked.connect(self.delete_requested)
        self._go.clicked.connect(self.go_requested)
        self._rest.clicked.connect(self._on_rest_clicked)
        self._take.clicked.connect(self.take_back_requested)

    def show_line(self, line: Line, told: Told, said: str) -> None:
        """Show an entry; `said` tells when, by whom, and whether it holds."""
        self._title.setText(elided(told.head(), 200))
        self._said.setText(said)
        self._show_edits(told.edits)
        self.show_why("")

    def show_why(self, why: str, rests: int | None = None) -> None:
        """Say why the entry cannot be taken back, and offer the one that rests on it.

        "" takes that away.
        """
        self._rests = rests
        self._why.setText(why)
        self._why.setVisible(bool(why))
        self._rest.setVisible(bool(why) and rests is not None)

    def offer(self, *, back: bool, place: bool, delete: bool) -> None:
        """Say what can be done with the entry."""
        self._take.setEnabled(back)
        self._go.setEnabled(place)
        self._delete.setVisible(delete)

    def goes(self) -> bool:
        """Tell whether there is a place to go to."""
        return self._go.isEnabled()

    def deletes(self) -> bool:
        """Tell whether it can be deleted for good."""
        return self._delete.isVisibleTo(self)

    def why(self) -> str:
        """Give the reason that is shown."""
        return self._why.text()

    def _on_rest_clicked(self) -> None:
        if self._rests is not None:
            self.rest_requested.emit(self._rests)

    def _show_edits(self, edits: tuple[Edit, ...]) -> None:
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, 8, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        top = Qt.AlignmentFlag.AlignTop
        for at, edit in enumerate(edits[:_MOST_EDITS]):
            name = label(f"{edit.place} {edit.name}".strip(), "small", wrap=True)
            name.setFixedWidth(_NAME)
            grid.addWidget(name, at, 0, top)
            grid.addWidget(_values(edit), at, 1, top)
        left = len(edits) - _MOST_EDITS
        if left > 0:
            more = label(tr("and {count} more", "history", count=left), "small")
            grid.addWidget(more, _MOST_EDITS, 1)
        scrolled(self._area, inside)
        self._edits = inside
        self._area.setVisible(bool(edits))
        self._fit()

    def _fit(self) -> None:
        if self._edits is None:
            return
        width = self._area.viewport().width()
        layout = self._edits.layout()
        height = layout.totalHeightForWidth(width) if layout is not None else 0
        self._area.setFixedHeight(max(20, min(_TALLEST, height)))

    def resizeEvent(self, event: object) -> None:
        """Give the changes the height that they need."""
        super().resizeEvent(event)  # type: ignore[arg-type]  # passed on as it came
        self._fit()


def _values(edit: Edit) -> QWidget:
    if edit.old and edit.new:
        text = tr("{old}  →  {new}", old=_cut(edit.old), new=_cut(edit.new))
    else:
        text = _cut(edit.new or edit.old)
    made = label(text, "history_value", wrap=True)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    set_look(made, "gone", "yes" if edit.old and not edit.new else "no")
    return made


def _cut(text: str) -> str:
    return text if len(text) <= _MOST_LETTERS else text[:_MOST_LETTERS] + "…"
