"""Whether the keyboard is in the discussion, and whether it walks in the list there."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from facilitator.ui.live.panel_use import PanelUse


class NoteUse(PanelUse):
    """Tells by `used` whether it is in the panel, by `walking` whether it is in the list."""

    walking = Signal(bool)

    def __init__(self, panel: QWidget, lines: QWidget) -> None:
        super().__init__((panel,), panel)
        self._lines = lines

    def _on_focus_changed(self, before: QWidget | None, now: QWidget | None) -> None:
        if now is not None:
            self.walking.emit(now is self._lines)
        super()._on_focus_changed(before, now)
