"""Finishing what an input method is still composing, so that no syllable is lost."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtWidgets import QApplication, QWidget


class Composing(QObject):
    """Watches an editor's input method; `finish` puts the composing syllable into the text.

    Some platforms drop the syllable when the input method is asked to commit (macOS did): then
    what was last seen of it is sent to the editor.
    """

    def __init__(self, editor: QWidget) -> None:
        super().__init__(editor)
        self._editor = editor
        self._preedit = ""
        editor.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QInputMethodEvent):
            self._preedit = event.preeditString()
        return False

    def finish(self) -> None:
        """Commit the composing syllable; without one nothing happens."""
        if not self._preedit:
            return
        if QApplication.focusWidget() is self._editor:
            QGuiApplication.inputMethod().commit()
        if self._preedit:
            left = QInputMethodEvent("", [])
            left.setCommitString(self._preedit)
            QApplication.sendEvent(self._editor, left)
            self._preedit = ""
