"""The composition root: the only module that knows every layer.

Imports stand inside the functions: a command loads only what it needs, so that it starts fast.
"""

import gc
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from facilitator import paths
from facilitator.domain.failures import Trouble

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from facilitator.app.action import Action
    from facilitator.app.backups import Backup
    from facilitator.app.book import BookReading
    from facilitator.app.files import Replacing
    from facilitator.app.joining.joining import Copy
    from facilitator.app.left_over import LeftOver
    from facilitator.app.machine import Machine
    from facilitator.app.opener import Opener
    from facilitator.app.ports import OpenedFile
    from facilitator.app.salvaged import Salvaged
    from facilitator.app.settings import Settings
    from facilitator.domain.workshop import Workshop
    from facilitator.storage.backups.backups import BackupFolder
    from facilitator.storage.backups.chore import BackupChore
    from facilitator.storage.rehearsals import RehearsalFolder
    from facilitator.storage.writing.unsaved import Unsaved
    from facilitator.ui.reports.maker import ReportMaker, Wanted

# The packaged application has no `-m`: there the report's child process is this command.
TYPESET = "_typeset"


class Files:
    """The real files, workbooks, reports and settings; fulfils `ui.services.Services`."""

    backs_up = True
    _tell_of_backups: "Callable[[Trouble | None], None] | None" = None
    _chore: "BackupChore | None" = None  # of the file that was opened last

    def open_file(self, path: Path) -> "OpenedFile":
        from facilitator.storage.backups.chore import BackupChore
        from facilitator.storage.file import open_for_writing

        if not self._is_backed_up(path):
            return open_for_writing(path)
        chore = BackupChore(self._backups, path, self._told_of_backups)
        opened = open_for_writing(path, (chore,), chore.before_migration, self._recovery())
        self._chore = chore  # not of a file that was refused: another one may be open still
        return opened

    def who_has(self, path: Path) -> "Opener | None":
        from facilitator.storage.who import who_has

        return who_has(path)

    def create_file(self, path: Path, actions: "Sequence[Action]", overwrite: bool = False) -> None:
        from facilitator.storage.backups.backups import backing_up
        from facilitator.storage.file import create
        from facilitator.storage.header import is_held

        keep = backing_up(self._backups(), path) if self._is_backed_up(path) else None
        try:
            create(path, actions, overwrite=overwrite, keep=keep)
        except Trouble as trouble:
            if trouble.code != "open_elsewhere" or is_held(path):
                raise
            from facilitator.ui.rescue.telling import open_trouble

            raise open_trouble(path, self.who_has(path)) from trouble

    def replacement(self, path: Path, actions: "Sequence[Action]") -> "Replacing":
        from facilitator.storage.replacing import Replacement

        return Replacement(path, actions)

    def unsaved_actions(self, uid: str) -> "list[Action]":
        return self._unsaved().actions(uid)

    def unsaved_of(self, path: Path) -> int:
        return self._unsaved().count(path)

    def has_unread_entries(self, uid: str) -> bool:
        return self._unsaved().has_unread(uid)

    def forget_unsaved(self, uid: str) -> None:
        self._unsaved().forget(uid)

    def forget_unsaved_action(self, uid: str) -> None:
        self._unsaved().forget_action(uid)

    def left_over(self, copies: "Sequence[Path]") -> "list[LeftOver]":
        from facilitator.app.files import has_files

        folder = self._recovery()
        if not has_files(folder):  # nearly always: nothing is loaded for it then
            return []
        from facilitator.storage.writing.left_over import left_over

        return left_over(folder, copies, self.backups_of_workshop)

    def forget_left_over(self, left: "LeftOver") -> None:
        self._unsaved().delete(left)

    def save_text(self, path: Path, text: str) -> None:
        from facilitator.storage.plain_text import write_text

        write_text(path, text)

    def rehearsals_left(self, name: str) -> list[Path]:
        return self._rehearsals().left(name)

    def delete_rehearsal(self, copy: Path) -> None:
        self._rehearsals().delete(copy)

    def damaged_beside(self, path: Path) -> list[Path]:
        from facilitator.storage.salvage.salvage import moved_aside

        return moved_aside(path)

    def listen_to_backups(self, told: "Callable[[Trouble | None], None]") -> None:
        self._tell_of_backups = told

    def back_up_at_closing(self, path: Path) -> None:
        if self._chore is not None and self._chore.original == Path(path):
            self._chore.closing_comes()

    def backups_of(self, path: Path) -> "list[Backup]":
        return self._backups().of(path)

    def backups_of_workshop(self, uid: str) -> "list[Backup]":
        return self._backups().of_workshop(uid)

    def all_backups(self) -> "list[Backup]":
        return self._backups().all()

    def restore_backup(self, backup: "Backup", to: Path) -> None:
        self._backups().restore(backup, to)

    def delete_backup(self, backup: "Backup") -> None:
        self._backups().delete(backup)

    def rewrite_backup(self, backup: "Backup", actions: "Sequence[Action]") -> None:
        from facilitator.storage.backups.rewriting import rewrite

        rewrite(backup, actions)

    def backups_folder(self) -> Path:
        return paths.backups_folder()

    def move_aside(self, path: Path) -> Path:
        from facilitator.storage.salvage.salvage import move_aside

        return move_aside(path)

    def salvage(self, damaged: Path, to: Path, backup: Path | None = None) -> "Salvaged":
        from facilitator.storage.salvage.salvage import salvage

        return salvage(damaged, to, backup)

    def _backups(self) -> "BackupFolder":
        from facilitator.storage.backups.backups import BackupFolder

        return BackupFolder(paths.backups_folder())

    def _is_backed_up(self, path: Path) -> bool:
        """Tell whether the file is the user's own, not the throw-away copy of a rehearsal."""
        return self.backs_up and not self._rehearsals().holds(Path(path))

    def _recovery(self) -> Path:
        return paths.data_folder() / "recovery"

    def _unsaved(self) -> "Unsaved":
        from facilitator.storage.writing.unsaved import Unsaved

        return Unsaved(self._recovery())

    def _rehearsals(self) -> "RehearsalFolder":
        from facilitator.storage.rehearsals import RehearsalFolder

        return RehearsalFolder(paths.data_folder() / "rehearsals")

    def _told_of_backups(self, trouble: Trouble | None) -> None:
        if self._tell_of_backups is not None:
            self._tell_of_backups(trouble)

    def read_copy(self, path: Path) -> "Copy":
        from facilitator.app.joining.joining import Copy
        from facilitator.storage.file import read
        from facilitator.storage.header import is_held

        if is_held(path):  # reading it would let go of its lock
            raise Trouble("copy_is_open_here", path=path.name)
        return Copy(*read(path))

    def read_book(self, path: Path) -> "BookReading":
        from facilitator.documents.workbook.reading import read_book
        from facilitator.storage.header import is_held

        if is_held(path):  # reading it would let go of its lock
            raise Trouble("book_not_spreadsheet")
        return read_book(path)

    def sample_book(self) -> Path:
        return paths.resource("sample", "anseong-2025.xlsx")

    def documents_folder(self) -> Path:
        from facilitator.app.files import make_folder

        folder = paths.documents_folder()
        make_folder(folder)
        return folder

    def rehearsal_folder(self) -> Path:
        return self._rehearsals().make()

    def load_settings(self) -> "Settings":
        from facilitator.storage.settings import SettingsFile

        return SettingsFile(paths.settings_folder()).load()

    def save_settings(self, settings: "Settings") -> None:
        from facilitator.storage.settings import SettingsFile

        SettingsFile(paths.settings_folder()).save(settings)

    def machine(self) -> "Machine":
        from facilitator.machine.this_machine import ThisMachine

        return ThisMachine()

    def report_maker(self) -> "ReportMaker":
        return ChildReportMaker()


