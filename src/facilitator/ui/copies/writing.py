"""Where a copy goes, what it is called, and its writing."""

from datetime import datetime
from pathlib import Path

from PySide6.QtWidgets import QWidget

from facilitator.app.copies.copying import Taken, whole
from facilitator.app.copies.redacting import without_private
from facilitator.domain.entities import Event
from facilitator.ui.file_dialogs import ENDING, file_name, free_path
from facilitator.ui.services import Services
from facilitator.ui.widgets.file_dialog import ask_save
from facilitator.words import tr

_LONGEST_TITLE = 40


def write_copy(
    services: Services,
    path: Path,
    taken: Taken,
    *,
    private: bool = True,
    overwrite: bool = False,
) -> Path:
    """Write all that a desk held into a new file, history included; any thread may call.

    Without `private`, all that is private is left out, also of the history. Raises Trouble.
    """
    actions = whole(taken)
    services.create_file(path, actions if private else without_private(actions), overwrite)
    return path


def write_beside(services: Services, folder: Path, name: str, taken: Taken) -> Path:
    """Write a copy into the folder, or among the user's documents where that is out of reach.

    Any thread may call, and a drive may take its time. Raises Trouble.
    """
    try:
        is_in_reach = folder.is_dir()
    except OSError:
        is_in_reach = False
    place = folder if is_in_reach else services.documents_folder()
    return write_copy(services, free_path(place, name), taken)


def copy_name(event: Event, now: datetime) -> str:
    """Name a copy: the workshop's title, the day of the copy, and that it is one."""
    title = event.title.strip()[:_LONGEST_TITLE].rstrip() or tr("Workshop")
    return file_name(tr("{title} {date} copy", title=title, date=f"{now:%Y-%m-%d}"))


def ask_copy_path(parent: QWidget, services: Services, event: Event, now: datetime) -> Path | None:
    """Ask where a copy goes; the dialog itself asks before a file is replaced."""
    proposed = free_path(services.documents_folder(), copy_name(event, now))
    title, kinds = tr("Where to keep the copy"), tr("Workshops (*.workshop)")
    return ask_save(parent, title, proposed, kinds, ENDING.lstrip("."))
