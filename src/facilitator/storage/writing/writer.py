"""The one writer: a thread that owns the only connection and saves Action after Action."""

import logging
import sqlite3
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from threading import Event, Lock, RLock, Thread
from time import monotonic

from facilitator.app.action import Action
from facilitator.domain.failures import Trouble
from facilitator.storage.connection import troubles
from facilitator.storage.header import Identity, release
from facilitator.storage.who import leave_note, take_note_away
from facilitator.storage.writing.chores import Chore, Chores
from facilitator.storage.writing.commits import Commits
from facilitator.storage.writing.lifeline import Lifeline
from facilitator.storage.writing.outbox import Call, Item, Outbox
from facilitator.storage.writing.recovery import RecoveryFile
from facilitator.storage.writing.watch import Watch

_FIRST_SECONDS = 2.0
_RETRY_SECONDS = 1.0
_LOOK_SECONDS = 1.0  # where nothing is entered: a file may be renamed at any time
_GRACE_SECONDS = 1.0
_LAST_SECONDS = 5.0
_FAREWELL_SECONDS = 0.3  # s that nobody notices; a backup takes a tenth of it

_log = logging.getLogger(__name__)


class Writer:
    """Keeps Actions in an open file (fulfils `app.ports.Keeper`).

    It takes the connection over: nobody else may use it. `start` starts the thread. `saved` means
    that the COMMIT of that very Action returned and that the file still stands at its path.
    """

    def __init__(
        self,
        driver: sqlite3.Connection,
        path: Path,
        file: Identity,
        chores: Sequence[Chore] = (),
        recovery: RecoveryFile | None = None,
    ) -> None:
        self._driver = driver
        self._commits = Commits(driver)
        self._path = path
        self._file = file
        self._watch = Watch(driver, path, file)
        self._chores = Chores(chores)
        self._outbox = Outbox()
        self._lifeline = Lifeline(
            self._outbox, recovery, self._tell_of_hanging, self._tell_of_holding
        )
        self._saved: Callable[[int, datetime], None] = lambda number, at: None
        self._troubled: Callable[[Trouble], None] = lambda trouble: None
        self._telling = RLock()  # what is told and what stands agree, for whoever begins to listen
        self._trouble: Trouble | None = None
        self._hanging: Trouble | None = None
        self._unheld: Trouble | None = None  # graver than the others, of which it is a part
        self._saved_last = (0, datetime.now())
        self._thread = Thread(target=self._run, name="workshop writer", daemon=True)
        self._is_let_go = Event()
        self._closing = Lock()
        self._is_closed = False
        self._note = ""  # what is said beside the file of who has it open

    def start(self) -> None:
        """Start the thread, and the one that looks after it."""
        self._thread.start()
        self._lifeline.start()

    # -- the Keeper -----------------------------------------------------------------------------

    def keep(self, number: int, action: Action) -> None:
        """Queue an Action; a queued last one with the same number is replaced (typing goes on)."""
        self._outbox.put(number, action)

    def listen(
        self,
        saved: Callable[[int, datetime], None],
        troubled: Callable[[Trouble], None],
    ) -> None:
        """Name who hears, on the writer's thread, of every COMMIT and of trouble.

        Trouble that began before is told at once, on the thread that calls.
        """
        with self._telling:
            self._saved = saved
            self._troubled = troubled
            standing = self._trouble or self._hanging
            if standing is not None:
                self._tell(troubled, self._unheld or standing)

    def pending(self) -> int:
        """Count the Actions that are not saved yet; still true after `close`."""
        return len(self._outbox)

    def flush(self, seconds: float) -> bool:
        """Wait until all is saved and told, at most so long; tell whether it is.

        False also where the file is gone or was overwritten meanwhile: then trouble tells so.
        """
        return self._outbox.settle(seconds) and self._trouble is None

    def hold(self, seconds: float) -> bool:
        """Have what is not saved held in the recovery file now; tell whether it is, in time."""
        return self._lifeline.hold(seconds)

    def close(self) -> None:
        """Save what can be saved within some seconds, let go of the file; again does nothing.

        What is in the way already is tried once more; then `pending` tells how much is lost. A disk
        that hangs does not hold the application where the recovery file has what waits. A backup
        that is being made is waited for: the file cannot be opened before. One that is made at the
        end is not of the file any more: it is waited for only as long as nobody notices.
        """
        with self._closing:
            if self._is_closed:
                return
            self._is_closed = True
            self._outbox.close()
            until = monotonic() + _LAST_SECONDS
            while self._has_file() and monotonic() < until:
                self._is_let_go.wait(0.05)
                if len(self._outbox) and self._outbox.is_stuck(_GRACE_SECONDS):
                    break
            if not self._lifeline.close(max(_GRACE_SECONDS, until - monotonic())):
                self._wait_for_file(max(0.0, until - monotonic()))
            if self._is_let_go.is_set():
                self._thread.join(_FAREWELL_SECONDS)

    def _has_file(self) -> bool:
        return self._thread.is_alive() and not self._is_let_go.is_set()

    def _wait_for_file(self, seconds: float) -> None:
        if self._has_file():
            self._is_let_go.wait(seconds)

    # -- the thread -----------------------------------------------------------------------------

    def _run(self) -> None:
        farewells: list[Callable[[], None]] = []
        try:
            self._note = leave_note(self._path)
            self._look(self._watch.remember)
            # The window comes first: SQLAlchemy waits for the first Action, or until it stands.
            if not self._outbox.wait(_FIRST_SECONDS):
                self._look(self._commits.prepare)
            self._chores.do_all(self._driver)
            while (call := self._take()) is not Call.END:
                self._attend(call)
            if self._trouble is None and not len(self._outbox):
                farewells = self._chores.closing(self._driver)
        finally:
            self._let_go()
            self._is_let_go.set()
        for farewell in farewells:
            try:
                farewell()
            except Exception:  # a bug of the chore; there is nothing that it could harm any more
                _log.exception("a chore of the writer failed")

    def _take(self) -> Item | Call:
        pause = _RETRY_SECONDS if self._trouble else 0.0
        due = self._chores.due_in()
        return self._outbox.take(pause, _LOOK_SECONDS if due is None else min(due, _LOOK_SECONDS))

    def _attend(self, call: Item | Call) -> None:
        """Do what is to do while no Action waits, or save one."""
        if call is Call.CHECK:
            self._look(self._watch.check)
        elif call is Call.REST:
            self._look(self._watch.check)
            self._chores.do_next(self._driver)
        elif isinstance(call, tuple):
            self._save(*call)

    def _save(self, number: int, action: Action) -> None:
        """Save one Action, or tell what stands in the way; then it stays at the head."""
        try:
            self._write(number, action)
        except Trouble as trouble:
            self._report(trouble)
        except Exception as error:  # a bug of ours; later Actions must not vanish without a word
            if self._report(Trouble("write_failed", path=str(self._path))):
                _log.error("Action %d (%s) cannot be written", number, action.label, exc_info=error)
        else:
            with self._telling:
                self._trouble = self._hanging = None
                self._outbox.done()
                self._saved_last = number, datetime.now()
                self._tell(self._saved, *self._saved_last)

    def _look(self, look: Callable[[], None]) -> None:
        """Look after the file while nothing waits to be saved."""
        try:
            with troubles(self._path):
                look()
        except Trouble as trouble:
            self._report(trouble)
        except Exception as error:  # a bug of ours must not end the thread: text still comes
            if self._report(Trouble("write_failed", path=str(self._path))):
                _log.error("the file cannot be looked after", exc_info=error)
        else:
            self._tell_of_end()

    def _tell_of_end(self) -> None:
        """Tell where trouble is over with nothing left to save: the file is back, for one."""
        with self._telling:
            was_told = self._trouble is not None
            self._trouble = None
            if was_told and not len(self._outbox):
                self._tell(self._saved, *self._saved_last)

    def _write(self, number: int, action: Action) -> None:
        self._watch.check()
        self._chores.before(self._driver, action)
        with troubles(self._path):
            self._commits.commit(number, action)
        # Renamed or deleted meanwhile: the COMMIT went into an orphan that nobody will find.
        self._watch.remember()

    def _report(self, trouble: Trouble) -> bool:
        """Tell of trouble when it begins or becomes another; tell whether it did."""
        with self._telling:
            is_news = self._trouble is None or self._trouble.code != trouble.code
            self._trouble = trouble
            if is_news:
                self._tell(self._troubled, self._unheld or trouble)
        return is_news

    def _tell_of_hanging(self) -> None:
        # Called while the outbox is held: nobody may be waited for here.
        self._hanging = Trouble("disk_hangs", path=str(self._path))
        self._tell(self._troubled, self._unheld or self._hanging)

    def _tell_of_holding(self, holds: bool) -> None:
        """Tell that what waits is held nowhere, so that nobody ends the program, or that it is."""
        with self._telling:
            self._unheld = None if holds else Trouble("not_held", path=str(self._path))
            standing = self._trouble or self._hanging
            if standing is not None and len(self._outbox):
                self._tell(self._troubled, self._unheld or standing)

    def _tell(self, listener: Callable[..., None], *said: object) -> None:
        try:
            listener(*said)
        except Exception:  # a bug of the listener; what is entered later must still be saved
            _log.exception("a listener of the writer failed")

    def _let_go(self) -> None:
        try:
            if self._trouble is None:
                self._look(self._watch.check)
            take_note_away(self._path, self._note)
            self._commits.close()
        finally:
            release(self._file)
