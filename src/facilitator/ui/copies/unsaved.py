"""The question what to do with text that could not be saved, when the workshop closes."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtWidgets import QMessageBox, QWidget

from facilitator.app.copies.copying import Taken
from facilitator.domain.failures import Trouble
from facilitator.domain.workshop import Workshop
from facilitator.ui.copies.writing import ask_copy_path, write_copy
from facilitator.ui.services import Services
from facilitator.words import tr


def leave_unsaved(
    parent: QWidget,
    services: Services,
    taken: Taken,
    say: Callable[[Trouble], None],
    *,
    is_held: bool,
    may_stay: bool = True,
) -> bool:
    """Ask what to do with text that could not be saved; True where the workshop may close.

    What `is_held` apart from the file comes back at its next opening.
    """
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Warning)
    box.setText(tr("Some of what was entered is not saved in the file yet."))
    box.setInformativeText(_what_becomes_of_it(is_held))
    copy = box.addButton(tr("Save a copy…"), QMessageBox.ButtonRole.AcceptRole)
    escape = leave = box.addButton(
        tr("Close") if is_held else tr("Close without saving"),
        QMessageBox.ButtonRole.DestructiveRole,
    )
    if may_stay:
        escape = box.addButton(tr("Keep working"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(copy)
    box.setEscapeButton(escape)
    box.exec()
    if box.clickedButton() is copy:
        return _save(parent, services, taken, say)
    return box.clickedButton() is leave


def _what_becomes_of_it(is_held: bool) -> str:
    if not is_held:
        return tr("Save a copy of everything in another place before you close.")
    return tr(
        "It is kept on this computer and comes back by itself when this workshop is opened here "
        "the next time. For another computer, save a copy of everything."
    )


def _save(
    parent: QWidget, services: Services, taken: Taken, say: Callable[[Trouble], None]
) -> bool:
    """Write a copy where the user says; the window closes only when it is on the disk."""
    event = Workshop(taken.entities).event
    try:
        path = ask_copy_path(parent, services, event, datetime.now())
        if path is None:
            return False
        write_copy(services, path, taken, overwrite=True)
    except Trouble as trouble:
        say(trouble)
        return False
    return True
