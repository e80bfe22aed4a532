"""The clock of a rehearsal that a person runs: the real one, but faster and movable."""

import time
from collections.abc import Callable
from datetime import datetime, timedelta

SPEEDS = (1, 5, 10, 20)


class FastClock:
    """Tells the time of the rehearsed day; it runs at `speed` times the real clock."""

    def __init__(
        self, start: datetime, speed: int = 1, real: Callable[[], float] = time.monotonic
    ) -> None:
        self._real = real
        self._speed = speed
        self._start = start
        self._since = real()

    def __call__(self) -> datetime:
        """Tell the time."""
        return self._start + timedelta(seconds=(self._real() - self._since) * self._speed)

    @property
    def speed(self) -> int:
        return self._speed

    def run_at(self, speed: int) -> None:
        """Go on from this moment at another speed."""
        self._start, self._since = self(), self._real()
        self._speed = speed

    def skip(self, minutes: int) -> None:
        """Let minutes pass at once."""
        self._start += timedelta(minutes=minutes)
