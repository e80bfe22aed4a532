"""A file that somebody else has open: who it is, and another try when it is closed there."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from facilitator.ui.notice_bar import NoticeBar, Standing
from facilitator.ui.rescue.telling import open_trouble
from facilitator.ui.services import Services
from facilitator.words import tr
from facilitator.words.messages import sentence

_KEY = "locked"


class LockedFile(QObject):
    """Says on the start page who has a file open; `again_requested` carries its Path."""

    again_requested = Signal(object)

    def __init__(self, services: Services, notice: NoticeBar) -> None:
        super().__init__(notice)
        self._services = services
        self._notice = notice
        self._path = Path()
        notice.action_requested.connect(self._on_action_requested)

    def tell(self, path: Path) -> None:
        """Say who has it open."""
        self._path = path
        told = sentence(open_trouble(path, self._services.who_has(path)))
        self._notice.stand(Standing(_KEY, told, tr("Try again"), grave=True))

    def put_away(self) -> None:
        """It is open now, or another one is."""
        self._notice.put_away(_KEY)

    def _on_action_requested(self, key: str) -> None:
        if key == _KEY:
            self.again_requested.emit(self._path)
