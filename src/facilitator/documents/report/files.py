"""Put a finished document where the user wants it: the whole new file, or the old one as it was."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from facilitator.domain.failures import Trouble

_FULL = frozenset({errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)})  # no quota on Windows


def check_place(out: Path, overwrite: bool) -> None:
    """Raise Trouble where `out` cannot be written: it exists, or its folder is missing."""
    if out.is_dir():
        raise Trouble("is_a_folder", path=str(out))
    if out.exists() and not overwrite:
        raise Trouble("file_exists", path=str(out))
    if not out.parent.is_dir():
        raise Trouble("no_such_folder", path=str(out.parent))


def write_whole(out: Path, data: bytes, overwrite: bool) -> None:
    """Write a file beside `out`, sync it and put it in its place; a failure leaves no trace."""
    beside = out.with_name(f".{out.name[:80]}.{os.getpid()}.part")
    with _told(out):
        try:
            with beside.open("xb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            check_place(out, overwrite)
            beside.replace(out)
        except BaseException:
            beside.unlink(missing_ok=True)
            raise
        _sync_folder(out.parent)


def _sync_folder(folder: Path) -> None:
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def _told(out: Path) -> Iterator[None]:
    """Turn the system's errors into Trouble that names the file."""
    try:
        yield
    except PermissionError as error:
        raise Trouble("report_no_permission", path=str(out)) from error
    except OSError as error:
        if error.errno in _FULL:
            raise Trouble("report_disk_full", path=str(out)) from error
        raise Trouble(
            "report_not_written", path=str(out), reason=error.strerror or str(error)
        ) from error
