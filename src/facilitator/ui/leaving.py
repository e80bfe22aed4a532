"""Leaving a workshop while something goes on: one wrong click must not take the wall away."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QGuiApplication

from facilitator.domain.plan import running_section
from facilitator.words import tr

if TYPE_CHECKING:
    from facilitator.ui.workshop_view import WorkshopView

_PATIENCE = 10_000


class Leaving(QObject):
    """Tells whether a workshop may be left: while something goes on, only the second wish counts.

    No question is asked: the first wish is answered by a notice, and forgotten after ten seconds.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._asked = QTimer(self)
        self._asked.setSingleShot(True)
        self._asked.setInterval(_PATIENCE)

    def may_leave(self, view: "WorkshopView") -> bool:
        """Tell whether this wish counts; the system's own end of the day always does."""
        told = _reason_to_stay(view)
        if not told or _session_ends() or self._asked.isActive():
            self._asked.stop()
            return True
        self._asked.start()
        view.notice.show_notice(told, stays=True)
        return False


def _reason_to_stay(view: "WorkshopView") -> str:
    """Tell what would end with the workshop; "" where nothing would."""
    if running_section(view.signals.workshop) is not None:
        if view.wall.is_open():
            return tr(
                "A section is running and the room is watching. Do it again to close all the same."
            )
        return tr("A section is running. Do it again to close all the same.")
    if view.saves_document():
        return tr("A document is being saved. Do it again to close without it.")
    return ""


def _session_ends() -> bool:
    app = QGuiApplication.instance()
    return isinstance(app, QGuiApplication) and app.isSavingSession()
