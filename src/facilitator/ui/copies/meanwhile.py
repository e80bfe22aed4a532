"""What is entered while no file is open: the closing of one that cannot be opened again."""

from collections.abc import Callable
from datetime import datetime

from facilitator.app.action import Action
from facilitator.domain.failures import Trouble


class Meanwhile:
    """Holds Actions while no file is open; it saves none (fulfils `app.ports.Keeper`)."""

    def __init__(self) -> None:
        self._actions: dict[int, Action] = {}

    def keep(self, number: int, action: Action) -> None:
        """Hold an Action; one with the same number is replaced."""
        self._actions[number] = action

    def listen(
        self,
        saved: Callable[[int, datetime], None],
        troubled: Callable[[Trouble], None],
    ) -> None:
        """Tell nobody: nothing is saved here."""

    def pending(self) -> int:
        """Count what was entered."""
        return len(self._actions)

    def flush(self, seconds: float) -> bool:
        """Tell whether nothing was entered: waiting saves nothing."""
        return not self._actions

    def hold(self, seconds: float) -> bool:
        """Tell whether nothing was entered: it is held only in memory."""
        return not self._actions

    def close(self) -> None:
        """Do nothing: no file is open."""
