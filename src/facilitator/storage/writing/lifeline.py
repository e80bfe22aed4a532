"""Keeps what waits too long, while the writer's own thread may hang in the disk."""

import logging
from collections.abc import Callable
from threading import Condition, Thread

from facilitator.storage.writing.outbox import Outbox
from facilitator.storage.writing.recovery import RecoveryFile

_LOOK_SECONDS = 0.5
_WAITS_LONG = 1.0  # seconds
_HANGS = 5.0  # seconds: a drive that has to wake up first does not take as long

_log = logging.getLogger(__name__)


class Lifeline:
    """Looks twice a second at the outbox, on a thread of its own, and costs who works nothing.

    What has waited for a second goes to the recovery file, which goes when all is saved. `hangs` is
    told, once, when the disk has not answered for some seconds; a `saved` afterwards says that it
    did. `holds` is told False when what waits cannot be held, and True when that is over.
    """

    def __init__(
        self,
        outbox: Outbox,
        file: RecoveryFile | None,
        hangs: Callable[[], None],
        holds: Callable[[bool], None],
    ) -> None:
        self._outbox = outbox
        self._file = file
        self._hangs = hangs
        self._holds = holds
        self._is_told = False
        self._failed = False
        self._changed = Condition()
        self._asked = self._answered = 0
        self._is_closing = self._is_over = False
        self._kept = False
        self._thread = Thread(target=self._run, name="workshop lifeline", daemon=True)

    def start(self) -> None:
        """Start the thread."""
        self._thread.start()

    def hold(self, seconds: float) -> bool:
        """Hold what is not saved now; tell, after at most so long, whether nothing can be lost."""
        with self._changed:
            self._asked += 1
            mine = self._asked
            self._changed.notify_all()
            came = self._changed.wait_for(lambda: self._is_over or self._answered >= mine, seconds)
            return came and self._kept

    def close(self, seconds: float) -> bool:
        """Do so a last time and end."""
        with self._changed:
            self._is_closing = True
            self._changed.notify_all()
            is_over = self._changed.wait_for(lambda: self._is_over, seconds)
        if is_over:
            self._thread.join()
        return is_over and self._kept

    def _run(self) -> None:
        while not self._is_closing:
            with self._changed:
                is_asked = self._changed.wait_for(self._is_called, _LOOK_SECONDS)
                asked = self._asked
            self._answer(asked, self._look(0.0 if is_asked else _WAITS_LONG))
            self._is_told = self._outbox.if_stuck(_HANGS, self._tell)
        kept = self._look(0.0)
        with self._changed:
            self._is_over, self._kept = True, kept
            self._changed.notify_all()

    def _is_called(self) -> bool:
        return self._is_closing or self._asked > self._answered

    def _answer(self, asked: int, kept: bool) -> None:
        with self._changed:
            self._answered, self._kept = asked, kept
            self._changed.notify_all()

    def _tell(self) -> None:
        if not self._is_told:
            self._hangs()

    def _look(self, seconds: float) -> bool:
        """Hold what waits, or remove the file where nothing does; tell whether all is kept."""
        if self._file is None:
            return not len(self._outbox)
        try:
            before, items = self._outbox.waiting(seconds)
            if items:
                self._file.hold(before, items)
            elif not len(self._outbox):
                self._file.remove()
        except OSError as error:
            if not self._failed:
                _log.warning("the recovery file cannot be written: %s", error.strerror)
            return self._came_out(False)
        except Exception as error:  # a bug of ours must not end the thread: more may come to wait
            if not self._failed:
                _log.error("what waits cannot be held apart", exc_info=error)
            return self._came_out(False)
        return self._came_out(True)

    def _came_out(self, well: bool) -> bool:
        if self._failed == well:
            self._failed = not well
            self._holds(well)
        return well
