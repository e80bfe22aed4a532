"""Turn the errors of SQLite into Trouble."""

import errno
import os
import sqlite3
import sys
from pathlib import Path

from facilitator.domain.failures import Trouble

_BY_CODE = {
    sqlite3.SQLITE_READONLY_ROLLBACK: "needs_recovery",
    sqlite3.SQLITE_READONLY_DBMOVED: "file_moved",
}
_BY_PRIMARY_CODE = {
    sqlite3.SQLITE_FULL: "disk_full",
    sqlite3.SQLITE_BUSY: "open_elsewhere",
    sqlite3.SQLITE_LOCKED: "open_elsewhere",
    sqlite3.SQLITE_READONLY: "read_only",
    sqlite3.SQLITE_CORRUPT: "damaged",
    sqlite3.SQLITE_NOTADB: "damaged",
    sqlite3.SQLITE_FORMAT: "damaged",
    sqlite3.SQLITE_CANTOPEN: "no_permission",
    sqlite3.SQLITE_PERM: "no_permission",
    sqlite3.SQLITE_AUTH: "no_permission",
    sqlite3.SQLITE_IOERR: "disk_failed",
}

_LONGEST_PATH = 512  # bytes that SQLite takes, except on Windows
# An error in the header of a file has no code of its own.
_BY_MESSAGE = {"unsupported file format": "damaged"}


def sqlite_error(error: BaseException) -> sqlite3.Error | None:
    """Find SQLite's own error in one of SQLAlchemy's, or in itself."""
    if isinstance(error, sqlite3.Error):
        return error
    found = getattr(error, "orig", None)
    return found if isinstance(found, sqlite3.Error) else None


def trouble_of_sqlite(error: sqlite3.Error, path: Path) -> Trouble | None:
    """Tell which trouble of the environment this is; None for what is a bug of ours."""
    code = getattr(error, "sqlite_errorcode", None)
    if code is None:
        return None
    if code == sqlite3.SQLITE_ERROR and str(error) in _BY_MESSAGE:
        return Trouble(_BY_MESSAGE[str(error)], path=str(path))
    name = _BY_CODE.get(code) or _BY_PRIMARY_CODE.get(code & 0xFF)
    if name == "disk_failed" and _turned_read_only(path):
        name = "disk_read_only"
    if code & 0xFF == sqlite3.SQLITE_CANTOPEN and is_too_long(path):
        name = "name_too_long"
    return None if name is None else Trouble(name, path=str(path))


def is_too_long(path: Path) -> bool:
    """Tell whether SQLite would refuse the path: it reckons with its journal, in bytes."""
    if sys.platform == "win32":  # there it takes what the system takes
        return False
    return len(os.fsencode(path.absolute())) + len("-journal") > _LONGEST_PATH


def _turned_read_only(path: Path) -> bool:
    """Tell whether the file's drive is read-only now, as Linux makes one that fails."""
    if sys.platform == "win32":
        return False
    try:
        if os.statvfs(path).f_flag & os.ST_RDONLY:
            return True
        if sys.platform == "linux":  # newer kernels do not say so: a file without a name tells
            os.close(os.open(path.parent, os.O_TMPFILE | os.O_RDWR))
    except OSError as error:
        return error.errno == errno.EROFS
    return False
