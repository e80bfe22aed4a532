"""Where the console's window stands, and how it is brought to another screen."""

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

_FILLED = Qt.WindowState.WindowMaximized | Qt.WindowState.WindowFullScreen

_OVERHANG = 16  # pixels by which frames and shadows of a desktop may stand out


class ConsoleSeat(QObject):
    """Tells whether the console can be seen and moves it; `moved` when it is on another screen."""

    moved = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        window.installEventFilter(self)

    def screen(self) -> QScreen | None:
        """Give the screen that most of the console is on."""
        return self._window.screen()

    def is_in_view(self, screens: list[QScreen]) -> bool:
        """Tell whether its head and half of it are on one of these screens."""
        if QGuiApplication.platformName().startswith("wayland"):
            return True  # the desktop keeps windows in view and tells nobody where they are
        frame = self._window.frameGeometry()
        return any(self._shows(s.geometry(), frame) for s in screens)

    def go_to(self, screen: QScreen) -> None:
        """Stand on a screen, filling it where the window filled the one before."""
        window = self._window
        filled = window.windowState() & _FILLED
        if filled:
            window.setWindowState(window.windowState() & ~_FILLED)
        handle = window.windowHandle()
        if handle is not None:
            handle.setScreen(screen)
        window.setGeometry(self._fitted(screen.availableGeometry()))
        if filled:
            window.setWindowState(window.windowState() | filled)

    def leave(self) -> None:
        """Watch the window no longer."""
        self._window.removeEventFilter(self)
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hear that the window came to another screen."""
        if watched is self._window and event.type() == QEvent.Type.ScreenChangeInternal:
            self.moved.emit()
        return False

    def _shows(self, screen: QRect, frame: QRect) -> bool:
        seen = screen.intersected(frame)
        if self._window.windowState() & _FILLED:  # its frame may hang over
            is_whole = True
        else:
            room = screen.adjusted(0, -_OVERHANG, _OVERHANG, _OVERHANG)
            is_whole = frame.width() <= room.width() and frame.height() <= room.height()
            is_whole = is_whole and room.top() <= frame.top()
        # A window that its user pushed half aside is where they want it.
        enough = frame.width() * frame.height() // 3
        return is_whole and seen.width() * seen.height() >= enough

    def _fitted(self, room: QRect) -> QRect:
        """Keep the size where there is room for it and a frame; else leave a margin."""
        margin = QSize(80, 80)
        size = self._window.size().boundedTo(room.size() - margin)
        size = size.expandedTo(self._window.minimumSize()).boundedTo(room.size())
        fitted = QRect(room.topLeft(), size)
        fitted.moveCenter(room.center())
        return fitted
