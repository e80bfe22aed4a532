"""The handbook, to be read beside the work."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor, QTextDocument, QTextLength, QTextTable
from PySide6.QtWidgets import QHBoxLayout, QTextBrowser, QVBoxLayout, QWidget

from facilitator.paths import resource
from facilitator.ui.widgets.parts import button, label
from facilitator.words import language, tr

_WIDEST = 860
_LINE = 135.0  # percent of the letters' own height
_CELL = 6.0


class HandbookPage(QWidget):
    """Shows the handbook in the user's language; `closed` comes when the user leaves."""

    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.text = QTextBrowser()
        self.text.setProperty("look", "handbook")
        self.text.setOpenLinks(False)
        self.text.setMaximumWidth(_WIDEST)
        self.text.setAccessibleName(tr("Handbook"))
        self.close_button = button(tr("Close"), "quiet", "Esc")
        head = QHBoxLayout()
        head.addWidget(label(tr("Handbook"), "title"))
        head.addStretch(1)
        head.addWidget(self.close_button)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(self.text, 100)
        middle.addStretch(1)
        page = QVBoxLayout(self)
        page.setContentsMargins(16, 12, 16, 14)
        page.setSpacing(10)
        page.addLayout(head)
        page.addLayout(middle, 1)
        self.setFocusProxy(self.text)
        self.close_button.clicked.connect(self.closed)
        self._fill()

    def _fill(self) -> None:
        """Set the text, with air between its lines and in its tables."""
        # It is our own text: nothing of a user is read as markup here.
        written = resource("handbook", f"{language()}.md").read_text(encoding="utf-8")
        self.text.setMarkdown(written)
        _set_air(self.text.document())
        self.text.moveCursor(QTextCursor.MoveOperation.Start)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        super().keyPressEvent(event)


def _set_air(document: QTextDocument) -> None:
    document.setDocumentMargin(22)
    block = document.begin()
    while block.isValid():
        cursor, form = QTextCursor(block), block.blockFormat()
        form.setLineHeight(_LINE, 1)  # ProportionalHeight; the binding takes a plain number
        if form.headingLevel():
            form.setTopMargin(18)
        form.setBottomMargin(4)
        cursor.setBlockFormat(form)
        block = block.next()
    for frame in document.rootFrame().childFrames():
        if isinstance(frame, QTextTable):
            table = frame.format()
            table.setCellPadding(_CELL)
            table.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
            frame.setFormat(table)
