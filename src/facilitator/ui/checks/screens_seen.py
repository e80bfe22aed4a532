"""What screens there are beside the console's."""

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QRect
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from facilitator.app.checks import ScreenState


class SeenScreen(Protocol):
    """What is asked of a screen; a QScreen fulfils it."""

    def geometry(self) -> QRect: ...
    def model(self) -> str: ...
    def name(self) -> str: ...


def screens_seen(console: QWidget) -> tuple[ScreenState, str]:
    """Look at the screens as they are now."""
    return screen_state(console.screen(), QGuiApplication.screens())


def screen_state(own: SeenScreen, screens: Sequence[SeenScreen]) -> tuple[ScreenState, str]:
    """Tell whether the room has a screen of its own, and the names of such screens.

    Where the system duplicates a screen without telling, there is only one to be seen.
    """
    others = [s for s in screens if s is not own]
    apart = [s for s in others if not s.geometry().intersects(own.geometry())]
    if len(apart) < len(others):
        return ScreenState.MIRRORED, ""
    names = ", ".join(s.model() or s.name() for s in apart)
    return (ScreenState.OTHER if apart else ScreenState.ALONE), names
