"""A workshop file that is dropped onto an open workshop."""

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

_ENDING = ".workshop"


class CopyDrop(QObject):
    """Lets a widget take one dropped workshop file; `dropped` carries its path."""

    dropped = Signal(str)

    def __init__(self, target: QWidget) -> None:
        super().__init__(target)
        target.setAcceptDrops(True)
        target.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take a drag that carries such a file."""
        if isinstance(event, QDropEvent):  # entering and moving are kinds of it
            path = _workshop_file(event.mimeData())
            if not path:
                return False
            event.acceptProposedAction()
            if not isinstance(event, QDragEnterEvent) and event.type() == QEvent.Type.Drop:
                self.dropped.emit(path)
            return True
        return False


def _workshop_file(mime: QMimeData) -> str:
    """Give the path of the one workshop file that is dragged, "" for anything else."""
    files = [url.toLocalFile() for url in mime.urls() if url.isLocalFile()]
    if len(files) == 1 and Path(files[0]).suffix.lower() == _ENDING:
        return files[0]
    return ""
