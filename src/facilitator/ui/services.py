"""What the windows need of the layers beside them; the composition root provides it."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from facilitator.app.action import Action
from facilitator.app.backups import Backup
from facilitator.app.book import BookReading
from facilitator.app.files import Replacing
from facilitator.app.machine import Machine
from facilitator.app.opener import Opener
from facilitator.app.ports import OpenedFile
from facilitator.app.salvaged import Salvaged
from facilitator.app.settings import Settings
from facilitator.domain.failures import Trouble
from facilitator.ui.reports.maker import ReportMaker

if TYPE_CHECKING:
    from facilitator.app.joining.joining import Copy
    from facilitator.app.left_over import LeftOver


class Services(Protocol):
    """Files, workbooks, reports and settings. All may raise Trouble."""

    def open_file(self, path: Path) -> OpenedFile:
        """Open a workshop file for writing."""

    def who_has(self, path: Path) -> Opener | None:
        """Tell who has a file open that was refused because of that; None where it is not known."""

    def create_file(self, path: Path, actions: Sequence[Action], overwrite: bool = False) -> None:
        """Make a new workshop file of these Actions."""

    def replacement(self, path: Path, actions: Sequence[Action]) -> Replacing:
        """Write a file of these Actions beside one that may be open, to take its place later."""

    def unsaved_actions(self, uid: str) -> list[Action]:
        """List what recovery files hold of the workshop whose first Action has this uid."""

    def unsaved_of(self, path: Path) -> int:
        """Count the entries that recovery files hold for the file at this path."""

    def has_unread_entries(self, uid: str) -> bool:
        """Tell whether recovery files hold of that workshop what cannot be read."""

    def forget_unsaved(self, uid: str) -> None:
        """Delete the recovery files of that workshop."""

    def left_over(self, copies: Sequence[Path]) -> "list[LeftOver]":
        """List what could not be saved and no file at its place takes over; in any thread.

        What one of the `copies` holds, wherever it is, is left out. Nothing is changed.
        """

    def forget_left_over(self, left: "LeftOver") -> None:
        """Delete it for good."""

    def save_text(self, path: Path, text: str) -> None:
        """Write a text that only its owner can read; the file may be there."""

    def rehearsals_left(self, name: str) -> list[Path]:
        """List the copies of this name that rehearsals left behind when they broke off."""

    def delete_rehearsal(self, copy: Path) -> None:
        """Delete such a copy."""

    def damaged_beside(self, path: Path) -> list[Path]:
        """List what was moved aside as a damaged file of this name, in the same folder."""

    def listen_to_backups(self, told: Callable[[Trouble | None], None]) -> None:
        """Name who hears, on the keeper's thread, that no backup can be made, or again can (None).

        It is told once each time it begins or ends.
        """

    def back_up_at_closing(self, path: Path) -> None:
        """Have the open file backed up when its keeper closes, where it takes no time."""

    def backups_of(self, path: Path) -> list[Backup]:
        """List the backups of a file, newest first; the file may be damaged or gone."""

    def backups_of_workshop(self, uid: str) -> list[Backup]:
        """List all backups of the workshop whose first Action has this uid, newest first."""

    def all_backups(self) -> list[Backup]:
        """List the backups of every workshop, newest first."""

    def restore_backup(self, backup: Backup, to: Path) -> None:
        """Copy a backup to a new place; nothing is ever replaced."""

    def delete_backup(self, backup: Backup) -> None:
        """Delete a backup for good."""

    def rewrite_backup(self, backup: Backup, actions: Sequence[Action]) -> None:
        """Put a file of these Actions in the place of a backup."""

    def backups_folder(self) -> Path:
        """Tell where the backups lie; nothing is made there."""

    def move_aside(self, path: Path) -> Path:
        """Rename a damaged file to a name beside it that says so; give the new path."""

    def salvage(self, damaged: Path, to: Path, backup: Path | None = None) -> Salvaged:
        """Write what can be read of a damaged file, which stays as it is, into a new one.

        What is lost is taken from the backup, where it is of the same workshop.
        """

    def read_copy(self, path: Path) -> "Copy":
        """Read another copy of a workshop with its journal; it is only read, in any thread."""

    def read_book(self, path: Path) -> BookReading:
        """Read a workbook or a CSV of projects."""

    def sample_book(self) -> Path:
        """Give the workbook of the sample workshop."""

    def documents_folder(self) -> Path:
        """Give the folder for new files; it exists."""

    def rehearsal_folder(self) -> Path:
        """Make a folder for the throw-away copy of a rehearsal and what comes out of it."""

    def load_settings(self) -> Settings:
        """Read the settings; defaults where there are none."""

    def save_settings(self, settings: Settings) -> None:
        """Keep the settings."""

    def machine(self) -> Machine:
        """Give the laptop: its battery, its drives, its sleep."""

    def report_maker(self) -> ReportMaker:
        """Give what makes the report."""
