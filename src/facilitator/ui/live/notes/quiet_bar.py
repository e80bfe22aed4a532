"""A scroll bar that keeps its place and is seen only where there is something to scroll."""

from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QScrollBar


class QuietBar(QScrollBar):
    """Draws nothing while everything is in view; a full handle would look like a divider."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the bar where it has a use."""
        if self.maximum() > self.minimum():
            super().paintEvent(event)
