"""Deleting for good in the open workshop: its file is written anew while everything stays open."""

import threading
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from facilitator.app.copies.copying import Taken, take, whole
from facilitator.app.copies.purging import Target, purged
from facilitator.app.ports import Keeper, OpenedFile
from facilitator.domain.failures import Trouble
from facilitator.ui.copies.meanwhile import Meanwhile
from facilitator.ui.copies.remains import Remains, remove_remains
from facilitator.ui.desk_signals import DeskSignals
from facilitator.ui.services import Services
from facilitator.ui.work import Work
from facilitator.words import tr
from facilitator.words.messages import sentence


@dataclass(frozen=True, slots=True)
class _Done:
    """The file as it is open again; `told` is what was in the way, "" nothing."""

    opened: OpenedFile
    is_deleted: bool
    told: str


class Purge(QObject):
    """Deletes in a thread; pages and wall stand where they are, and hear of it when it is done.

    `ended` carries what was in the way, "" nothing; `lost` tells that the file could not be opened
    again. One of them comes, unless the workshop is closed meanwhile.
    """

    ended = Signal(str)
    lost = Signal()

    def __init__(
        self,
        services: Services,
        signals: DeskSignals,
        path: Path,
        targets: Sequence[Target],
        remains: Remains | None,
        parent: QObject,
    ) -> None:
        """Delete `remains` as well, None where they stay."""
        super().__init__(parent)
        self._services = services
        self._signals = signals
        self._path = path
        self._targets = tuple(targets)
        self._remains = remains
        self._meanwhile = Meanwhile()
        self._number = 0

    def start(self) -> None:
        """Begin; nothing is read of the file from now on until it is written."""
        signals, self._meanwhile = self._signals, Meanwhile()
        old = signals.keep_in(self._meanwhile)
        taken, self._number = take(signals.desk), signals.desk.number
        by = signals.desk.by
        call = partial(
            _write, self._services, self._path, old, taken, self._targets, by, self._remains
        )
        work = Work(call, self)
        work.done.connect(self._on_done)
        work.failed.connect(self._on_failed)
        work.start()

    def _on_done(self, done: _Done) -> None:
        signals, opened = self._signals, done.opened
        if signals.is_closed:
            _close_later(opened.keeper)
        elif not done.is_deleted:
            self._go_back(opened, done.told)
        elif self._meanwhile.pending():  # it may say what is to go: written once more with that
            signals.keep_in(opened.keeper)
            self.start()
        else:
            signals.go_on_with(opened)
            self.ended.emit(done.told)

    def _go_back(self, opened: OpenedFile, told: str) -> None:
        """Go on in the file as it was."""
        signals, count = self._signals, len(opened.journal)
        entered = self._meanwhile.pending()
        if not count == self._number == signals.desk.number - entered:
            # Others wrote the journal, and numbered it in their own way.
            _close_later(opened.keeper)
            self.lost.emit()
            return
        for row in signals.desk.journal()[count:]:
            opened.keeper.keep(row.number, row.action())
        signals.keep_in(opened.keeper)
        self.ended.emit(told)

    def _on_failed(self, trouble: Trouble) -> None:
        if not self._signals.is_closed:
            self.lost.emit()


def _write(
    services: Services,
    path: Path,
    old: Keeper | None,
    taken: Taken,
    targets: Sequence[Target],
    by: str,
    remains: Remains | None,
) -> _Done:
    """Put the new file in the place of the old one and open it. Raises Trouble of the opening."""
    if old is not None:
        old.close()
    actions = whole(taken)
    try:
        services.replace_file(path, purged(actions, targets, taken.at, by))
    except Trouble as trouble:
        told = f"{tr('Nothing was deleted.')}\n{sentence(trouble)}"
        return _Done(services.open_file(path), False, told)
    told = "" if remains is None else _remove(services, actions[0].uid, remains)
    return _Done(services.open_file(path), True, told)


def _remove(services: Services, uid: str, remains: Remains) -> str:
    try:
        remove_remains(services, uid, remains)
    except Trouble as trouble:
        told = tr("It was deleted for good, but not all backups could be deleted.")
        return f"{told}\n{sentence(trouble)}"
    return ""


def _close_later(keeper: Keeper) -> None:
    """Let go of a file that nobody waits for."""
    threading.Thread(target=keeper.close, name="let go of a file", daemon=True).start()
