"""A line for the room, over any slide: typed, or one of the usual ones."""

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from facilitator.app.wall import LONGEST_MESSAGE
from facilitator.ui.widgets.menu import Menu
from facilitator.ui.widgets.parts import button, button_text, enter_button, label
from facilitator.ui.widgets.typed_line import TypedLine
from facilitator.words import tr

_NARROWEST = 60
_ROOMY = 320  # below, the longest key stands on its button by its sign
_BESIDE = 9 + 4 + 6 + 2  # margins, gap and frame
_WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft


def usual_messages() -> list[str]:
    """List what is said in every workshop, in the order of the keys."""
    return [
        tr("We go on in 5 minutes"),
        tr("We go on in 10 minutes"),
        tr("A short break"),
        tr("We start soon. Please take your seats"),
        tr("We go on after lunch"),
        tr("Please silence your phones"),
    ]


class MessageLine(QFrame):
    """Takes a message and says unmistakably while one is on the wall.

    Enter puts the line on the wall (an empty line takes it away), Up and Down go through the usual
    messages, Esc leaves. `typed` carries every keystroke, the composing syllable included.
    """

    entered = Signal(str)
    typed = Signal(str)
    cleared = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "message")
        self._at = -1
        self.line = TypedLine(tr("Message to the room"))
        self.line.setPlaceholderText(tr("Message to the room   F11"))
        self.line.setMaxLength(LONGEST_MESSAGE)
        self._enter = enter_button(tr("Show the message to the room"))
        self._usual = button("▾", "small")
        self._usual.setAccessibleName(tr("Usual messages"))
        self._usual.setToolTip(tr("Usual messages"))
        self._shown = QFrame()
        self._shown.setProperty("look", "message_shown")
        self._ways = ("", "")
        self._told = label("", "message_text", wrap=True)
        self._told.setMinimumWidth(_NARROWEST)  # a long word must not widen the column
        self._clear = button(tr("Take away"), "small", "Shift+F11")
        self._lay_out()
        self._connect_signals()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        line = QHBoxLayout()
        line.setSpacing(4)
        line.addWidget(self.line, 1)
        line.addWidget(self._enter)
        line.addWidget(self._usual)
        self.beside = line
        column.addLayout(line)
        shown = QHBoxLayout(self._shown)
        shown.setContentsMargins(9, 3, 4, 3)
        shown.setSpacing(6)
        shown.addWidget(self._told, 1)
        shown.addWidget(self._clear)
        column.addWidget(self._shown)
        self._shown.hide()

    def _connect_signals(self) -> None:
        for each in (self._usual, self._clear):
            each.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keyboard
        self._clear.clicked.connect(self.cleared)
        self._enter.clicked.connect(self.line.enter)
        self._usual.clicked.connect(self._on_usual_clicked)
        self.line.cancelled.connect(self.left)
        self.line.entered.connect(self._on_entered)
        self.line.typed.connect(self.typed)

    def show_message(self, message: str, is_seen: bool) -> None:
        """Say which message is on the wall, and whether the room sees it now."""
        self._shown.setVisible(bool(message))
        if message:
            self._ways = (
                tr("● On the wall: {message}", message=message),
                tr("○ Waits behind the dark wall: {message}", message=message),
            )
            told = self._ways[0 if is_seen else 1]
            self._told.setText(told)
            self._shown.setAccessibleName(told)
            self._reserve()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap what is on the wall anew."""
        super().resizeEvent(event)
        key = "Shift+F11" if self.width() >= _ROOMY else "⇧F11"
        self._clear.setText(f"{tr('Take away')}   {key}")
        self._reserve()

    def _reserve(self) -> None:
        """Keep the room of the longer way to say it: what is below must not jump at black."""
        beside = self._clear.sizeHint().width() + _BESIDE
        box = QRect(0, 0, max(_NARROWEST, self.width() - beside), 1000)
        measure = self._told.fontMetrics().boundingRect
        tallest = max(measure(box, int(_WRAP), way).height() for way in self._ways)
        self._told.setFixedHeight(tallest + 2)

    def restore(self, text: str) -> None:
        """Put back what was half typed; whoever types here now is not disturbed."""
        self.line.show_text(text)

    def start_typing(self) -> None:
        """Put the cursor into the line."""
        self._at = -1
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.line.selectAll()

    def is_typing(self) -> bool:
        """Tell whether the line has the keyboard."""
        return self.line.hasFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go through the usual messages with Up and Down."""
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up) and self.line.hasFocus():
            usual = usual_messages()
            by = 1 if event.key() == Qt.Key.Key_Down else -1
            self._at = (max(self._at, 0 if by < 0 else -1) + by) % len(usual)
            self._put(usual[self._at])
        else:
            super().keyPressEvent(event)

    def usual_menu(self) -> Menu:
        """Make the menu of the usual messages; choosing one puts it on the wall."""
        menu = Menu(self)
        for text in usual_messages():
            menu.addAction(button_text(text)).setData(text)
        menu.triggered.connect(self._on_usual_chosen)
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def _put(self, text: str) -> None:
        self.line.replace_text(text)
        self.typed.emit(text)

    def _on_entered(self, text: str) -> None:
        if text.strip():
            self.entered.emit(text)
        else:
            self.cleared.emit()
        self.line.replace_text("")
        self.left.emit()

    def _on_usual_clicked(self) -> None:
        self.usual_menu().popup(self._usual.mapToGlobal(QPoint(0, self._usual.height())))

    def _on_usual_chosen(self, action: QAction) -> None:
        self.entered.emit(str(action.data()))
