"""The keys of the live room, from any widget, any dialog and any input method."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

# A remote's blank key; a bare letter would be pressed by mistake in the Korean input method.
_REMOTE_BLANK = frozenset({Qt.Key.Key_Period})
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


class KeyGuard(QObject):
    """Sees every key before any widget does.

    F6 blanks and F5 shows the wall whatever is open; '.' of a presenter remote blanks it
    where no text is typed. All others are offered to
    the page (`take_key`); undo and redo go to the workshop where the
    field that has the focus has nothing of its own to take back.
    """

    blank_requested = Signal()
    show_requested = Signal()
    help_requested = Signal()
    undo_requested = Signal()
    redo_requested = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.page: QWidget | None = None

    def watch(self) -> None:
        """Begin to watch the application's keys."""
        app = QApplication.instance()
        assert app is not None
        app.installEventFilter(self)

    def rest(self) -> None:
        """Stop watching."""
        app = QApplication.instance()
        if app is not None:
            app.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys that are ours."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if not isinstance(watched, QWidget):
            return False  # the window's own event comes first; the widget's follows
        return self._take(event)

    def _take(self, event: QKeyEvent) -> bool:
        key, modifiers = Qt.Key(event.key()), event.modifiers()
        if modifiers in _PLAIN:
            if key == Qt.Key.Key_F6:
                self.blank_requested.emit()
                return True
            if key == Qt.Key.Key_F5:
                self.show_requested.emit()
                return True
        if QApplication.activeModalWidget() or QApplication.activePopupWidget():
            return False
        if modifiers == Qt.KeyboardModifier.ControlModifier and key == Qt.Key.Key_Z:
            return self._undo(redo=False)
        if self._is_redo(key, modifiers):
            return self._undo(redo=True)
        if modifiers in _PLAIN and key == Qt.Key.Key_F1:
            self.help_requested.emit()
            return True
        if key == Qt.Key.Key_Space and modifiers == Qt.KeyboardModifier.ShiftModifier:
            # On many keyboards it switches the input method; it must not press a button.
            return isinstance(QApplication.focusWidget(), QAbstractButton)
        return self._take_for_page(key, modifiers)

    def _take_for_page(self, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> bool:
        take = getattr(self.page, "take_key", None)
        if take is None:
            return False
        if modifiers in _PLAIN and key in _REMOTE_BLANK and not types_text():
            self.blank_requested.emit()
            return True
        control = modifiers & ~Qt.KeyboardModifier.KeypadModifier
        if control == Qt.KeyboardModifier.ControlModifier:
            return bool(take(key, True))
        return bool(take(key, False)) if modifiers in _PLAIN else False

    def _is_redo(self, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> bool:
        control, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
        again = key == Qt.Key.Key_Y and modifiers == control
        return again or (key == Qt.Key.Key_Z and modifiers == control | shift)

    def _undo(self, redo: bool) -> bool:
        field = QApplication.focusWidget()
        if isinstance(field, QLineEdit):
            own = field.isRedoAvailable() if redo else field.isUndoAvailable()
        elif isinstance(field, QPlainTextEdit):
            document = field.document()
            own = document.isRedoAvailable() if redo else document.isUndoAvailable()
        else:
            own = False
        if own:
            return False
        (self.redo_requested if redo else self.undo_requested).emit()
        return True


def types_text() -> bool:
    """Tell whether the widget with the focus takes text."""
    field = QApplication.focusWidget()
    if isinstance(field, QComboBox):
        return field.isEditable()
    return isinstance(field, QLineEdit | QPlainTextEdit | QAbstractSpinBox)
