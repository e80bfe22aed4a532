"""The rows of the answer board: as many as there are centers, walked by key."""

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from facilitator.domain.terms import CenterId
from facilitator.ui.live.board.answer_boxes import ROW_HEIGHT
from facilitator.ui.live.board.answer_row import AnswerRow
from facilitator.ui.widgets.parts import scrolled

# Six rows stand without scrolling; on a low screen the notes below need their place too.
_LEAST_ROWS, _LEAST_ROWS_LOW, _LOW = 6, 5, 620
_YIELDED_ROWS = 2  # at least, while the cursor is in the notes of a low screen


class AnswerRows(QScrollArea):
    """Shows rows and, below one of them, the line for the words of its answer.

    Leaves the arrow keys to the board: they walk the centers, they do not scroll. `row_made` lets
    the board hear a row's wishes.
    """

    row_made = Signal(object)

    def __init__(self, line: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line = line
        self._rows: list[AnswerRow] = []
        self._count = 0
        self._least_rows = _LEAST_ROWS
        self._is_yielding = False
        self._left_rows = _YIELDED_ROWS
        self._kept: CenterId | None = None
        holder = QWidget()
        self._column = QVBoxLayout(holder)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addStretch(1)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scrolled(self, holder)

    def show_count(self, count: int) -> None:
        """Show this many rows."""
        self._count = count
        while len(self._rows) < count:
            made = AnswerRow()
            self._column.insertWidget(len(self._rows), made)
            self._rows.append(made)
            self.row_made.emit(made)
        for index, each in enumerate(self._rows):
            each.setVisible(index < count)
            each.show_place(index + 1)

    def shown(self) -> list[AnswerRow]:
        """List the rows that stand on the board."""
        return self._rows[: self._count]

    def row_of(self, center: CenterId) -> AnswerRow | None:
        """Find a center's row."""
        return next((r for r in self.shown() if r.facts and r.facts.center == center), None)

    def current(self) -> AnswerRow | None:
        """Find the row that has the focus."""
        return next((r for r in self.shown() if r.hasFocus()), None)

    def focus(self, row: AnswerRow) -> None:
        """Put the focus on a row and bring it into view."""
        row.setFocus(Qt.FocusReason.OtherFocusReason)
        self.ensureWidgetVisible(row, 0, ROW_HEIGHT)

    def step(self, center: CenterId, by: int) -> None:
        """Put the focus on the row before (-1) or after (1) a center's."""
        rows = self.shown()
        index = next((i for i, r in enumerate(rows) if r.facts and r.facts.center == center), 0)
        self.focus(rows[max(0, min(len(rows) - 1, index + by))])

    # -- the line for words ---------------------------------------------------------------------

    def open_line(self, row: AnswerRow) -> None:
        """Put the line for words below a row."""
        self._column.removeWidget(self._line)
        self._column.insertWidget(self._rows.index(row) + 1, self._line)
        self._line.show()
        self.fit()
        # Only after the layout has made room does the line have its place.
        QTimer.singleShot(0, self, self._show_line)

    def close_line(self) -> None:
        """Take the line away."""
        self._column.removeWidget(self._line)
        self.fit()

    def _show_line(self) -> None:
        if not self._line.isHidden():
            self.ensureWidgetVisible(self._line, 0, ROW_HEIGHT)

    # -- height ---------------------------------------------------------------------------------

    def fit_page(self, height: int) -> None:
        """Take the height of the page into account."""
        least = _LEAST_ROWS if height >= _LOW else _LEAST_ROWS_LOW
        if least != self._least_rows:
            self._least_rows = least
            self.fit()

    def show_places(self, shown: bool) -> None:
        """Show each row's place, which is a key of the notes."""
        for row in self._rows:
            row.show_places(shown)

    def yield_room(self, yielding: bool, center: CenterId | None) -> None:
        """Leave the notes their room on a low screen; this center's row stays in view."""
        self._is_yielding = yielding
        self._kept = center
        self.fit()
        QTimer.singleShot(0, self, self._show_kept)  # only after the layout has its height

    def yields(self) -> bool:
        """Tell whether the notes below have what they need before all rows are shown."""
        return self._is_yielding and self._least_rows == _LEAST_ROWS_LOW

    def sizeHint(self) -> QSize:
        """Wish for what the notes leave; else the least is enough."""
        usual = super().sizeHint()
        return QSize(usual.width(), self.maximumHeight()) if self.yields() else usual

    def take_room(self, height: int) -> None:
        """While they yield, show as many whole rows as this height holds, in pixels."""
        rows = max(_YIELDED_ROWS, (height - self._height(0)) // ROW_HEIGHT)
        if rows != self._left_rows:
            self._left_rows = rows
            self.fit()
            QTimer.singleShot(0, self, self._show_kept)

    def _height(self, rows: int) -> int:
        """Tell the height of this many rows with the line for words."""
        line = 0 if self._line.isHidden() else self._line.sizeHint().height()
        return min(self._count, rows) * ROW_HEIGHT + 2 + line

    def _show_kept(self) -> None:
        row = self.row_of(self._kept) if self._kept is not None else None
        if row is not None:
            self.ensureWidgetVisible(row, 0, 0)

    def fit(self) -> None:
        """Take the height of all rows where there is room, else of the least."""
        if self.yields():
            self.setMinimumHeight(self._height(_YIELDED_ROWS))
            self.setMaximumHeight(self._height(self._left_rows))
            return
        least = min(self._count, self._least_rows)
        if not self._line.isHidden() and self._least_rows == _LEAST_ROWS_LOW:
            least = max(2, least - 1)  # on a low screen the words take the place of a row
        self.setMinimumHeight(self._height(least))
        self.setMaximumHeight(max(self._height(self._count), ROW_HEIGHT))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let every key go on to the board."""
        event.ignore()
