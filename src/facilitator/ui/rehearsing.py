"""Going into a rehearsal and back: one workshop is open at a time, the copy or the real one."""

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject

from facilitator.app.copies.copying import take
from facilitator.app.desk import Clock
from facilitator.domain.failures import Trouble
from facilitator.domain.terms import WallMode
from facilitator.ui.services import Services
from facilitator.words import tr

if TYPE_CHECKING:
    from facilitator.ui.rehearsal.rehearsal_mode import RehearsalMode
    from facilitator.ui.workshop_view import WorkshopView


class Console(Protocol):
    """What a rehearsal needs of the window: the open workshop, opening and closing."""

    view: "WorkshopView | None"
    path: Path | None

    def open_path(self, path: Path, *, stays_black: bool = False) -> bool:
        """Open a workshop file; False where it cannot be."""

    def close_workshop(self) -> bool:
        """Close the workshop; False where it stays open."""

    def say(self, trouble: Trouble) -> None:
        """Tell trouble."""


class Rehearsing(QObject):
    """Takes the console to a throw-away copy of its workshop, and back to the real one."""

    def __init__(self, services: Services, console: Console) -> None:
        super().__init__()
        self._services = services
        self._console = console
        self._mode: RehearsalMode | None = None

    @property
    def is_on(self) -> bool:
        return self._mode is not None

    @property
    def real(self) -> Path | None:
        """Give the file of the real workshop; None where none is rehearsed."""
        return None if self._mode is None else self._mode.real

    @property
    def clock(self) -> Clock | None:
        """Give the clock of the rehearsed day; None where none is rehearsed."""
        return None if self._mode is None else self._mode.clock

    def name_of(self, path: Path) -> str:
        """Name an open file so that nobody takes a rehearsal for the real thing."""
        return path.name if self._mode is None else tr("Rehearsal – {name}", name=path.name)

    def dress(self, view: "WorkshopView", path: Path) -> None:
        """Have a view of the copy say that it is one; any other stays as it is."""
        if self._mode is not None:
            self._mode.dress(view)
            view.foot.show_file(self.name_of(path))

    def begin(self) -> None:
        """Run the workshop on a throw-away copy; its own file is closed meanwhile."""
        view, real = self._console.view, self._console.path
        if view is None or real is None or self._mode is not None:
            return
        view.commit_edits()
        if view.signals.trouble is not None:  # what is not saved keeps its file open
            self._console.say(view.signals.trouble)
            return
        made = self._make(view, real)
        if made is None:
            return
        if not self._console.close_workshop():
            made.clear_away()
            return
        made.end_requested.connect(self.end)
        self._mode = made
        if not self._console.open_path(made.copy):
            self.end()

    def _make(self, view: "WorkshopView", real: Path) -> "RehearsalMode | None":
        from facilitator.ui.rehearsal.rehearsal_mode import RehearsalMode

        signals = view.signals
        try:
            return RehearsalMode(self._services, real, take(signals.desk), signals.now())
        except Trouble as trouble:
            self._console.say(trouble)
            return None

    def end(self) -> None:
        """Throw the copy away and return to the real workshop; a wall that is black stays so."""
        view = self._console.view
        is_black = view is not None and view.signals.workshop.live.wall is WallMode.BLANK
        real = self.real
        self.leave()
        if real is not None:
            self._console.open_path(real, stays_black=is_black)

    def leave(self) -> None:
        """Throw the copy away; where none is rehearsed, nothing happens."""
        made = self._mode
        if made is not None:
            self._console.close_workshop()
            self._mode = None
            made.clear_away()
            made.deleteLater()
