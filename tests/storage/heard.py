"""What a keeper told."""

from datetime import datetime
from threading import Condition

from facilitator.app.ports import Keeper
from facilitator.domain.failures import Trouble


class Heard:
    """Remembers every `saved` and `troubled` of a keeper, and waits for them."""

    def __init__(self, keeper: Keeper) -> None:
        self.saved: list[int] = []
        self.troubles: list[str] = []
        self._changed = Condition()
        keeper.listen(self._on_saved, self._on_troubled)

    def wait_for_trouble(self, code: str, seconds: float = 5.0) -> bool:
        with self._changed:
            return self._changed.wait_for(lambda: code in self.troubles, seconds)

    def wait_for_saved(self, count: int, seconds: float = 5.0) -> bool:
        with self._changed:
            return self._changed.wait_for(lambda: len(self.saved) >= count, seconds)

    def _on_saved(self, number: int, at: datetime) -> None:
        with self._changed:
            self.saved.append(number)
            self._changed.notify_all()

    def _on_troubled(self, trouble: Trouble) -> None:
        with self._changed:
            self.troubles.append(trouble.code)
            self._changed.notify_all()
