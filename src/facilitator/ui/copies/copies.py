"""Copies of the open workshop: saved for oneself, or handed over."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from facilitator.app.copies.copying import take
from facilitator.domain.failures import Trouble
from facilitator.domain.plan import running_section
from facilitator.ui.copies.writing import ask_copy_path, write_beside, write_copy
from facilitator.ui.file_dialogs import ENDING
from facilitator.ui.services import Services
from facilitator.ui.work import Work
from facilitator.words import tr

if TYPE_CHECKING:
    from facilitator.ui.workshop_view import WorkshopView


class Console(Protocol):
    """What copying needs of the window."""

    view: "WorkshopView | None"
    path: Path | None

    def say(self, trouble: Trouble) -> None:
        """Tell trouble."""


class Copies(QObject):
    """Writes copies in a thread of their own; the console goes on meanwhile."""

    def __init__(self, services: Services, console: Console, window: QWidget) -> None:
        super().__init__(window)
        self._services = services
        self._console = console
        self._window = window
        self._work: Work | None = None
        self._tell: Callable[[Path], str] = _saved

    def is_busy(self) -> bool:
        """Tell whether a copy is being written."""
        return self._work is not None

    def save(self) -> None:
        """Save a copy of everything where the user says.

        While the room watches no dialog opens: the copy goes beside the file, or to the user's
        documents where the file's folder is out of reach.
        """
        view, path = self._console.view, self._console.path
        if view is None or path is None or self._work is not None:
            return
        view.commit_edits()
        if running_section(view.signals.workshop) is not None:
            self._save_beside(view, path)
            return
        chosen = self._ask(view)
        if chosen is not None:
            write = partial(write_copy, self._services, chosen, take(view.signals.desk))
            self._begin(partial(write, overwrite=True), _saved)

    def _save_beside(self, view: "WorkshopView", path: Path) -> None:
        name = f"{path.stem} {view.signals.now():%H%M}{ENDING}"
        taken = take(view.signals.desk)
        write = partial(write_beside, self._services, path.parent, name, taken)
        self._begin(write, partial(_saved_beside, path.parent))

    def hand_over(self) -> None:
        """Ask what a colleague gets, and write it where the user says."""
        from facilitator.ui.copies.hand_over_dialog import HandOverDialog

        view = self._console.view
        if view is None or self._work is not None:
            return
        running = running_section(view.signals.workshop)
        if running is not None:
            told = tr(
                "Section “{section}” is running. Hand a copy over when the section has ended.",
                section=running.title,
            )
            view.notice.show_notice(told, stays=True)
            return
        view.commit_edits()
        dialog = HandOverDialog(view.signals.workshop, self._window)
        wanted, private = bool(dialog.exec()), dialog.takes_private()
        dialog.deleteLater()
        chosen = self._ask(view) if wanted and self._console.view is view else None
        if chosen is not None:
            write = partial(write_copy, self._services, chosen, take(view.signals.desk))
            self._begin(partial(write, private=private, overwrite=True), _to_hand_over)

    def _ask(self, view: "WorkshopView") -> Path | None:
        event, now = view.signals.workshop.event, view.signals.now()
        try:
            return ask_copy_path(self._window, self._services, event, now)
        except Trouble as trouble:
            self._console.say(trouble)
            return None

    # -- writing --------------------------------------------------------------------------------

    def _begin(self, write: partial[Path], tell: Callable[[Path], str]) -> None:
        self._tell = tell
        self._work = Work(write, self)
        self._work.done.connect(self._on_written)
        self._work.failed.connect(self._on_failed)
        self._work.start()

    def _on_written(self, path: Path) -> None:
        self._work = None
        if self._console.view is not None:
            self._console.view.notice.show_notice(self._tell(path))

    def _on_failed(self, trouble: Trouble) -> None:
        self._work = None
        self._console.say(trouble)


def _saved(path: Path) -> str:
    return tr("The copy was saved: {path}", path=path)


def _saved_beside(folder: Path, path: Path) -> str:
    if path.parent != folder:
        return _saved(path)
    return tr("A copy was saved beside the file: {name}", name=path.name)


def _to_hand_over(path: Path) -> str:
    return tr("The copy to hand over was saved: {path}", path=path)
