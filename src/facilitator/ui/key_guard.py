"""The keys of the live room, from any widget, any dialog and any input method."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from facilitator.ui.widgets.typed_line import commit_composition

_M = Qt.KeyboardModifier
# A remote's blank keys. The letter comes as it stands on the keyboard, also in Hangul mode.
_PERIOD = frozenset({Qt.Key.Key_Period})
_LETTER = frozenset({Qt.Key.Key_B, ord("ㅠ"), ord("ᅲ")})


class KeyGuard(QObject):
    """Sees every key before any widget does.

    The wall's keys work whatever is open, also over a dialog or a menu: F6 black, Shift+F6 the
    holding slide, F5 shows or sends, F7 holds or follows. While the room watches, '.' and B of a
    presenter's remote blank it too where they cannot be meant as text. All others are offered to
    the page (`take_key`), while a panel beside it has the keyboard (`aside`) only the F keys. Undo
    and redo go to the workshop where the field that has the focus has nothing of its own to take
    back.
    """

    blank_requested = Signal()
    hold_requested = Signal()
    holding_requested = Signal()
    show_requested = Signal()
    help_requested = Signal()
    history_requested = Signal()
    page_step_requested = Signal(int)
    undo_requested = Signal()
    redo_requested = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.page: QWidget | None = None
        self.aside: Callable[[], bool] = bool
        self.room_watches = False
        self._writes_blindly = False

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
        if self._take(event):
            self._writes_blindly = False
            return True
        return self._is_blind_space(event)

    def _is_blind_space(self, event: QKeyEvent) -> bool:
        """Swallow the space between words typed onto a button, which it would press.

        Who types a reason after the round of answers would else walk on with the first space, and
        the rest of the reason would stand on the wall.
        """
        on_button = isinstance(QApplication.focusWidget(), QAbstractButton)
        if event.key() == Qt.Key.Key_Space and event.modifiers() == _M.NoModifier:
            was_blind, self._writes_blindly = self._writes_blindly, False
            return on_button and was_blind
        text = event.text()
        self._writes_blindly = on_button and text.isprintable() and bool(text.strip())
        return False

    def _take(self, event: QKeyEvent) -> bool:
        key, modifiers = Qt.Key(event.key()), event.modifiers() & ~_M.KeypadModifier
        if self._take_for_wall(key, modifiers, event.isAutoRepeat()):
            return True
        if self.room_watches and modifiers == _M.NoModifier and is_remote_blank(event.key()):
            self.blank_requested.emit()
            return True
        if QApplication.activeModalWidget() or QApplication.activePopupWidget():
            return False
        if self.page is not None and not self.page.isVisible():
            return False  # another page of the window stands over the workshop
        if modifiers == _M.ControlModifier and key == Qt.Key.Key_Z:
            return self._undo(redo=False)
        if self._is_redo(key, modifiers):
            return self._undo(redo=True)
        if modifiers == _M.NoModifier and key == Qt.Key.Key_F1:
            self.help_requested.emit()
            return True
        if modifiers == _M.ControlModifier and key == Qt.Key.Key_H:
            self.history_requested.emit()
            return True
        if key == Qt.Key.Key_Space and modifiers == _M.ShiftModifier:
            # On many keyboards it switches the input method; it must not press a button.
            return isinstance(QApplication.focusWidget(), QAbstractButton)
        if self._take_for_pages(key, modifiers):
            return True
        if self.aside() and not Qt.Key.Key_F1 <= key <= Qt.Key.Key_F35:
            return False  # arrows, Enter and Delete are those of the panel beside the page
        take = getattr(self.page, "take_key", None)
        return take is not None and bool(take(key, modifiers, event.isAutoRepeat()))

    def _take_for_wall(self, key: Qt.Key, modifiers: _M, is_repeated: bool) -> bool:
        """Take the wall's keys; one that is held down must not show, send, hold and let go."""
        if key == Qt.Key.Key_F6:  # black also with a finger still on another key
            shift = modifiers == _M.ShiftModifier
            (self.holding_requested if shift else self.blank_requested).emit()
            return True
        if modifiers not in (_M.NoModifier, _M.ShiftModifier):
            return False
        wished = {Qt.Key.Key_F5: self.show_requested, Qt.Key.Key_F7: self.hold_requested}.get(key)
        if wished is None or (key == Qt.Key.Key_F7 and modifiers != _M.NoModifier):
            return False
        if not is_repeated:
            wished.emit()
        return True

    def _take_for_pages(self, key: Qt.Key, modifiers: _M) -> bool:
        if not modifiers & _M.ControlModifier or modifiers & _M.AltModifier:
            return False
        if key not in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            return False
        self.page_step_requested.emit(-1 if modifiers & _M.ShiftModifier else 1)
        return True

    def _is_redo(self, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> bool:
        control, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
        again = key == Qt.Key.Key_Y and modifiers == control
        return again or (key == Qt.Key.Key_Z and modifiers == control | shift)

    def _undo(self, redo: bool) -> bool:
        """Undo or redo, in the field first; Qt knows only one of the keys for redo by itself."""
        commit_composition()  # what the field takes back begins with the composing syllable
        field = QApplication.focusWidget()
        if isinstance(field, QLineEdit):
            own = field.isRedoAvailable() if redo else field.isUndoAvailable()
        elif isinstance(field, QPlainTextEdit):
            document = field.document()
            own = document.isRedoAvailable() if redo else document.isUndoAvailable()
        else:
            own = False
        if own and isinstance(field, QLineEdit | QPlainTextEdit):
            (field.redo if redo else field.undo)()
        else:
            (self.redo_requested if redo else self.undo_requested).emit()
        return True


def is_remote_blank(key: int) -> bool:
    """Tell whether a bare key is a remote's blank key: not where it may be meant as text.

    A letter also searches in lists and tables, and chooses in a combo box, unless the list says
    that it `takes_no_letters`.
    """
    if key in _LETTER:
        field = QApplication.activePopupWidget() or QApplication.focusWidget()
        searches = isinstance(field, QAbstractItemView | QComboBox)
        if getattr(field, "takes_no_letters", False):
            searches = False
        return not types_text() and not searches
    return key in _PERIOD and not types_text()


def types_text() -> bool:
    """Tell whether the widget with the focus takes text."""
    popup = QApplication.activePopupWidget()
    if popup is not None and not _completes(popup):
        return False  # a menu or a list over the field has the keys
    field = QApplication.focusWidget()
    if isinstance(field, QComboBox):
        return field.isEditable()
    return isinstance(field, QLineEdit | QPlainTextEdit | QAbstractSpinBox)


def _completes(popup: QWidget) -> bool:
    """Tell whether the list only proposes how the typing may go on, as file dialogs do."""
    return isinstance(popup, QAbstractItemView) and isinstance(popup.focusProxy(), QLineEdit)
