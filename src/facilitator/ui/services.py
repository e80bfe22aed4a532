"""What the windows need of the layers beside them; the composition root provides it."""

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from facilitator.app.action import Action
from facilitator.app.book import BookReading
from facilitator.app.machine import Machine
from facilitator.app.ports import OpenedFile
from facilitator.app.settings import Settings
from facilitator.ui.reports.maker import ReportMaker


class Services(Protocol):
    """Files, workbooks, reports and settings. All may raise Trouble."""

    def open_file(self, path: Path) -> OpenedFile:
        """Open a workshop file for writing."""

    def create_file(self, path: Path, actions: Sequence[Action], overwrite: bool = False) -> None:
        """Make a new workshop file of these Actions."""

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
