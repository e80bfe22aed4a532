"""A keeper for tests: it saves when it is told to, and can be in trouble."""

from collections.abc import Callable
from datetime import datetime

from facilitator.app.action import Action
from facilitator.domain.failures import Trouble


class SlowKeeper:
    """Keeps Actions in memory until `commit` says that they are in the file."""

    def __init__(self) -> None:
        self.waiting: dict[int, Action] = {}
        self.is_closed = False
        self._is_stuck = True
        self._saved: Callable[[int, datetime], None] = lambda number, at: None
        self._troubled: Callable[[Trouble], None] = lambda trouble: None

    def keep(self, number: int, action: Action) -> None:
        self.waiting[number] = action

    def listen(
        self, saved: Callable[[int, datetime], None], troubled: Callable[[Trouble], None]
    ) -> None:
        self._saved, self._troubled = saved, troubled

    def pending(self) -> int:
        return len(self.waiting)

    def flush(self, seconds: float) -> bool:
        if not self._is_stuck:
            self.waiting.clear()
        return not self.waiting

    def hold(self, seconds: float) -> bool:
        return not self.waiting

    def release(self) -> None:
        """Save whatever is asked for from now on."""
        self._is_stuck = False

    def close(self) -> None:
        self.is_closed = True

    def commit(self, at: datetime, count: int | None = None) -> None:
        """Save what waits, or so many of it."""
        for number in list(self.waiting)[:count]:
            del self.waiting[number]
            self._saved(number, at)

    def fail(self, code: str, **gaps: object) -> None:
        """Meet trouble: everything waits."""
        self._troubled(Trouble(code, **gaps))
