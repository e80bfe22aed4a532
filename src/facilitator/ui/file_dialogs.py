"""Questions about files: which to open, where to make one, what to do with unsaved text."""

import re
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from facilitator.app.book import BookReading, import_book
from facilitator.app.entry import Entry
from facilitator.domain.entities import EntityKind, kind_of
from facilitator.domain.failures import Trouble
from facilitator.domain.plan import running_section
from facilitator.domain.workshop import Workshop
from facilitator.ui.desk_signals import DeskSignals
from facilitator.ui.services import Services
from facilitator.ui.widgets.saving import ask_save_path
from facilitator.words import tr

ENDING = ".workshop"
_LONGEST = 200
_FORBIDDEN = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')


def file_name(title: str) -> str:
    """Make a file name of a title that every platform takes, with our ending."""
    tidy = _FORBIDDEN.sub(" ", title).strip(" .")
    # Names have 255 bytes, and SQLite adds "-journal" to them.
    tidy = tidy.encode("utf-8", "ignore")[:_LONGEST].decode("utf-8", "ignore").strip(" .")
    return f"{tidy or tr('Workshop')}{ENDING}"


def free_path(folder: Path, name: str) -> Path:
    """Find a name in the folder that no file has yet."""
    path = folder / name
    count = 2
    while path.exists():
        path = folder / f"{Path(name).stem} ({count}){ENDING}"
        count += 1
    return path


def ask_workshop(parent: QWidget, services: Services) -> Path | None:
    """Ask which workshop to open."""
    folder = str(services.documents_folder())
    found, _ = QFileDialog.getOpenFileName(
        parent, tr("Open a workshop"), folder, tr("Workshops (*.workshop);;All files (*)")
    )
    return Path(found) if found else None


def ask_workbook(parent: QWidget, services: Services) -> Path | None:
    """Ask which workbook to import."""
    kinds = tr("Workbooks (*.xlsx *.xlsm *.xls *.ods *.csv);;All files (*)")
    folder = str(services.documents_folder())
    found, _ = QFileDialog.getOpenFileName(parent, tr("Make from a workbook"), folder, kinds)
    return Path(found) if found else None


def ask_new_file(parent: QWidget, services: Services, title: str) -> Path | None:
    """Ask where to keep a new workshop; the dialog itself asks before a file is replaced."""
    proposed = free_path(services.documents_folder(), file_name(title))
    title, kinds = tr("Where to keep the workshop"), tr("Workshops (*.workshop)")
    return ask_save_path(parent, title, proposed, kinds, ENDING.lstrip("."))


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


def write_copy(services: Services, path: Path, workshop: Workshop) -> None:
    """Write everything that the workshop holds in memory into a new file. Raises Trouble."""
    entry = Entry(Workshop(), datetime.now())
    kinds = list(EntityKind)
    entities = sorted(workshop.all_entities(), key=lambda e: kinds.index(kind_of(e)))
    services.create_file(path, [import_book(entry, entities)], overwrite=True)


def save_copy(
    parent: QWidget, services: Services, workshop: Workshop, say: Callable[[Trouble], None]
) -> bool:
    """Ask for a place and write a copy there; tell whether it is written."""
    path = ask_new_file(parent, services, workshop.event.title)
    if path is None:
        return False
    try:
        write_copy(services, path, workshop)
    except Trouble as trouble:
        say(trouble)
        return False
    return True


def copy_beside(
    services: Services,
    path: Path,
    workshop: Workshop,
    now: datetime,
    say: Callable[[Trouble], None],
) -> Path | None:
    """Write a copy beside the file without a question; give its path, None where it failed."""
    copy = free_path(path.parent, f"{path.stem} {now:%H%M}{ENDING}")
    try:
        write_copy(services, copy, workshop)
    except Trouble as trouble:
        say(trouble)
        return None
    return copy


def keep_copy(
    parent: QWidget,
    services: Services,
    signals: DeskSignals,
    path: Path,
    say: Callable[[Trouble], None],
) -> str:
    """Save a copy where the user says; give what is to be told of it, "" for nothing.

    While the room watches no dialog opens: the copy goes beside the file.
    """
    workshop = signals.workshop
    if running_section(workshop) is None:
        save_copy(parent, services, workshop, say)
        return ""
    copy = copy_beside(services, path, workshop, signals.now(), say)
    if copy is None:
        return ""
    return tr("A copy was saved beside the file: {name}", name=copy.name)


def leave_unsaved(
    parent: QWidget, services: Services, workshop: Workshop, say: Callable[[Trouble], None]
) -> bool:
    """Ask what to do with text that could not be saved; True where the workshop may close."""
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Warning)
    box.setText(tr("Some of what was entered is not saved in the file yet."))
    box.setInformativeText(tr("Save a copy of everything in another place before you close."))
    copy = box.addButton(tr("Save a copy…"), QMessageBox.ButtonRole.AcceptRole)
    stay = box.addButton(tr("Keep working"), QMessageBox.ButtonRole.RejectRole)
    leave = box.addButton(tr("Close without saving"), QMessageBox.ButtonRole.DestructiveRole)
    box.setDefaultButton(copy)
    box.setEscapeButton(stay)
    box.exec()
    if box.clickedButton() is copy:
        return save_copy(parent, services, workshop, say)
    return box.clickedButton() is leave
