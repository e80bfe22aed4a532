"""What to know of a file on a network drive or in a folder that is copied to the internet."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QTimer

from facilitator.app.machine import FileFacts, FilePlace
from facilitator.domain.plan import running_section
from facilitator.ui.elsewhere import Elsewhere
from facilitator.ui.notice_bar import Standing
from facilitator.ui.rescue.telling import RESTORED
from facilitator.ui.services import Services
from facilitator.ui.work import Work
from facilitator.words import tr

if TYPE_CHECKING:
    from facilitator.ui.workshop_view import WorkshopView

PLACE = "place"
_SECONDS = 40  # it is read once; the check before the start says it again
_STANDS = 400  # ms after which the view is painted; until then the look would only slow it


class Seen(NamedTuple):
    """Where the file is, and whether the documents folder is a better place."""

    file: FileFacts | None
    documents_are_here: bool


class PlaceAdvice(QObject):
    """Explains it once for each file, in the calm before a section, and offers to work here."""

    def __init__(self, services: Services, elsewhere: Elsewhere, parent: QObject) -> None:
        super().__init__(parent)
        self._services = services
        self._elsewhere = elsewhere
        self._looked_at: set[Path] = set()

    def guide(self, view: "WorkshopView", path: Path, *, rehearses: bool) -> None:
        """Have a look at the file of a view that was just opened; its drive may answer late."""
        if rehearses or path in self._looked_at:
            return
        self._looked_at.add(path)
        advice = _Advice(view, self._elsewhere, partial(_look, self._services, path))
        QTimer.singleShot(_STANDS, advice, advice.look)


class _Advice(QObject):
    """The advice on the file of one view; it goes with the view."""

    def __init__(self, view: "WorkshopView", elsewhere: Elsewhere, see: Callable[[], Seen]) -> None:
        super().__init__(view)
        self._view = view
        self._elsewhere = elsewhere
        self._see = see

    def look(self) -> None:
        """Begin to look, in a thread."""
        work = Work(self._see, self)
        work.done.connect(self._on_looked)
        work.start()

    def _on_looked(self, seen: Seen) -> None:
        notice = self._view.notice
        told, standing = _told(seen.file), notice.standing()
        gives_way = standing is None or standing.key == RESTORED
        if not told or self._room_watches() or not gives_way:
            return
        action = tr("Work on this laptop") if seen.documents_are_here else ""
        notice.action_requested.connect(self._on_action_requested)
        self._view.signals.changed.connect(self._on_changed)
        notice.stand(Standing(PLACE, told, action, seconds=_SECONDS))
        if standing is not None:  # it is read first, and told where the file lies
            notice.show_notice(standing.text, is_long=True)

    def _room_watches(self) -> bool:
        return running_section(self._view.signals.workshop) is not None

    def _on_changed(self, touched: object) -> None:
        if self._room_watches():
            self._view.notice.put_away(PLACE)

    def _on_action_requested(self, key: str) -> None:
        if key == PLACE:
            self._view.notice.put_away(PLACE)
            self._elsewhere.work_here()


def _look(services: Services, path: Path) -> Seen:
    machine = services.machine()
    file = machine.look_at(path)
    if file is None or file.place not in (FilePlace.NETWORK, FilePlace.CLOUD):
        return Seen(file, False)
    documents = machine.look_at(services.documents_folder())
    return Seen(file, documents is not None and documents.place is FilePlace.LOCAL)


def _told(file: FileFacts | None) -> str:
    if file is None:
        return ""
    if file.place is FilePlace.NETWORK:
        return "\n".join(
            (
                tr("This file is on a network drive."),
                tr(
                    "If the connection breaks, what you enter waits on the screen and is not saved "
                    "until it is back. Work on this laptop during the workshop, and copy the file "
                    "to the drive afterwards."
                ),
            )
        )
    if file.place is FilePlace.CLOUD:
        return "\n".join(
            (
                tr("{cloud} copies this file to the internet.", cloud=file.cloud),
                tr(
                    "While it does, saving may be held up, and a second version may appear where "
                    "another computer has the file open too. Pause {cloud} during the workshop, or "
                    "work on this laptop outside that folder.",
                    cloud=file.cloud,
                ),
            )
        )
    return ""
