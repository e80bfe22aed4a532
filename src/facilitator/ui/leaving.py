"""Leaving a workshop while the room watches: one wrong click must not take the wall away."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QGuiApplication

from facilitator.domain.plan import running_section
from facilitator.words import tr

if TYPE_CHECKING:
    from facilitator.ui.workshop_view import WorkshopView

_PATIENCE = 10_000


class Leaving(QObject):
    """Tells whether a workshop may be left: while a section runs, only the second wish counts.

    No question is asked: the first wish is answered by a notice, and forgotten after ten seconds.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._asked = QTimer(self)
        self._asked.setSingleShot(True)
        self._asked.setInterval(_PATIENCE)

    def may_leave(self, view: "WorkshopView") -> bool:
        """Tell whether this wish counts; the system's own end of the day always does."""
        watched = running_section(view.signals.workshop) is not None
        if not watched or _session_ends() or self._asked.isActive():
            self._asked.stop()
            return True
        self._asked.start()
        view.notice.show_notice(
            tr("A section is running and the room is watching. Do it again to close all the same.")
            if view.wall.is_open()
            else tr("A section is running. Do it again to close all the same."),
            stays=True,
        )
        return False


def _session_ends() -> bool:
    app = QGuiApplication.instance()
    return isinstance(app, QGuiApplication) and app.isSavingSession()
