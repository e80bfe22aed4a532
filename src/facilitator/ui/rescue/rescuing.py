"""The ways on from a file that cannot be opened, and back to an earlier state of one."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from facilitator.app.backups import Backup
from facilitator.app.files import is_there
from facilitator.app.salvaged import Salvaged
from facilitator.domain.failures import Trouble
from facilitator.ui.file_dialogs import file_name, free_path
from facilitator.ui.services import Services
from facilitator.ui.work import Work
from facilitator.words import tr
from facilitator.words.messages import sentence

if TYPE_CHECKING:
    from facilitator.ui.rescue.backups_page import BackupsPage
    from facilitator.ui.rescue.rescue_page import RescuePage

# What lies in the file may still be read, at least in part.
_READABLE = frozenset({"damaged", "row_damaged", "journal_damaged", "planted"})
# The file holds no workshop any more; only a backup helps, where there is one.
_LOST = frozenset({"empty_file", "not_ours", "no_such_file", "needs_recovery"})
_LONGEST_STEM = 120  # bytes
_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")  # what xlsx, ods and xls begin with


class Rescuing(QObject):
    """Shows the rescue page and the backups in the stack.

    `chosen` carries the Path of a workshop file to be opened, `restored` a Backup and the Path of
    the file that it became, `moved_aside` the path that a damaged file no longer has, `troubled`
    the Trouble of a restoring that was wished elsewhere; `left` comes when the user goes back to
    where he was.
    """

    chosen = Signal(object)
    left = Signal()
    moved_aside = Signal(str)
    restored = Signal(object, object)
    troubled = Signal(object)

    def __init__(self, services: Services, stack: QStackedWidget, parent: QObject) -> None:
        super().__init__(parent)
        self._services = services
        self._stack = stack
        self._work: Work | None = None
        self.page: RescuePage | None = None
        self.backups: BackupsPage | None = None
        self._path = Path()
        self._to = Path()
        self._backup: Backup | None = None
        self._restoring: Backup | None = None
        self._trouble = Trouble("damaged", path="")
        self._spoilt: set[Path] = set()  # backups that could not be read
        self._unseen: set[Path] = set()  # files that were made here and not opened yet

    def is_unseen(self, path: Path) -> bool:
        """Tell whether a file was made here and not opened yet: the room is to see none of it.

        It may hold a section that runs; who restores it looks at it first.
        """
        return path in self._unseen

    def let_be_seen(self, path: Path) -> None:
        """Hear that a file was opened: from now on it is one like any other."""
        self._unseen.discard(path)

    # -- a file that cannot be opened -----------------------------------------------------------

    def can_help(self, path: Path, trouble: Trouble) -> bool:
        """Show what can be done about a file; False where a sentence says all."""
        from facilitator.ui.rescue.rescue_page import RescuePage

        if trouble.code not in _READABLE | _LOST:
            return False
        try:
            backups = self._services.backups_of(path)
            folder = self._services.documents_folder()
        except Trouble:  # the folder of backups, or that of documents, is out of reach
            return False
        found = [backup for backup in backups if backup.path not in self._spoilt]
        # A file of ours whose beginning is overwritten looks like a foreign one.
        may_be_ours = trouble.code == "not_ours" and _is_named_ours(path)
        if trouble.code in _LOST and not found and not may_be_ours:
            return False
        self.put_away()
        self._trouble = trouble
        self._path, self._backup = path, next(iter(found), None)
        backup_to = None if self._backup is None else restored_path(folder, self._backup)
        can_be_read = trouble.code in _READABLE or trouble.code == "not_ours"
        told = _what_is_wrong(trouble)
        kept = self._services.unsaved_of(path) if self._backup is not None else 0
        self.page = RescuePage(
            path, told, self._backup, backup_to, can_be_read=can_be_read, kept=kept
        )
        self.page.backup_requested.connect(self._on_backup_requested)
        self.page.left.connect(self._on_left)
        self.page.open_requested.connect(self._on_open_requested)
        self.page.others_requested.connect(self._on_others_requested)
        self.page.salvage_requested.connect(self._on_salvage_requested)
        self._show(self.page)
        return True

    def _on_others_requested(self) -> None:
        self.show_backups(self._path)

    def _on_backup_requested(self) -> None:
        if self._backup is not None:
            self.restore(self._backup)

    def _on_salvage_requested(self) -> None:
        if self._work is not None or self.page is None:
            return
        try:
            folder = self._services.documents_folder()
        except Trouble as trouble:
            self._on_failed(trouble)
            return
        self._to = free_path(folder, _named(self._path.stem, tr("salvaged", "file name")))
        self._unseen.add(self._to.absolute())
        self.page.show_busy(True, reads=True)
        backup = None if self._backup is None else self._backup.path
        call = partial(_salvage, self._services, self._path, self._to, backup)
        self._begin(call, self._on_salvaged)

    def _on_salvaged(self, found: tuple[Salvaged, Path | None]) -> None:
        self._work = None
        salvaged, aside = found
        if self.page is not None:
            self.page.show_salvaged(salvaged, self._to, aside)
        if aside is not None:
            self.moved_aside.emit(str(self._path))

    def _on_open_requested(self) -> None:
        self.chosen.emit(self._to)

    # -- backups --------------------------------------------------------------------------------

    def show_backups(self, first: Path | None = None) -> None:
        """Show all backups; those of the file `first` are open."""
        from facilitator.ui.rescue.backups_page import BackupsPage

        try:
            folder = self._services.documents_folder()
        except Trouble:
            folder = Path.home()
        self.put_away()
        self._path = first or Path()
        name_for = partial(restored_path, folder)
        self.backups = BackupsPage(self._services.backups_folder(), name_for)
        self.backups.left.connect(self._on_left)
        self.backups.restore_requested.connect(self.restore)
        self.backups.show_looking()
        self._show(self.backups)
        self._begin(self._services.all_backups, self._on_listed)

    def _on_listed(self, found: list[Backup]) -> None:
        self._work = None
        if self.backups is not None:
            self.backups.show_backups(found, self._path)

    def restore(self, backup: Backup) -> None:
        """Make a new file of a backup and have it opened."""
        if self._work is not None:
            return
        try:
            self._to = restored_path(self._services.documents_folder(), backup)
        except Trouble as trouble:
            self._on_failed(trouble)
            return
        for page in (self.page, self.backups):
            if page is not None:
                page.show_busy(True)
        self._restoring = backup
        self._unseen.add(self._to.absolute())
        call = partial(self._services.restore_backup, backup, self._to)
        self._begin(call, self._on_restored, self._on_restore_failed)

    def _on_restore_failed(self, trouble: Trouble) -> None:
        """Offer the next backup where the one that was offered is damaged."""
        self._work = None
        if self.page is not None and self._backup is not None and trouble.code in _READABLE | _LOST:
            self._spoilt.add(self._backup.path)
            self.can_help(self._path, self._trouble)
        self._on_failed(trouble)

    def _on_restored(self) -> None:
        self._work = None
        for page in (self.page, self.backups):
            if page is not None:
                page.show_busy(False)
        self.restored.emit(self._restoring, self._to)

    # -- coming and going -----------------------------------------------------------------------

    def put_away(self) -> None:
        """Let the pages go."""
        if self._work is not None:
            self._work.drop()
            self._work = None
        for page in (self.page, self.backups):
            if page is not None:
                self._stack.removeWidget(page)
                page.deleteLater()
        self.page = self.backups = None

    def _begin(
        self,
        call: Callable[[], object],
        then: Callable[..., None],
        failed: Callable[[Trouble], None] | None = None,
    ) -> None:
        self._work = work = Work(call, self)
        work.done.connect(then)
        work.failed.connect(failed or self._on_failed)
        work.start()

    def _on_failed(self, trouble: Trouble) -> None:
        self._work = None
        for page in (self.page, self.backups):
            if page is not None:
                page.show_trouble(sentence(trouble))
        if self.page is None and self.backups is None:
            self.troubled.emit(trouble)

    def _on_left(self) -> None:
        self.put_away()
        self.left.emit()

    def _show(self, page: QWidget) -> None:
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)


def restored_path(folder: Path, backup: Backup) -> Path:
    """Name the new file of a backup: a name that no file has yet."""
    when = tr("backup {time}", "file name", time=f"{backup.made_at:%Y-%m-%d %H.%M}")
    return free_path(folder, _named(backup.original.stem, when))


def _named(stem: str, addition: str) -> str:
    short = stem.encode("utf-8", "ignore")[:_LONGEST_STEM].decode("utf-8", "ignore")
    return file_name(f"{short} ({addition})")


def _salvage(
    services: Services, path: Path, to: Path, backup: Path | None
) -> tuple[Salvaged, Path | None]:
    """Read what can be read; only then the damaged file gets another name, where it may be."""
    salvaged = services.salvage(path, to, backup)
    if salvaged.is_nothing:
        return salvaged, None
    try:
        return salvaged, services.move_aside(path)
    except Trouble:  # a folder that cannot be written: the page says that it stays
        return salvaged, None


def _is_named_ours(path: Path) -> bool:
    """Tell whether a file has our ending, and is no workbook under another name."""
    if path.suffix.lower() != ".workshop" or not is_there(path):  # a pipe would wait for ever
        return False
    try:
        with path.open("rb") as file:
            return not file.read(8).startswith(_WORKBOOKS)
    except OSError:
        return False


def _what_is_wrong(trouble: Trouble) -> str:
    if trouble.code in _READABLE:
        return tr("This workshop file is damaged.")
    if trouble.code == "empty_file":
        return tr("This file is empty: it holds no workshop any more.")
    if trouble.code == "no_such_file":
        return tr("This workshop file is no longer there.")
    return tr("This file cannot be read as a workshop any more.")
