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
    parent: QWidget, services: Services, taken: Taken, say: Callable[[Trouble], None]
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
        return _save(parent, services, taken, say)
    return box.clickedButton() is leave


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
