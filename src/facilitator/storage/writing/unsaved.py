"""What stands in the recovery folder of one workshop or one file: asked, counted, let go."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from facilitator.app.action import Action
from facilitator.app.files import trouble_of_os
from facilitator.app.left_over import LeftOver
from facilitator.app.taken_over import entered
from facilitator.storage.writing.left_behind import (
    LeftBehind,
    forget,
    forget_action,
    left_behind,
)


class Unsaved:
    """The entries that sessions could not save. What deletes raises Trouble where it cannot."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def actions(self, uid: str) -> list[Action]:
        """List what is held of the workshop whose first Action has this uid."""
        return [action for each in self._of(uid) for _, action in each.versions]

    def has_unread(self, uid: str) -> bool:
        """Tell whether something of that workshop cannot be read."""
        return any(each.unread for each in self._of(uid))

    def _of(self, uid: str) -> list[LeftBehind]:
        return [each for each in left_behind(self._folder, put_aside=True) if each.first == uid]

    def count(self, path: Path) -> int:
        """Count the entries that are held for the file at this path."""
        of_path = (each for each in left_behind(self._folder) if each.path == path)
        actions = {action.uid: action for each in of_path for _, action in each.versions}
        return entered(actions.values())

    def forget(self, uid: str) -> None:
        """Delete what is held of that workshop."""
        with self._troubles():
            forget(self._folder, uid)

    def forget_action(self, uid: str) -> None:
        """Delete one Action, wherever it is held."""
        with self._troubles():
            forget_action(self._folder, uid)

    def delete(self, left: LeftOver) -> None:
        """Delete what no file takes over."""
        with self._troubles():
            for file in left.files:
                file.unlink(missing_ok=True)

    @contextmanager
    def _troubles(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise trouble_of_os(error, self._folder) from error
