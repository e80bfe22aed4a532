"""A thin bar that moves while the user waits for pages."""

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QProgressBar

from facilitator.words import tr

# What is there sooner needs no bar, which would only flicker.
_PATIENCE = 700
_WIDTH, _HEIGHT = 90, 6


class BusyBar(QProgressBar):
    """Appears when something has taken a moment."""

    def __init__(self) -> None:
        super().__init__()
        self.setRange(0, 0)
        self.setTextVisible(False)
        self.setFixedSize(_WIDTH, _HEIGHT)
        self.setAccessibleName(tr("The document is being set…"))
        self.hide()
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(_PATIENCE)
        self._patience.timeout.connect(self.show)

    def begin(self) -> None:
        """Begin to wait, or go on."""
        if self.isHidden() and not self._patience.isActive():
            self._patience.start()

    @Slot()
    def end(self) -> None:
        """Wait no more."""
        self._patience.stop()
        self.hide()
