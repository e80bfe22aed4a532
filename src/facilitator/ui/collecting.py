"""Garbage collection in the thread of the windows, and only there.

Python collects in whatever thread happens to allocate. Were that the keeper's, a cycle with a
widget in it would be destroyed outside the thread of the windows, which crashes Qt.
"""

import gc

from PySide6.QtCore import QObject, QTimer

_EVERY = 1000


class Collecting(QObject):
    """Switches automatic collection off and collects by a timer, by Python's own thresholds."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY)
        self._timer.timeout.connect(self._on_timeout)
        self._timer.start()

    def _on_timeout(self) -> None:
        counts, thresholds = gc.get_count(), gc.get_threshold()
        for generation in (2, 1, 0):
            if counts[generation] > thresholds[generation]:
                gc.collect(generation)
                return


def forget_what_is_gone() -> None:
    """Let go also of what was frozen: of pages that a change of language or look replaced."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()
