"""Backups of the open file, made while nothing waits to be saved."""

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from facilitator.app.action import Action, Label
from facilitator.app.backups import BackupReason
from facilitator.domain.failures import Trouble

if TYPE_CHECKING:
    from facilitator.storage.backups.backups import BackupFolder

_EVERY_SECONDS = 600.0
_RETRY_SECONDS = 60.0
_BEFORE = {Label.COPIES_JOINED: BackupReason.MERGE}


class BackupChore:
    """Backs up the file when it was opened and every ten minutes, where it has changed.

    Besides, before a copy is joined to it.
    A backup that fails is tried again every minute. `told` hears of it once, on the writer's
    thread: a Trouble when it begins, None when backups are made again.
    """

    def __init__(
        self,
        folder: "Callable[[], BackupFolder]",
        original: Path,
        told: Callable[[Trouble | None], None],
    ) -> None:
        # Asked for at the first backup: the console stands before what backs up is loaded.
        self._folder = folder
        self._original = original
        self._told = told
        self._reason = BackupReason.OPENING
        self._failed = ""
        self._prepared_for = ""  # the uid of an Action

    def look(self, driver: sqlite3.Connection, now: float) -> float:
        """Make a backup that is due; tell after how many seconds to look again."""
        if not self._make(driver, self._reason):
            return _RETRY_SECONDS
        self._reason = BackupReason.TIMED
        return _EVERY_SECONDS

    def before(self, driver: sqlite3.Connection, action: Action) -> None:
        """Make a backup once before an Action that asks for one; it is written all the same."""
        reason = _BEFORE.get(action.label)
        if reason is not None and action.uid != self._prepared_for:
            self._prepared_for = action.uid
            self._make(driver, reason)

    def before_migration(self, driver: sqlite3.Connection) -> None:
        """Back up a file that is still of its older version."""
        self._make(driver, BackupReason.MIGRATION)

    def _make(self, driver: sqlite3.Connection, reason: BackupReason) -> bool:
        try:
            self._folder().make_from(driver, self._original, reason)
        except Trouble as trouble:
            self._tell(trouble)
            return False
        self._tell(None)
        return True

    def _tell(self, trouble: Trouble | None) -> None:
        code = "" if trouble is None else trouble.code
        if code != self._failed:
            self._failed = code
            self._told(trouble)
