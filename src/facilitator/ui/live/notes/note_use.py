"""Whether the keyboard is in the discussion, and whether it walks in the list there."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget


class NoteUse(QObject):
    """Follows the keyboard; a menu or another window that takes it for a while changes nothing.

    `used` tells whether it is in the panel, `walking` whether it is in the list.
    """

    used = Signal(bool)
    walking = Signal(bool)

    def __init__(self, panel: QWidget, lines: QWidget) -> None:
        super().__init__(panel)
        self._panel = panel
        self._lines = lines
        self._is_used = False
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)

    def _on_focus_changed(self, before: QWidget | None, now: QWidget | None) -> None:
        if now is None:
            return
        self.walking.emit(now is self._lines)
        is_used = self._panel.isAncestorOf(now)
        if is_used != self._is_used:
            self._is_used = is_used
            self.used.emit(is_used)