class ChildReportMaker:
    """Makes documents in a child process, which can be stopped and gives its memory back."""

    def command(self) -> list[str]:
        packaged = getattr(sys, "frozen", False)
        start = [sys.executable] if packaged else [sys.executable, "-m", "facilitator"]
        return [*start, TYPESET]

    def order(self, wanted: "Wanted", workshop: "Workshop") -> "Iterator[bytes]":
        from facilitator.documents.report.orders import Order, written

        order = Order(
            number=wanted.number,
            fmt=wanted.fmt,
            out=wanted.out,
            made_at=wanted.made_at,
            choices=wanted.choices,
            first=wanted.first,
            beside=wanted.beside,
        )
        return written(order, workshop)

    def go(self, number: int) -> bytes:
        from facilitator.documents.report.orders import go

        return go(number)

    def beside(self, out: Path) -> Path:
        from facilitator.app.files import name_beside, target

        return name_beside(target(out, overwrite=True))

    def check_logo(self, logo: Path) -> None:
        from facilitator.documents.report.logo import logo_content

        logo_content(logo, "")

    def picture(self, folder: Path, page: int) -> Path:
        from facilitator.documents.report.orders import page_name

        return folder / page_name(page)


def run_window(file: Path | None, sample: bool) -> int:
    """Open the application: on a file, on a fresh sample, or on the start page."""
    # What is loaded now stays; the windows collect on their own when they rest.
    gc.disable()
    from facilitator.ui.application import run

    return run(Files(), file, sample)
