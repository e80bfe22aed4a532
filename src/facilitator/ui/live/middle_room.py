"""How the board and the record below it share the middle column while notes are written."""

from PySide6.QtCore import QEvent, QObject, QTimer

from facilitator.ui.live.board.answer_board import AnswerBoard
from facilitator.ui.live.record_card import RecordCard

_LEAST_LIST = 36  # pixels, also where there is no note yet


class MiddleRoom(QObject):
    """On a low page the board keeps as many rows as the notes leave it; they grow line by line."""

    def __init__(self, board: AnswerBoard, record: RecordCard) -> None:
        super().__init__(record)
        self._board = board
        self._record = record
        self._lines = record.notes.lines
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._connect_signals()
        self._lines.installEventFilter(self)

    def _connect_signals(self) -> None:
        model = self._lines.notes
        self._record.commitments_used.connect(self._board.show_commitments_used)
        self._record.notes_used.connect(self._on_notes_used)
        self._soon.timeout.connect(self._share)
        for changed in (
            model.dataChanged,
            model.layoutChanged,
            model.modelReset,
            model.rowsInserted,
            model.rowsRemoved,
        ):
            changed.connect(self._share_soon)

    def _on_notes_used(self, used: bool) -> None:
        if used:  # first: what the board gives up it would take back at the next moment
            self._tell_room()
        self._board.show_notes_used(used)
        self._share_soon()  # behind another tab the list did not have its height yet

    def _share_soon(self) -> None:
        """Share anew when the layout has given everything its height."""
        self._soon.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # Qt's own name
        """Follow the height of the list."""
        if event.type() == QEvent.Type.Resize:
            self._share_soon()
        return False

    def _share(self) -> None:
        if self._board.rows.yields():
            self._tell_room()

    def _tell_room(self) -> None:
        rows = self._board.rows
        if self._lines.isVisible():
            rows.take_room(rows.height() + self._lines.height() - self._needed())

    def _needed(self) -> int:
        """Tell how high the list is where nothing of it scrolls, in pixels."""
        last = self._lines.notes.rowCount() - 1
        if last < 0:
            return _LEAST_LIST
        first, end = (self._lines.visualRect(self._lines.notes.index(at)) for at in (0, last))
        frame = self._lines.height() - self._lines.viewport().height()
        return max(_LEAST_LIST, end.bottom() - first.top() + 1 + frame)
