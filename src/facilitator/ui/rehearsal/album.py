"""The pictures of a rehearsal: console and wall at each step."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget


class Album:
    """Writes numbered pictures into a folder."""

    def __init__(self, folder: Path, go_on: Callable[[], None]) -> None:
        """Take a folder that is there; `go_on` is called before each picture and may raise."""
        self._folder = folder
        self._go_on = go_on
        self._count = 0

    def take(self, name: str, console: QWidget, wall: QWidget | None = None) -> None:
        """Take a picture of the console, and of the wall where it is shown."""
        self._go_on()
        self._count += 1
        stem = f"{self._count:03d}-{name}"
        console.grab().save(str(self._folder / f"{stem}-console.png"))
        if wall is not None:
            wall.grab().save(str(self._folder / f"{stem}-wall.png"))
