"""Going on in another file: the old one is out of reach, or on a drive that is not to be trusted.

Nothing on the console or the wall moves; what is entered meanwhile goes along.
"""

import threading
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject

from facilitator.app.copies.copying import Taken, take, whole
from facilitator.app.ports import Keeper, OpenedFile
from facilitator.domain.failures import Trouble
from facilitator.domain.plan import running_section
from facilitator.ui import file_dialogs
from facilitator.ui.saving_notice import SAVING, SavingNotice
from facilitator.ui.services import Services
from facilitator.ui.work import Work
from facilitator.words import tr
from facilitator.words.messages import sentence

if TYPE_CHECKING:
    from facilitator.ui.workshop_view import WorkshopView


class Console(Protocol):
    """What going elsewhere needs of the window."""

    view: "WorkshopView | None"
    path: Path | None

    def follow(self, path: Path) -> None:
        """Name the file anew that is open."""

    def open_anew(self, path: Path) -> None:
        """Open another file of the same workshop; the open one is left as it is."""

    def say(self, trouble: Trouble) -> None:
        """Tell trouble."""


class Elsewhere(QObject):
    """Writes all that the desk holds into a new file and has the desk kept there from now on."""

    def __init__(self, services: Services, console: Console, parent: QObject) -> None:
        super().__init__(parent)
        self._services = services
        self._console = console
        self._work: Work | None = None
        self._view: WorkshopView | None = None
        self._path = Path()
        self._count = self._number = 0

    def guide(self, view: "WorkshopView", *, rehearses: bool) -> None:
        """Tell a view's trouble with saving and offer the way out of it."""
        SavingNotice(view.signals, view.notice, view, offers=not rehearses)
        view.notice.action_requested.connect(self._on_action_requested)

    def is_busy(self) -> bool:
        """Tell whether a new file is being written."""
        return self._work is not None

    def save_elsewhere(self) -> None:
        """Go on in a file that the user names; while a section runs nobody is asked."""
        view, old = self._console.view, self._console.path
        if view is None or old is None or self._work is not None:
            return
        if running_section(view.signals.workshop) is not None:
            self.work_here()
            return
        title = view.signals.workshop.event.title
        path = file_dialogs.ask_new_file(view.window(), self._services, title)
        if path is not None and self._console.view is view:
            self._begin(view, path, overwrite=True)

    def work_here(self) -> None:
        """Go on in a file among the user's documents, under the next name that is free."""
        view, old = self._console.view, self._console.path
        if view is None or old is None or self._work is not None:
            return
        try:
            folder = self._services.documents_folder()
        except Trouble as trouble:
            self._console.say(trouble)
            return
        self._begin(view, file_dialogs.free_path(folder, old.name), overwrite=False)

    # -- the new file ---------------------------------------------------------------------------

    def _begin(self, view: "WorkshopView", path: Path, *, overwrite: bool) -> None:
        taken = take(view.signals.desk)
        self._view, self._path = view, path
        self._count, self._number = len(taken.journal), view.signals.desk.number
        self._work = Work(partial(_write, self._services, path, taken, overwrite), self)
        self._work.done.connect(self._on_written)
        self._work.failed.connect(self._on_failed)
        self._work.start()

    def _on_failed(self, trouble: Trouble) -> None:
        self._work = None
        view = self._console.view
        if view is not None:
            told = f"{tr('It could not be saved there.')}\n{sentence(trouble)}"
            view.notice.show_notice(told, stays=True)

    def _on_written(self, opened: OpenedFile) -> None:
        self._work = None
        view, old = self._console.view, self._console.path
        if view is None or view is not self._view or old is None:  # it was closed meanwhile
            _close_later(opened.keeper)
            return
        desk = view.signals.desk
        if not len(opened.journal) == self._count == self._number:
            # Others wrote the old journal, and numbered it in their own way.
            opened.keeper.close()
            self._reopen(view)
            return
        for row in desk.journal()[self._count :]:  # entered while the file was written
            opened.keeper.keep(row.number, row.action())
        was_in_trouble = view.signals.trouble is not None
        before = view.signals.keep_in(opened.keeper)
        if before is not None:
            _close_later(before)
        view.notice.put_away(SAVING)
        self._console.follow(self._path)
        view.notice.show_notice(_told(self._path, old, was_in_trouble), is_long=True)

    def _reopen(self, view: "WorkshopView") -> None:
        try:
            _write(self._services, self._path, take(view.signals.desk), True).keeper.close()
        except Trouble as trouble:
            self._console.say(trouble)
            return
        self._console.open_anew(self._path)

    def _on_action_requested(self, key: str) -> None:
        if key == SAVING:
            self.save_elsewhere()


def _write(services: Services, path: Path, taken: Taken, overwrite: bool) -> OpenedFile:
    services.create_file(path, whole(taken), overwrite)
    return services.open_file(path)


def _close_later(keeper: Keeper) -> None:
    """Let go of a file whose drive may not answer; nobody waits for it."""
    threading.Thread(target=keeper.close, name="let go of a file", daemon=True).start()


def _told(path: Path, old: Path, was_in_trouble: bool) -> str:
    lines = [
        tr("Everything is saved in {name}, and the work goes on there.", name=path.name),
        tr("Folder: {folder}", folder=path.parent),
    ]
    if path == old:  # made anew where it had been
        return "\n".join(lines)
    if was_in_trouble:
        lines.append(tr("{old} is no longer written to, also when it comes back.", old=old))
    else:
        lines.append(tr("{old} stays as it was and is no longer written to.", old=old))
    return "\n".join(lines)
