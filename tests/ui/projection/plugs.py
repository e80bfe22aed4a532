"""Screens that can be plugged in and out, a wall and a console that say where they were put."""

from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QObject, QRect, Signal


class Screen(QObject):
    """A screen as Qt tells it."""

    geometryChanged = Signal(QRect)  # noqa: N815 (Qt's name)
    logicalDotsPerInchChanged = Signal(float)  # noqa: N815 (Qt's name)

    def __init__(
        self, name: str, x: int = 0, serial: str = "", maker: str = "Maker", model: str = "M1"
    ) -> None:
        super().__init__()
        self._name, self._serial, self._maker, self._model = name, serial, maker, model
        self.place = QRect(x, 0, 1920, 1080)
        self.ratio = 1.0

    def move_to(self, place: QRect) -> None:
        """Take another place or size, as the system's display settings do it."""
        self.place = place
        self.geometryChanged.emit(place)

    def name(self) -> str:
        return self._name

    def manufacturer(self) -> str:
        return self._maker

    def model(self) -> str:
        return self._model

    def serialNumber(self) -> str:  # noqa: N802 (Qt's name)
        return self._serial

    def geometry(self) -> QRect:
        return self.place

    def devicePixelRatio(self) -> float:  # noqa: N802 (Qt's name)
        return self.ratio


class Plugs(QObject):
    """Stands for the application: it knows the screens and says when they come and go."""

    applicationStateChanged = Signal(object)  # noqa: N815 (Qt's name)
    primaryScreenChanged = Signal(object)  # noqa: N815 (Qt's name)
    screenAdded = Signal(object)  # noqa: N815 (Qt's name)
    screenRemoved = Signal(object)  # noqa: N815 (Qt's name)

    def __init__(self, *screens: Screen) -> None:
        super().__init__()
        self.all = list(screens)

    def screens(self) -> list[Screen]:
        return list(self.all)

    def primaryScreen(self) -> Screen | None:  # noqa: N802 (Qt's name)
        return self.all[0] if self.all else None

    def plug(self, screen: Screen) -> None:
        self.all.append(screen)
        self.screenAdded.emit(screen)

    def unplug(self, screen: Screen, seat: "Desk | None" = None) -> None:
        """Take a screen away; Qt moves a window that is left on it to the primary one."""
        self.all.remove(screen)
        self.screenRemoved.emit(screen)
        if seat is not None and seat.on is screen and self.all:
            seat.on = self.all[0]


@dataclass
class Wall:
    """Remembers where it was put."""

    where: list[Any] = field(default_factory=list)

    def place_on(self, screen: Any) -> None:
        place = screen.name() if screen is not None else "window"
        if not self.where or self.where[-1] != place:
            self.where.append(place)

    def hide(self) -> None:
        self.where.append("hidden")


class Desk:
    """The console's place; it obeys, unless the desktop is `stubborn`."""

    def __init__(self, screen: Screen) -> None:
        self.on: Any = screen
        self.is_seen = True
        self.stubborn = False
        self.sent_to: list[str] = []

    def screen(self) -> Any:
        return self.on

    def is_in_view(self, screens: Any) -> bool:
        return self.is_seen

    def go_to(self, screen: Any) -> None:
        self.sent_to.append(screen.name())
        if not self.stubborn:
            self.on, self.is_seen = screen, True
