"""One Action, one COMMIT: the writer's connection as SQLAlchemy sees it."""

import logging
import sqlite3
from typing import TYPE_CHECKING

from facilitator.app.action import Action
from facilitator.storage.failures import sqlite_error
from facilitator.storage.rows import write_action

if TYPE_CHECKING:
    from sqlalchemy import Connection

_log = logging.getLogger(__name__)


class Commits:
    """Writes Actions through an open connection; all calls come from one thread.

    They raise errors of SQLite, bare or in SQLAlchemy's.
    """

    def __init__(self, driver: sqlite3.Connection) -> None:
        self._driver = driver
        self._adopted: Connection | None = None

    def prepare(self) -> None:
        """Load SQLAlchemy: the first Action need not wait for it then."""
        self._connection()

    def commit(self, number: int, action: Action) -> None:
        """Write the Action, whole; when it returns, it is on the disk."""
        try:
            self._commit(number, action)
        except Exception as error:
            code = getattr(sqlite_error(error), "sqlite_errorcode", None)
            if code != sqlite3.SQLITE_CONSTRAINT_FOREIGNKEY:
                raise
            self._commit_unchecked(number, action, error)

    def close(self) -> None:
        """Let go of the file."""
        if self._adopted is not None:
            self._adopted.close()
        self._driver.close()

    def _connection(self) -> "Connection":
        if self._adopted is None:
            from facilitator.storage.adopting import adopt

            self._adopted = adopt(self._driver)
        return self._adopted

    def _commit(self, number: int, action: Action) -> None:
        connection = self._connection()
        try:
            with connection.begin():
                write_action(connection, number, action)
        except BaseException:
            # A COMMIT that failed leaves SQLite's transaction open: SQLAlchemy takes it for over.
            if self._driver.in_transaction:
                self._driver.execute("ROLLBACK")
            raise

    def _commit_unchecked(self, number: int, action: Action, error: Exception) -> None:
        """Save what refers to something that is gone: what was entered matters more.

        A use case let it through, so it is a bug; `check` finds the broken reference.
        """
        _log.error("Action %d (%s) breaks a reference", number, action.label, exc_info=error)
        self._driver.execute("PRAGMA foreign_keys=OFF")
        try:
            self._commit(number, action)
        finally:
            self._driver.execute("PRAGMA foreign_keys=ON")
