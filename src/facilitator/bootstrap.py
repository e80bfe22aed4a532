"""The composition root: the only module that knows every layer.

Imports stand inside the functions: a command loads only what it needs, so that it starts fast.
"""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from facilitator import paths

if TYPE_CHECKING:
    from facilitator.app.action import Action
    from facilitator.app.book import BookReading
    from facilitator.app.ports import OpenedFile
    from facilitator.app.settings import Settings
    from facilitator.ui.reports.maker import ReportMaker

# The packaged application has no `-m`: there the report's child process is this command.
TYPESET = "_typeset"


class Files:
    """The real files, workbooks, reports and settings; fulfils `ui.services.Services`."""

    def open_file(self, path: Path) -> "OpenedFile":
        from facilitator.storage.file import open_for_writing

        return open_for_writing(path)

    def create_file(self, path: Path, actions: "Sequence[Action]", overwrite: bool = False) -> None:
        from facilitator.storage.file import create

        create(path, actions, overwrite=overwrite)

    def read_book(self, path: Path) -> "BookReading":
        from facilitator.documents.workbook.reading import read_book

        return read_book(path)

    def sample_book(self) -> Path:
        return paths.resource("sample", "anseong-2025.xlsx")

    def documents_folder(self) -> Path:
        folder = paths.documents_folder()
        folder.mkdir(parents=True, exist_ok=True)
        return folder

    def load_settings(self) -> "Settings":
        from facilitator.storage.settings import SettingsFile

        return SettingsFile(paths.settings_folder()).load()

    def save_settings(self, settings: "Settings") -> None:
        from facilitator.storage.settings import SettingsFile

        SettingsFile(paths.settings_folder()).save(settings)

    def report_maker(self) -> "ReportMaker":
        return ChildReportMaker()


class ChildReportMaker:
    """Makes reports in a child process, which can be stopped and gives its memory back."""

    def content(self, workshop: object, now: object) -> bytes:
        import json

        from facilitator.documents.report.content import report_content

        made = report_content(workshop, now)  # type: ignore[arg-type]  # typed in ReportMaker
        return json.dumps(made, ensure_ascii=False).encode("utf-8")

    def command(self, fmt: str, out: str, ppi: int) -> list[str]:
        packaged = getattr(sys, "frozen", False)
        start = [sys.executable] if packaged else [sys.executable, "-m", "facilitator"]
        return [*start, TYPESET, fmt, out, "--ppi", str(ppi)]


def run_window(file: Path | None, sample: bool) -> int:
    """Open the application: on a file, on a fresh sample, or on the start page."""
    from facilitator.ui.application import run

    return run(Files(), file, sample)
