"""Questions about files: which to open, where to make one."""

import re
from datetime import datetime
from pathlib import Path

from PySide6.QtWidgets import QWidget

from facilitator.app.book import BookReading, import_book
from facilitator.app.entry import Entry
from facilitator.domain.workshop import Workshop
from facilitator.ui.services import Services
from facilitator.ui.widgets.file_dialog import ask_open, ask_save
from facilitator.words import tr

ENDING = ".workshop"
TEXT_ENDING = ".txt"
_LONGEST = 200
_FORBIDDEN = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')


def file_name(title: str, ending: str = ENDING) -> str:
    """Make a file name of a title that every platform takes, with our ending or another."""
    tidy = _FORBIDDEN.sub(" ", title).strip(" .")
    # Names have 255 bytes, and SQLite adds "-journal" to them.
    tidy = tidy.encode("utf-8", "ignore")[:_LONGEST].decode("utf-8", "ignore").strip(" .")
    return f"{tidy or tr('Workshop')}{ending}"


def free_path(folder: Path, name: str) -> Path:
    """Find a name in the folder that no file has yet."""
    path = folder / name
    count = 2
    while path.exists():
        path = folder / f"{Path(name).stem} ({count}){Path(name).suffix or ENDING}"
        count += 1
    return path


def ask_workshop(parent: QWidget, services: Services) -> Path | None:
    """Ask which workshop to open."""
    kinds = tr("Workshops (*.workshop);;All files (*)")
    return ask_open(parent, tr("Open a workshop"), services.documents_folder(), kinds)


def ask_workbook(parent: QWidget, services: Services) -> Path | None:
    """Ask which workbook to import."""
    kinds = tr("Workbooks (*.xlsx *.xlsm *.xls *.ods *.csv);;All files (*)")
    return ask_open(parent, tr("Make from a workbook"), services.documents_folder(), kinds)


def ask_new_file(parent: QWidget, services: Services, title: str) -> Path | None:
    """Ask where to keep a new workshop; the dialog itself asks before a file is replaced."""
    proposed = free_path(services.documents_folder(), file_name(title))
    title, kinds = tr("Where to keep the workshop"), tr("Workshops (*.workshop)")
    return ask_save(parent, title, proposed, kinds, ENDING.lstrip("."))


def make_workshop(
    services: Services, path: Path, reading: BookReading, *, overwrite: bool = False
) -> None:
    """Make a workshop file of what was read. Raises Trouble."""
    entry = Entry(Workshop(), datetime.now())
    services.create_file(path, [import_book(entry, reading.entities)], overwrite=overwrite)


def make_sample(services: Services) -> Path:
    """Make a workshop of the sample workbook among the user's documents. Raises Trouble."""
    reading = services.read_book(services.sample_book())
    path = free_path(services.documents_folder(), file_name(tr("Sample workshop")))
    make_workshop(services, path, reading)
    return path
