"""A button that stays down, also for who presses it through a screen reader."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QPushButton


class ToggleButton(QPushButton):
    """A checkable button whose every press is a click.

    Screen readers do not click what can be checked: they toggle it, and Qt tells no `clicked`
    then. The toggle is taken back here and the button clicked.
    """

    def __init__(self, text: str = "") -> None:
        super().__init__(text)
        self._is_ours = False
        self.setCheckable(True)

    def setChecked(self, checked: bool) -> None:  # noqa: N802  # Qt's own name
        """Show a state; only what the program calls comes here, a toggle of Qt does not."""
        self._is_ours = True
        super().setChecked(checked)
        self._is_ours = False

    def nextCheckState(self) -> None:
        """Change with a click, or because another button of the group was chosen."""
        self._is_ours = True
        super().nextCheckState()
        self._is_ours = False

    def checkStateSet(self) -> None:  # noqa: N802  # Qt's own name
        """Hear a toggle that was no click."""
        super().checkStateSet()
        if not self._is_ours:
            QTimer.singleShot(0, self, self._click_instead)

    def _click_instead(self) -> None:
        # In a group of which one is chosen this stays as it is, and so does the click.
        self.setChecked(not self.isChecked())
        self.click()
