"""Screens by name: known again after a replug, and chosen for the room or for the console."""

from collections.abc import Iterable, Sequence
from typing import Protocol, TypeVar

from PySide6.QtCore import QRect

# Neighbours may share a pixel after scaling; who shares more shows the same picture.
_SHARED_BY_ROUNDING = 8


class NamedScreen(Protocol):
    """What is asked of a screen; a QScreen fulfils it."""

    def devicePixelRatio(self) -> float: ...  # noqa: N802 (Qt's name)
    def geometry(self) -> QRect: ...
    def manufacturer(self) -> str: ...
    def model(self) -> str: ...
    def name(self) -> str: ...
    def serialNumber(self) -> str: ...  # noqa: N802 (Qt's name)


AnyScreen = TypeVar("AnyScreen", bound=NamedScreen)


def screen_key(screen: NamedScreen) -> str:
    """Name a screen so that it is known again: by maker, model, serial number and name."""
    return f"{_maker_model_serial(screen)}{screen.name()}"


def find_screen(screens: Iterable[AnyScreen], key: str) -> AnyScreen | None:
    """Find the screen with a key; one that tells its serial number also on another plug."""
    known = list(screens)
    for screen in known:
        if screen_key(screen) == key:
            return screen
    for screen in known:
        if screen.serialNumber() and key.startswith(_maker_model_serial(screen)):
            return screen
    return None


def real_screens(screens: Iterable[AnyScreen]) -> list[AnyScreen]:
    """Leave out what Qt puts in the place of a screen while none is connected.

    It has no area or, on X11, is named like the display (":0.0").
    """
    return [s for s in screens if not s.geometry().isEmpty() and not s.name().startswith(":")]


def wall_choices(screens: Iterable[AnyScreen], console: AnyScreen | None) -> list[AnyScreen]:
    """List the screens that can be the room's.

    Neither the console's is one nor any that shows the same (mirroring): it would be covered.
    """
    return [s for s in real_screens(screens) if s is not console and not shares(s, console)]


def wall_screen(
    screens: Sequence[AnyScreen], console: AnyScreen | None, remembered: str = ""
) -> AnyScreen | None:
    """Choose the screen for the room: the remembered one, else the first that can be it."""
    usable = wall_choices(screens, console)
    return find_screen(usable, remembered) or next(iter(usable), None)


def console_screen(
    screens: Sequence[AnyScreen], home: str, wall: str, primary: AnyScreen | None = None
) -> AnyScreen | None:
    """Choose the screen for the console: its own, else the primary one, else one not the wall's.

    `home` and `wall` are keys. The wall's screen is taken where no other is left.
    """
    real = real_screens(screens)
    own, room = find_screen(real, home), find_screen(real, wall)
    if own is not None and own is not room:
        return own
    free = [s for s in real if s is not room] or real
    return primary if primary in free else next(iter(free), None)


def starting_screen(
    screens: Sequence[AnyScreen], home: str, wall: str, primary: AnyScreen | None
) -> AnyScreen | None:
    """Choose the console's screen at a start: its own of the last time, else the primary one.

    The wall's is avoided, unless the console's is not there: after a swap at the last place, the
    laptop is the remembered wall, and what is new beside it is the room's.
    """
    is_elsewhere = bool(home) and find_screen(screens, home) is None
    return console_screen(screens, home, "" if is_elsewhere else wall, primary)


def shares(screen: NamedScreen, other: NamedScreen | None) -> bool:
    """Tell whether two screens show the same part of the desktop."""
    if other is None:
        return False
    both = screen.geometry().intersected(other.geometry())
    return min(both.width(), both.height()) > _SHARED_BY_ROUNDING


def in_order(screens: Iterable[AnyScreen]) -> list[AnyScreen]:
    """Order screens as they stand on the desk, from the left; their numbers follow from it."""
    return sorted(screens, key=lambda s: (s.geometry().x(), s.geometry().y(), s.name()))


def screen_title(screen: NamedScreen) -> str:
    """Name a screen as its user may know it: maker and model, else the plug."""
    model, maker = screen.model().strip(), screen.manufacturer().strip()
    if not model:
        return screen.name()
    return model if not maker or maker.casefold() in model.casefold() else f"{maker} {model}"


def screen_size(screen: NamedScreen) -> str:
    """Tell a screen's resolution in its own pixels: 1920×1080."""
    ratio, size = screen.devicePixelRatio(), screen.geometry().size()
    return f"{round(size.width() * ratio)}×{round(size.height() * ratio)}"


def _maker_model_serial(screen: NamedScreen) -> str:
    parts = (screen.manufacturer(), screen.model(), screen.serialNumber(), "")
    return " / ".join(parts)
