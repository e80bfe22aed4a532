"""Two copies compared beside the windows' thread: a stick is slow, and journals are long."""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from facilitator.app.joining import Copy, Difference, Joining, compare
from facilitator.domain.failures import RuleBroken, Trouble
from facilitator.ui.joining.difference_words import (
    BothCopies,
    DifferenceRow,
    Said,
    tell_difference,
)
from facilitator.ui.joining.gathering import Gathered, gather

_LOOK = 40  # ms between two looks at the thread


@dataclass(frozen=True, slots=True)
class Compared:
    """What came out: the other copy as it was read, and how it joins this workshop."""

    theirs: Copy
    joining: Joining
    gathered: Gathered
    rows: tuple[DifferenceRow, ...]


def compared(mine: Copy, theirs: Copy) -> Compared:
    """Compare two copies and put it into words. Raises RuleBroken where they are none."""
    joining = compare(mine, theirs)
    names = BothCopies(mine.workshop, theirs.workshop)
    return Compared(
        theirs,
        joining,
        gather(joining, mine.workshop, theirs.workshop),
        tuple(_row(names, difference) for difference in joining.differences),
    )


def _row(names: BothCopies, difference: Difference) -> DifferenceRow:
    return tell_difference(
        names,
        difference.id,
        difference.field,
        (difference.mine, difference.theirs),
        (
            Said(difference.mine_by, difference.mine_at),
            Said(difference.theirs_by, difference.theirs_at),
        ),
    )


class Comparing(threading.Thread):
    """Reads the other copy where it is not there yet, then compares; touches nothing of Qt.

    `refused` is why not; `failed` a bug, which whoever looks at it raises.
    """

    def __init__(self, mine: Copy, theirs: Callable[[], Copy]) -> None:
        super().__init__(name="compare two copies", daemon=True)
        self.compared: Compared | None = None
        self.refused: Trouble | RuleBroken | None = None
        self.failed: Exception | None = None
        self.done = False
        self._mine = mine
        self._theirs = theirs

    def run(self) -> None:
        try:
            self.compared = compared(self._mine, self._theirs())
        except (Trouble, RuleBroken) as refused:
            self.refused = refused
        except Exception as failed:  # the windows' thread raises it
            self.failed = failed
        self.done = True


class Comparison(QObject):
    """Runs one comparison at a time; nothing is heard of one that was given up.

    `compared` carries a Compared, `refused` the Trouble or RuleBroken.
    """

    compared = Signal(object)
    refused = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._thread: Comparing | None = None
        self._look = QTimer(self)
        self._look.setInterval(_LOOK)
        self._look.timeout.connect(self._on_looked)

    def is_running(self) -> bool:
        """Tell whether a comparison is awaited."""
        return self._thread is not None

    def read(self, mine: Copy, path: Path, read_copy: Callable[[Path], Copy]) -> None:
        """Read a file and compare it."""

        def theirs() -> Copy:
            return read_copy(path)

        self._begin(Comparing(mine, theirs))

    def again(self, mine: Copy, theirs: Copy) -> None:
        """Compare a copy that was read before: the workshop has changed meanwhile."""

        def known() -> Copy:
            return theirs

        self._begin(Comparing(mine, known))

    def give_up(self) -> None:
        """Await nothing any more; a thread that reads a slow stick ends by itself."""
        self._thread = None
        self._look.stop()

    def _begin(self, thread: Comparing) -> None:
        self._thread = thread
        thread.start()
        self._look.start()

    def _on_looked(self) -> None:
        thread = self._thread
        if thread is None or not thread.done:
            return
        self.give_up()
        if thread.compared is not None:
            self.compared.emit(thread.compared)
        elif thread.refused is not None:
            self.refused.emit(thread.refused)
        elif thread.failed is not None:
            raise thread.failed
