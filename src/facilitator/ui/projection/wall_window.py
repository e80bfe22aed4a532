"""The projected window: what the room sees, full screen on the other screen."""

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QGuiApplication,
    QMoveEvent,
    QPalette,
    QResizeEvent,
    QScreen,
)
from PySide6.QtWidgets import QVBoxLayout, QWidget

from facilitator.app.slides import BlankSlide, Slide
from facilitator.ui.projection.slide_view import SlideView
from facilitator.ui.theme import Theme
from facilitator.words import tr

_FULL = (
    Qt.WindowType.Window
    | Qt.WindowType.FramelessWindowHint
    | Qt.WindowType.WindowDoesNotAcceptFocus
)
_SMALLEST = QSize(480, 270)
_WINDOWED = QSize(960, 540)


class WallWindow(QWidget):
    """Shows the slides to the room. It never takes the focus from the console.

    Closing it only hides it (`hidden_by_user`), until `allow_close` was called at the end.
    `strayed` tells that the desktop took it off its screen; it has hidden itself by then, before a
    paint.
    """

    hidden_by_user = Signal()
    strayed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self._may_close = False
        self._place: QRect | None = None  # what it fills, as long as it fills a screen
        self.setWindowTitle(tr("Wall", "wall"))
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setMinimumSize(_SMALLEST)
        self.resize(_WINDOWED)
        self._make_black()
        self.view = SlideView(theme, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)

    def show_slide(self, slide: Slide, page: int = 0) -> None:
        """Show a page of a slide; -1 is the newest. Black is painted before this returns."""
        self.view.show_slide(slide, page)

    def is_black(self) -> bool:
        """Tell whether the room sees nothing."""
        return isinstance(self.view.slide, BlankSlide)

    def shown_text(self) -> str:
        """Tell every text that the room sees now."""
        return self.view.shown_text()

    def place_on(self, screen: QScreen | None) -> None:
        """Fill a screen, or be an ordinary window where there is no screen for the room."""
        self._place = screen.geometry() if screen is not None else None
        if screen is None:
            self._show_windowed()
        elif not self._fills(screen):
            self._show_full(screen)

    def _fills(self, screen: QScreen) -> bool:
        there = self.isVisible() and self.isFullScreen() and self.geometry() == screen.geometry()
        # Not self.screen(): PySide makes a screen that is asked for so a child of the window, and
        # whoever knows it loses it when the window goes.
        return there and QGuiApplication.screenAt(self.geometry().center()) is screen

    def allow_close(self) -> None:
        """Let the next close really close it: the application ends."""
        self._may_close = True

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._may_close:
            event.accept()
            return
        event.ignore()
        self.hide()
        self.hidden_by_user.emit()

    def moveEvent(self, event: QMoveEvent) -> None:
        """Stay on the screen."""
        super().moveEvent(event)
        self._keep_place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stay on the screen; Qt paints right after this."""
        super().resizeEvent(event)
        self._keep_place()

    def _keep_place(self) -> None:
        """Hide before a paint where the desktop put the window on another screen.

        A window manager that learns late of a screen's new place does so.
        """
        if self._place is None or not self.isVisible():
            return
        if QGuiApplication.platformName().startswith("wayland"):
            return  # nobody is told where a window is
        if not self._place.contains(self.windowHandle().geometry().center()):
            self.hide()
            self.strayed.emit()

    def _show_windowed(self) -> None:
        was_full = self.isFullScreen()
        self._set_flags(Qt.WindowType.Window)
        self.unsetCursor()
        if was_full:
            self.setWindowState(Qt.WindowState.WindowNoState)
            self.resize(_WINDOWED)
        self.show()

    def _show_full(self, screen: QScreen) -> None:
        self._set_flags(_FULL)
        self.setCursor(Qt.CursorShape.BlankCursor)
        # This order puts the window on the right screen on every platform. The last two are
        # showFullScreen() without its activateWindow(), which would take the focus.
        self.winId()
        self.windowHandle().setScreen(screen)
        self.setGeometry(screen.geometry())
        self.setWindowState(Qt.WindowState.WindowFullScreen)
        self.show()

    def _set_flags(self, flags: Qt.WindowType) -> None:
        # Setting them anew hides the window for a moment, even where nothing changes.
        if self.windowFlags() & _FULL != flags:
            self.setWindowFlags(flags)

    def _make_black(self) -> None:
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Window, Qt.GlobalColor.black)
        self.setPalette(palette)
        self.setAutoFillBackground(True)
