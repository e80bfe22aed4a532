"""Put a finished document where the user wants it: the whole new file, or the old one as it was."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from facilitator.app.files import FULL, name_beside, target
from facilitator.domain.failures import Trouble


def write_whole(out: Path, data: bytes, overwrite: bool) -> None:
    """Write a file beside `out`, sync it and put it in its place; a failure leaves no trace."""
    place = target(out, overwrite)
    beside = name_beside(place)
    with _told(out):
        try:
            with beside.open("xb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            target(out, overwrite)
            beside.replace(place)
        except BaseException:
            beside.unlink(missing_ok=True)
            raise
        _sync_folder(place.parent)


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
        if error.errno in FULL:
            raise Trouble("report_disk_full", path=str(out)) from error
        raise Trouble(
            "report_not_written", path=str(out), reason=error.strerror or str(error)
        ) from error
