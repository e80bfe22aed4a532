"""What screens there are beside the console's."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from facilitator.app.checks import ScreenState


def screens_seen(console: QWidget) -> tuple[ScreenState, str]:
    """Tell whether the room has a screen of its own, and the names of such screens."""
    own = console.screen()
    others = [s for s in QGuiApplication.screens() if s is not own]
    apart = [s for s in others if not s.geometry().intersects(own.geometry())]
    if len(apart) < len(others):
        return ScreenState.MIRRORED, ""
    names = ", ".join(s.model() or s.name() for s in apart)
    return (ScreenState.OTHER if apart else ScreenState.ALONE), names
