"""What screens there are beside the console's."""

from collections.abc import Sequence

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from facilitator.app.checks import ScreenState
from facilitator.ui.projection.screens import NamedScreen, real_screens, screen_title, shares


def screens_seen(console: QWidget) -> tuple[ScreenState, str]:
    """Look at the screens as they are now."""
    # PySide makes the screen a child of the widget that is asked: of one that stays.
    return screen_state(console.window().screen(), QGuiApplication.screens())


def screen_state(own: NamedScreen, screens: Sequence[NamedScreen]) -> tuple[ScreenState, str]:
    """Tell whether the room has a screen of its own, and the names of such screens.

    Where the system duplicates a screen without telling, there is only one to be seen.
    """
    others = [s for s in real_screens(screens) if s is not own]
    if any(shares(s, own) for s in others):
        return ScreenState.MIRRORED, ""
    names = ", ".join(screen_title(s) for s in others)
    return (ScreenState.OTHER if others else ScreenState.ALONE), names
