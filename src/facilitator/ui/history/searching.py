"""Finding in the history, a few entries at a time, so that the window never stands still."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal

from facilitator.app.history.history import History, Line
from facilitator.app.history.words import tell_all
from facilitator.domain.entities import Touch
from facilitator.domain.text import one_line

SLICE = 100  # entries, some ten milliseconds, before the window has its turn


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for: entries about a project, about a center, with a text."""

    project: Touch | None = None
    center: Touch | None = None
    text: str = ""

    def is_all(self) -> bool:
        """Tell whether nothing is left out."""
        return self == Wanted()

    def finds(self, history: History, number: int) -> bool:
        """Tell whether an entry is what is looked for."""
        line = history.line(number)
        brought = history.brought(number) if line.brought else ()
        return any(self._fits(history, each) for each in (line, *brought))

    def _fits(self, history: History, line: Line) -> bool:
        named = [each for each in (self.project, self.center) if each is not None]
        if not all(each in line.concerned for each in named):
            return False
        return not self.text or self.text in one_line(tell_all(history, line)).casefold()


class Searching(QObject):
    """Looks through the entries; `found` brings numbers as they are found, `ended` the end."""

    found = Signal(object)
    ended = Signal()

    def __init__(self, history: History, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._history = history
        self._left: list[int] = []
        self._wanted = Wanted()
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._go_on)

    def start(self, numbers: Sequence[int], wanted: Wanted) -> None:
        """Begin anew; what was looked for before is forgotten."""
        self._left = list(reversed(numbers))
        self._wanted = wanted
        self._timer.start()

    def stop(self) -> None:
        """Look no further."""
        self._timer.stop()

    def is_going_on(self) -> bool:
        """Tell whether not all entries have been looked at."""
        return self._timer.isActive()

    def _go_on(self) -> None:
        found: list[int] = []
        for _ in range(min(SLICE, len(self._left))):
            number = self._left.pop()
            if self._history.holds(number) and self._wanted.finds(self._history, number):
                found.append(number)
        if found:
            self.found.emit(found)
        if not self._left:
            self._timer.stop()
            self.ended.emit()
