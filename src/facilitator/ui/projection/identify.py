"""Show on every screen which one it is: its number, its name, its size and what it is for."""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent, QScreen
from PySide6.QtWidgets import QApplication, QWidget

from facilitator.ui.projection.screens import in_order, real_screens, screen_size, screen_title
from facilitator.ui.projection.typography import Style, fit, font
from facilitator.ui.theme import Theme
from facilitator.words import tr

_STAYS = 6000  # ms
_LOOKS = 50  # ms between looks at the wall
_FLAGS = (
    Qt.WindowType.ToolTip  # over the wall, without a place among the windows
    | Qt.WindowType.FramelessWindowHint
    | Qt.WindowType.WindowStaysOnTopHint
    | Qt.WindowType.WindowDoesNotAcceptFocus
)
_ENDS = frozenset({QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride, QEvent.Type.Wheel})
_ENDS_TOO = frozenset({QEvent.Type.MouseButtonPress, QEvent.Type.TouchBegin})


class ScreenSign(NamedTuple):
    """What stands on a screen; `purpose` is "" where it has none."""

    number: int
    title: str
    size: str
    purpose: str

    def text(self) -> str:
        """Say all of it in one line."""
        return " · ".join(filter(None, (str(self.number), self.title, self.size, self.purpose)))


def sign_of(
    screen: QScreen, screens: list[QScreen], console: QScreen | None, wall: QScreen | None
) -> ScreenSign:
    """Make the sign of a screen; it is numbered as the screens stand, from the left."""
    number = in_order(screens).index(screen) + 1
    if screen is console:
        purpose = tr("Console: you work here", "screens")
    elif screen is wall:
        purpose = tr("Wall: the room sees this", "screens")
    else:
        purpose = ""
    return ScreenSign(number, screen_title(screen), screen_size(screen), purpose)


class Identify(QObject):
    """Puts a sign on every screen for some seconds; any key, click or change takes them away.

    Keys and clicks go on to where they were meant for. A wall that is black stays black: its
    screen gets no sign.
    """

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        self._cards: list[SignCard] = []
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_STAYS)
        self._timer.timeout.connect(self.end)
        self._was_black = False
        self._wall_is_black: Callable[[], bool] | None = None
        self._looking = QTimer(self)
        self._looking.setInterval(_LOOKS)
        self._looking.timeout.connect(self._on_looking)

    def begin(
        self, console: QScreen | None, wall: QScreen | None, wall_is_black: Callable[[], bool]
    ) -> None:
        """Show the signs; the wall is asked again and again whether it has turned black."""
        self.end()
        self._was_black, self._wall_is_black = wall_is_black(), wall_is_black
        screens = in_order(real_screens(QGuiApplication.screens()))
        for screen in screens:
            if screen is wall and self._was_black:
                continue
            card = SignCard(sign_of(screen, screens, console, wall), self._theme)
            card.stand_on(screen)
            self._cards.append(card)
        if self._cards:
            self._watch()
            self._timer.start()
            self._looking.start()

    def signs(self) -> list[str]:
        """Tell what stands on the screens now."""
        return [card.accessibleName() for card in self._cards]

    def end(self) -> None:
        """Take the signs away."""
        if not self._cards:
            return
        self._timer.stop()
        self._looking.stop()
        self._unwatch()
        for card in self._cards:
            card.close()
            card.deleteLater()
        self._cards.clear()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """End at any key or click, which goes on to its widget."""
        if event.type() in _ENDS or event.type() in _ENDS_TOO:
            self.end()
        return False

    def _on_looking(self) -> None:
        """End when the wall turns black, whoever did it and however."""
        if self._wall_is_black is not None and self._wall_is_black() and not self._was_black:
            self.end()

    def _watch(self) -> None:
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.installEventFilter(self)
        app.screenAdded.connect(self.end)
        app.screenRemoved.connect(self.end)

    def _unwatch(self) -> None:
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.removeEventFilter(self)
        app.screenAdded.disconnect(self.end)
        app.screenRemoved.disconnect(self.end)


class SignCard(QWidget):
    """A calm card in the middle of a screen."""

    def __init__(self, sign: ScreenSign, theme: Theme) -> None:
        super().__init__(None, _FLAGS)
        self._sign = sign
        self._theme = theme
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setWindowTitle(tr("Screen {number}", "screens", number=sign.number))
        self.setAccessibleName(sign.text())

    def stand_on(self, screen: QScreen) -> None:
        """Show in the middle of a screen, in a size that is read from the back."""
        room = screen.geometry()
        unit = min(room.width(), room.height() * 16 // 10)
        place = QRect(0, 0, unit * 48 // 100, unit * 32 // 100)
        place.moveCenter(room.center())
        self.winId()
        self.windowHandle().setScreen(screen)
        self.setGeometry(place)
        self.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint number, name, size and purpose, from top to bottom."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        # A frame: on a dark slide the card still has an edge.
        painter.fillRect(self.rect(), self._theme.color("on_panel"))
        unit = self.height() / 100
        edge = max(2, round(unit))
        inside = self.rect().adjusted(edge, edge, -edge, -edge)
        painter.fillRect(inside, self._theme.color("panel"))
        self._text(painter, str(self._sign.number), (1, 47), 38, "on_panel", bold=True)
        self._text(painter, self._sign.title, (48, 16), 14, "on_panel", bold=True)
        self._text(painter, self._sign.size, (64, 10), 8, "on_panel_soft")
        if self._sign.purpose:
            box = QRectF(8 * unit, 78 * unit, self.width() - 16 * unit, 15 * unit)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color("on_panel"))
            painter.drawRoundedRect(box, 3 * unit, 3 * unit)
            self._text(painter, self._sign.purpose, (78, 15), 8, "panel", bold=True)
        painter.end()

    def _text(
        self,
        painter: QPainter,
        text: str,
        band: tuple[int, int],
        size: int,
        role: str,
        bold: bool = False,
    ) -> None:
        """Write a line in the middle of a band; bands and sizes are hundredths of the height."""
        unit = self.height() / 100
        top, height = band
        room = QRectF(12 * unit, top * unit, self.width() - 24 * unit, height * unit)
        fitted = fit(
            text,
            int(room.width()),
            int(room.height()),
            Style(max(10, int(size * unit)), bold),
            max(8, int(5 * unit)),
        )
        painter.setFont(font(fitted.block.style))
        painter.setPen(self._theme.color(role))
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, "\n".join(fitted.block.lines))
