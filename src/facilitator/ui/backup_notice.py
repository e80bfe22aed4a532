"""A quiet word where no backup can be made: the workshop itself goes on being saved."""

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal

from facilitator.domain.failures import Trouble
from facilitator.ui.services import Services
from facilitator.words.messages import sentence

if TYPE_CHECKING:
    from facilitator.ui.workshop_view import WorkshopView


class Console(Protocol):
    """The window: it has a workshop open, or not."""

    view: "WorkshopView | None"


class BackupNotice(QObject):
    """Tells once when backups begin to fail; what stands on the console already stays."""

    heard = Signal(object)

    def __init__(self, services: Services, console: Console, parent: QObject) -> None:
        super().__init__(parent)
        self._console = console
        self.heard.connect(self._on_heard)
        services.listen_to_backups(self._hear)

    # Called on the keeper's thread: the signal crosses over to the windows' thread by itself.
    def _hear(self, trouble: Trouble | None) -> None:
        self.heard.emit(trouble)

    def _on_heard(self, trouble: Trouble | None) -> None:
        view = self._console.view
        if trouble is not None and view is not None:
            view.notice.show_notice(sentence(trouble))
