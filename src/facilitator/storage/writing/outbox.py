"""The ordered outbox between the one who works and the one who writes."""

from collections import deque
from collections.abc import Callable
from enum import Enum, auto
from threading import Condition
from time import monotonic

from facilitator.app.action import Action

Item = tuple[int, Action]


class Call(Enum):
    """What the one who takes shall do where no Action waits.

    CHECK: somebody asks whether the file is still sound. REST: nothing came for a while.
    END: nothing will come any more.
    """

    CHECK = auto()
    REST = auto()
    END = auto()


class Outbox:
    """Holds what is not saved yet, in order; one thread takes, any thread puts.

    An item leaves only by `done`: what failed is taken again.
    """

    def __init__(self) -> None:
        self._items: deque[Item] = deque()
        self._times: deque[float] = deque()  # when each of the items came
        self._saved: Action | None = None
        self._moved = 0.0
        self._changed = Condition()
        self._busy = False
        self._woken = False
        self._asked = False
        self._closed = False

    def __len__(self) -> int:
        return len(self._items)

    def put(self, number: int, action: Action) -> None:
        """Add an Action, or replace the last one where it has this number and still waits."""
        with self._changed:
            if self._closed:
                raise RuntimeError(f"Action {number} came after the file was closed")
            waiting = self._items and not (self._busy and len(self._items) == 1)
            if waiting and self._items[-1][0] == number:
                self._items[-1] = (number, action)
            else:
                self._items.append((number, action))
                self._times.append(monotonic())
            self._woken = True
            self._changed.notify_all()

    def take(self, pause: float = 0.0, patience: float | None = None) -> Item | Call:
        """Wait for the head and give it, or what else is to do; after `patience` seconds, REST.

        A pause (seconds) says that the head failed: it is given again after that time, at once when
        something new is put, and once more when the outbox closes.
        """
        with self._changed:
            self._busy = False
            self._changed.notify_all()
            was_last_try = self._closed and pause > 0
            if pause:
                self._changed.wait_for(lambda: self._woken or self._closed, pause)
            came = self._changed.wait_for(self._is_called, patience)
            if came and (was_last_try or not (self._items or self._asked)):
                return Call.END
            self._woken = False
            self._busy = True
            self._moved = monotonic()
            if self._items:
                return self._items[0]
            self._asked = False
            return Call.CHECK if came else Call.REST

    def wait(self, seconds: float) -> bool:
        """Wait until there is something to take or nothing will come, at most so long.

        Until `take` the one who waits counts as being at something: a first backup may hang too.
        """
        with self._changed:
            came = self._changed.wait_for(self._is_called, seconds)
            self._busy = True
            self._moved = monotonic()
            return came

    def done(self) -> None:
        """Drop the head: it is saved."""
        with self._changed:
            _, self._saved = self._items.popleft()
            self._times.popleft()
            self._moved = monotonic()

    # -- what takes too long --------------------------------------------------------------------

    def waiting(self, seconds: float) -> tuple[Action | None, list[Item]]:
        """List all that waits, if the first has waited so long; and what was saved before it."""
        with self._changed:
            has_waited = self._times and monotonic() - self._times[0] >= seconds
            return self._saved, list(self._items) if has_waited else []

    def is_stuck(self, seconds: float) -> bool:
        """Tell whether the one who takes has been at the same thing for so long."""
        return self._busy and monotonic() - self._moved >= seconds

    def if_stuck(self, seconds: float, tell: Callable[[], None]) -> bool:
        """Call `tell` where an Action has been in the works for so long; tell whether it has.

        Nothing is saved or put meanwhile, so that nobody hears of it after it is over.
        """
        with self._changed:
            is_stuck = bool(self._items) and self.is_stuck(seconds)
            if is_stuck:
                tell()
            return is_stuck

    def settle(self, seconds: float) -> bool:
        """Wait until all is saved, told and looked after, at most so long; tell whether it is."""
        with self._changed:
            self._woken = True
            self._asked = not self._closed
            self._changed.notify_all()
            return self._changed.wait_for(
                lambda: not (self._items or self._asked or self._busy), seconds
            )

    def close(self) -> None:
        """Accept nothing more; what waits is still given, until something fails."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()

    def _is_called(self) -> bool:
        return bool(self._items) or self._asked or self._closed
