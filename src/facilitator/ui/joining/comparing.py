"""Two copies compared beside the windows' thread: a stick is slow, and journals are long."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from facilitator.app.joining.joining import Copy, Joining, compare
from facilitator.domain.failures import RuleBroken, Trouble
from facilitator.ui.joining.brought import Gathered
from facilitator.ui.joining.difference_words import BothCopies, DifferenceRow
from facilitator.ui.joining.gathering import gather, one_day, rank_of
from facilitator.ui.joining.telling import tell
from facilitator.ui.work import Work


@dataclass(frozen=True, slots=True)
class Compared:
    """What came out: the other copy as it was read, and how it joins this workshop."""

    theirs: Copy
    joining: Joining
    gathered: Gathered
    rows: tuple[DifferenceRow, ...]


class Comparison(QObject):
    """Runs one comparison at a time; nothing is heard of one that was given up.

    `compared` carries a Compared, `refused` the Trouble or RuleBroken.
    """

    compared = Signal(object)
    refused = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._work: Work | None = None

    def is_running(self) -> bool:
        """Tell whether a comparison is awaited."""
        return self._work is not None

    def read(self, mine: Copy, path: Path, read_copy: Callable[[Path], Copy]) -> None:
        """Read a file and compare it."""

        def call() -> Compared | RuleBroken:
            return _compared(mine, read_copy(path))

        self._begin(call)

    def again(self, mine: Copy, theirs: Copy) -> None:
        """Compare a copy that was read before: the workshop has changed meanwhile."""

        def call() -> Compared | RuleBroken:
            return _compared(mine, theirs)

        self._begin(call)

    def give_up(self) -> None:
        """Await nothing any more; a thread that reads a slow stick ends by itself."""
        if self._work is not None:
            self._work.drop()
            self._work = None

    def _begin(self, call: Callable[[], object]) -> None:
        self.give_up()
        self._work = Work(call, self)
        self._work.done.connect(self._on_done)
        self._work.failed.connect(self._on_failed)
        self._work.start()

    def _on_done(self, given: Compared | RuleBroken) -> None:
        self._work = None
        if isinstance(given, RuleBroken):
            self.refused.emit(given)
        else:
            self.compared.emit(given)

    def _on_failed(self, trouble: Trouble) -> None:
        self._work = None
        self.refused.emit(trouble)


def _compared(mine: Copy, theirs: Copy) -> Compared | RuleBroken:
    """Compare two copies and put it into words; the RuleBroken where they are none."""
    try:
        joining = compare(mine, theirs)
    except RuleBroken as broken:
        return broken
    names = BothCopies(mine.workshop, theirs.workshop, one_day(joining))
    ordered = sorted(
        joining.differences, key=lambda found: rank_of(mine.workshop, found.mine or found.theirs)
    )
    return Compared(
        theirs,
        joining,
        gather(joining, mine.workshop, theirs.workshop),
        tuple(tell(names, difference) for difference in ordered),
    )
