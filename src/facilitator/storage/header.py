"""Look at a file before the first connection: is it a workshop, and of which version."""

import stat
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Condition

from facilitator.app.files import trouble_of_os
from facilitator.domain.failures import Trouble

APPLICATION_ID = 0x46636C74  # "Fclt"
_MAGIC = b"SQLite format 3\x00"
_LENGTH = 100
_FORMATS = {1, 2}  # with a rollback journal, or a write-ahead log

Identity = tuple[int, int]

# Files that this process holds open: reading one with open() would drop SQLite's locks on it.
_held: dict[Identity, Path] = {}
# And those that another thread looks into at this moment: none is opened before that is over.
_looked_into: Counter[Identity] = Counter()
_changes = Condition()


def identity(path: Path) -> Identity:
    """Tell which file stands at the path: device and inode. Raises OSError."""
    found = path.stat()
    return found.st_dev, found.st_ino


def hold(file: Identity, path: Path) -> None:
    """Remember that this process holds the file open, and under which absolute path."""
    with _changes:
        _changes.wait_for(lambda: not _looked_into[file])
        _held[file] = path


def release(file: Identity) -> None:
    """Forget that this process holds the file open."""
    _held.pop(file, None)


def is_held(path: Path) -> bool:
    """Tell whether this process holds the file at the path open."""
    try:
        return identity(path) in _held
    except (OSError, ValueError):
        return False


def is_held_as(path: Path) -> bool:
    """Tell whether this process opened a file by this absolute path and has it still.

    The drive is not asked: it may be the one that does not answer.
    """
    return path in list(_held.values())


def version_of(path: Path, newest: int) -> int:
    """Tell the schema version of a workshop file, from its first 100 bytes.

    Raises Trouble: no_such_file, is_a_folder, no_permission, open_elsewhere (by this very
    process), empty_file, not_ours, newer (a version above `newest`), damaged.
    """
    head = _head(path)
    if not head:
        raise Trouble("empty_file", path=str(path))
    is_sqlite = len(head) == _LENGTH and head.startswith(_MAGIC)
    if not is_sqlite or int.from_bytes(head[68:72], "big") != APPLICATION_ID:
        raise Trouble("not_ours", path=str(path))
    version = int.from_bytes(head[60:64], "big")
    if version == 0:
        raise Trouble("not_ours", path=str(path))
    if version > newest:
        raise Trouble("newer", path=str(path))
    if not set(head[18:20]) <= _FORMATS:  # SQLite would take it for one that is only to be read
        raise Trouble("damaged", path=str(path))
    return version


def keeps_wal(path: Path) -> bool:
    """Tell whether another program has given the file a write-ahead log. Raises as `version_of`."""
    return _head(path)[18:20] != b"\1\1"


def _head(path: Path) -> bytes:
    try:
        found = path.stat()
        if stat.S_ISDIR(found.st_mode):
            raise Trouble("is_a_folder", path=str(path))
        if not stat.S_ISREG(found.st_mode):  # a pipe would wait for ever
            raise Trouble("not_ours", path=str(path))
        with _looking_into((found.st_dev, found.st_ino), path), path.open("rb") as file:
            return file.read(_LENGTH)
    except (OSError, ValueError) as error:
        raise trouble_of_os(error, path) from error


@contextmanager
def _looking_into(file: Identity, path: Path) -> Iterator[None]:
    """Keep the file from being opened here while it is read. Raises Trouble("open_elsewhere")."""
    with _changes:
        if file in _held:
            raise Trouble("open_elsewhere", path=str(path))
        _looked_into[file] += 1
    try:
        yield
    finally:
        with _changes:
            _looked_into[file] -= 1
            if not _looked_into[file]:
                del _looked_into[file]
            _changes.notify_all()
