"""The clock of a rehearsal: a whole day passes in a minute."""

from datetime import date, datetime, time, timedelta


class RehearsalClock:
    """Tells the time of the rehearsed day; it moves only when told to."""

    def __init__(self) -> None:
        self._now = datetime.now().replace(microsecond=0)

    def start(self, day: date | None, moment: time | None) -> None:
        """Begin the rehearsed day: the workshop's own where it has a date."""
        self._now = datetime.combine(day or self._now.date(), moment or time(13, 30))

    def __call__(self) -> datetime:
        """Tell the time."""
        return self._now

    def advance(self, seconds: int) -> None:
        """Let time pass."""
        self._now += timedelta(seconds=seconds)

    def move_to(self, moment: time) -> None:
        """Go on to a time of the same day, never back."""
        self._now = max(self._now, datetime.combine(self._now.date(), moment))
