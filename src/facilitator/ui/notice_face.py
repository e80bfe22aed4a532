"""What a notice looks like: its lines, the button that does something about it, and the ×."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from facilitator.ui.widgets.parts import button, button_text, label, set_look
from facilitator.words import tr

# Free on every page and with every input method; it works without the notice having the focus.
ACTION_KEY = "Alt+Enter"


class NoticeFace(QFrame):
    """Shows one sentence, or several lines of which the first says what happened.

    `acted` and `closed` say which of its buttons was pressed. It never takes the focus.
    """

    acted = Signal()
    closed = Signal()

    def __init__(self, holder: QWidget) -> None:
        """The keyboard goes to `holder` where a button that has it vanishes."""
        super().__init__(holder)
        self._holder = holder
        self._text = ""
        self._lines: list[QLabel] = []
        self._column = QVBoxLayout()
        self._column.setContentsMargins(0, 8, 0, 8)
        self._column.setSpacing(5)
        self._close = button("×", "quiet")
        self._close.setAccessibleName(tr("Dismiss the notice"))
        self._close.setFixedWidth(32)
        self.act = button("", "notice_action")
        self.act.hide()
        line = QHBoxLayout(self)
        line.setContentsMargins(14, 4, 6, 4)
        line.setSpacing(8)
        line.addLayout(self._column, 1)
        line.addWidget(self.act, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        self._close.clicked.connect(self.closed)
        self.act.clicked.connect(self.acted)
        self.hide()

    def text(self) -> str:
        """Give the sentence that is shown, "" where none is."""
        return "" if self.isHidden() else self._text

    def tell(self, text: str, look: str, action: str) -> None:
        """Show it, and have it spoken where it is news."""
        is_news = text != self._text or self.isHidden()
        self._text = text
        set_look(self, "look", look)
        self._show_action(action)
        for part in (self._close, self.act):
            part.style().polish(part)  # its colour follows the look of the whole
        self._put_lines(text.splitlines())
        self.setAccessibleName(text)
        self.place()
        self.show()
        if is_news:
            # It never takes the focus: without this a screen reader would not speak it.
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self._spoken()))

    def place(self) -> None:
        """Stand where it belongs; by default a layout sees to that."""

    def _show_action(self, action: str) -> None:
        if self.act.hasFocus() and not action:
            self._holder.setFocus(Qt.FocusReason.OtherFocusReason)
        self.act.setText(f"{button_text(action)}   {ACTION_KEY}")
        self.act.setAccessibleName(action)
        self.act.setVisible(bool(action))

    def _spoken(self) -> str:
        if self.act.isHidden():
            return self._text
        return f"{self._text} {self.act.accessibleName()}: {ACTION_KEY}"

    def _put_lines(self, lines: list[str]) -> None:
        for old in self._lines:
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._lines = []
        for at, line in enumerate(lines):
            is_head = at == 0 and len(lines) > 1
            made = label(line, "strong" if is_head else "", wrap=True)
            self._column.addWidget(made)
            made.show()  # what was never shown has no height yet
            self._lines.append(made)


def under(strip: NoticeFace, page: QWidget) -> QWidget:
    """Give a page with the strip above it, which takes room only while it tells something."""
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(strip)
    column.addWidget(page, 1)
    return whole
