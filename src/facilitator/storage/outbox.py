"""The ordered outbox between the one who works and the one who writes."""

from collections import deque
from threading import Condition

from facilitator.app.action import Action

# Without an Action: everything is saved, and somebody asks whether the file is still sound.
Item = tuple[int, Action | None]


class Outbox:
    """Holds what is not saved yet, in order; one thread takes, any thread puts.

    An item leaves only by `done`: what failed is taken again.
    """

    def __init__(self) -> None:
        self._items: deque[tuple[int, Action]] = deque()
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
            self._woken = True
            self._changed.notify_all()

    def take(self, pause: float = 0.0) -> Item | None:
        """Wait for the head and give it; None when the outbox is closed and has no more to give.

        Where it is empty and `settle` asks, it gives an item without an Action, once.

        A pause (seconds) says that the head failed: it is given again after that time, at once when
        something new is put, and once more when the outbox closes.
        """
        with self._changed:
            self._busy = False
            self._changed.notify_all()
            was_last_try = self._closed and pause > 0
            if pause:
                self._changed.wait_for(lambda: self._woken or self._closed, pause)
            self._changed.wait_for(lambda: bool(self._items) or self._asked or self._closed)
            if was_last_try or not (self._items or self._asked):
                return None
            self._woken = False
            self._busy = True
            if self._items:
                return self._items[0]
            self._asked = False
            return 0, None

    def wait(self, seconds: float) -> bool:
        """Wait until there is something to take or nothing will come, at most so long."""
        with self._changed:
            return self._changed.wait_for(
                lambda: bool(self._items) or self._asked or self._closed, seconds
            )

    def done(self) -> None:
        """Drop the head: it is saved."""
        with self._changed:
            self._items.popleft()

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
