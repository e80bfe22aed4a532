"""Something that takes its time, done in a thread: drives answer late or never."""

import threading
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from facilitator.app.bug_log import write_bug
from facilitator.domain.failures import Trouble

_LOOK = 30  # ms


class Work(QObject):
    """Calls what it is given in a thread of its own, which touches nothing of Qt.

    `done` carries what the call gave, `failed` the Trouble that it raised; one of them always
    comes, in the thread of the windows. A bug is logged and told as Trouble("fault"). Who lets it
    go (`drop`) hears nothing more.
    """

    done = Signal(object)
    failed = Signal(object)

    def __init__(self, call: Callable[[], object], parent: QObject) -> None:
        super().__init__(parent)
        self._thread = _Calling(call)
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK)
        self._timer.timeout.connect(self._on_look)

    def start(self) -> None:
        """Begin."""
        self._thread.start()
        self._timer.start()

    def drop(self) -> None:
        """Hear nothing more of it; the thread ends by itself."""
        self._timer.stop()
        self.deleteLater()

    def _on_look(self) -> None:
        thread = self._thread
        if not thread.is_done:
            return
        self.drop()
        if isinstance(thread.failed, Trouble):
            self.failed.emit(thread.failed)
        elif thread.failed is not None:
            self.failed.emit(Trouble("fault", place=str(write_bug(thread.failed))))
        else:
            self.done.emit(thread.given)


class _Calling(threading.Thread):
    def __init__(self, call: Callable[[], object]) -> None:
        super().__init__(name="work for the windows", daemon=True)
        self._call = call
        self.given: object = None
        self.failed: BaseException | None = None
        self.is_done = False

    def run(self) -> None:
        try:
            self.given = self._call()
        except BaseException as failed:  # the windows' thread tells it; libraries panic too
            self.failed = failed
        self.is_done = True
