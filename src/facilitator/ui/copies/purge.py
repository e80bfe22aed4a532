"""Deleting for good in the open workshop: its file is written anew while everything stays open."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from facilitator.app.copies.copying import Taken, take, whole
from facilitator.app.copies.purging import Target, purged
from facilitator.app.files import Replacing
from facilitator.app.ports import JournalRow, OpenedFile
from facilitator.domain.failures import Trouble
from facilitator.ui.copies.meanwhile import Meanwhile
from facilitator.ui.copies.remains import Remains, remove_remains
from facilitator.ui.desk_signals import DeskSignals
from facilitator.ui.services import Services
from facilitator.ui.work import Work
from facilitator.words import tr
from facilitator.words.messages import sentence

_SAVING = 5.0  # s that are waited for the disk


class Purge(QObject):
    """Writes the new file in a thread; pages and wall hear of it when it is in its place.

    What is entered until then is saved in the old file, and the new one is written once more. Only
    the change itself, some file calls, holds the windows: nothing can be entered between the two.
    `ended` carries what was in the way, "" nothing; `lost` the same, where the file could not be
    opened again. One of them comes, unless the workshop is closed meanwhile.
    """

    ended = Signal(str)
    lost = Signal(str)

    def __init__(
        self,
        services: Services,
        signals: DeskSignals,
        path: Path,
        targets: Sequence[Target],
        remains: Remains,
        parent: QObject,
    ) -> None:
        """Take it out of `remains` as well."""
        super().__init__(parent)
        self._services = services
        self._signals = signals
        self._path = path
        self._targets = tuple(targets)
        self._remains = remains
        self._number = 0

    def start(self) -> None:
        """Begin."""
        desk = self._signals.desk
        taken, self._number = take(desk), desk.number
        work = Work(
            partial(_write, self._services, self._path, taken, self._targets, desk.by), self
        )
        work.done.connect(self._on_written)
        work.failed.connect(self._on_failed)
        work.start()

    def _on_written(self, made: Replacing) -> None:
        if self._signals.is_closed:
            made.drop()
        elif self._signals.desk.number != self._number:  # it may say what is to go, too
            made.drop()
            self.start()
        else:
            self._change(made)

    def _change(self, made: Replacing) -> None:
        keeper, last = self._signals.keeper, _last(self._signals.desk.journal())
        if keeper is None or not keeper.flush(_SAVING):
            made.drop()
            self.ended.emit(_nothing_deleted(Trouble("not_saved_yet")))
            return
        self._signals.keep_in(Meanwhile())
        keeper.close()
        told = ""
        try:
            made.put(*last)
        except Trouble as trouble:
            told = _nothing_deleted(trouble)
        made.drop()
        try:
            opened = self._services.open_file(self._path)
        except Trouble:
            self.lost.emit(told)
            return
        if told:
            self._go_back(opened, told)
        else:
            self._signals.go_on_with(opened)
            self._clean(opened)

    def _go_back(self, opened: OpenedFile, told: str) -> None:
        """Go on in the file as it was."""
        if _last(opened.journal) == _last(self._signals.desk.journal()):
            self._signals.keep_in(opened.keeper)
            self.ended.emit(told)
        else:  # others wrote into it
            opened.keeper.close()
            self.lost.emit(told)

    def _clean(self, opened: OpenedFile) -> None:
        uid, by = opened.journal[0].uid, self._signals.desk.by
        clean = partial(remove_remains, self._services, uid, self._remains, self._targets, by)
        work = Work(clean, self)
        work.done.connect(self._on_cleaned)
        work.failed.connect(self._on_unclean)
        work.start()

    def _on_cleaned(self) -> None:
        self.ended.emit("")

    def _on_unclean(self, trouble: Trouble) -> None:
        told = tr("It was deleted for good in the file, but not in all backups.")
        self.ended.emit(f"{told}\n{sentence(trouble)}")

    def _on_failed(self, trouble: Trouble) -> None:
        if not self._signals.is_closed:
            self.ended.emit(_nothing_deleted(trouble))


def _write(
    services: Services, path: Path, taken: Taken, targets: Sequence[Target], by: str
) -> Replacing:
    return services.replacement(path, purged(whole(taken), targets, taken.at, by))


def _last(journal: Sequence[JournalRow]) -> tuple[int, str]:
    """Give number and uid of the last entry; a file that others made may have none."""
    return (journal[-1].number, journal[-1].uid) if journal else (0, "")


def _nothing_deleted(trouble: Trouble) -> str:
    return f"{tr('Nothing was deleted.')}\n{sentence(trouble)}"
