"""Where the console's window stands when the application starts."""

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from facilitator.app.settings import Settings
from facilitator.ui.projection.screens import starting_screen

_SMALL = QSize(1440, 900)


def place_console(window: QWidget, known: Settings) -> None:
    """Take the screen of the last time or the primary one, not the room's; fill a small one."""
    primary, screens = QGuiApplication.primaryScreen(), QGuiApplication.screens()
    screen = starting_screen(screens, known.console_screen, known.wall_screen, primary) or primary
    room = screen.availableGeometry()
    if room.width() <= _SMALL.width() or room.height() <= _SMALL.height():
        window.setGeometry(room)
        window.setWindowState(Qt.WindowState.WindowMaximized)
        return
    width, height = min(1600, room.width() - 80), min(960, room.height() - 80)
    window.resize(width, height)
    window.move(room.center() - QPoint(width // 2, height // 2))
