"""Whether the keyboard is in one of the panels below the board."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget


class PanelUse(QObject):
    """Follows the keyboard; `used` tells that it came into one of the panels or left them.

    A menu or another window that takes it for a while changes nothing.
    """

    used = Signal(bool)

    def __init__(self, panels: tuple[QWidget, ...], parent: QObject) -> None:
        super().__init__(parent)
        self._panels = panels
        self._is_used = False
        self._connect_signals()

    def _connect_signals(self) -> None:
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)

    def _on_focus_changed(self, before: QWidget | None, now: QWidget | None) -> None:
        if now is None:
            return
        is_used = any(panel.isAncestorOf(now) for panel in self._panels)
        if is_used != self._is_used:
            self._is_used = is_used
            self.used.emit(is_used)
