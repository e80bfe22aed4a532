"""Put a finished document where the user wants it: the whole new file, or the old one as it was."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from facilitator.app.files import FULL, name_beside, replace_file, target
from facilitator.app.rights import hand_on
from facilitator.domain.failures import Trouble


def write_whole(out: Path, data: bytes, overwrite: bool, *, private: bool = False) -> Path:
    """Write a file beside `out`, sync it and put it in its place; a failure leaves no trace.

    Gives the place: `out`, or a free name beside it where `out` cannot be replaced because another
    program holds it (a viewer on Windows). One that is `private` only its user can read. Raises
    Trouble (those of `app.files.target`, report_no_permission, report_disk_full,
    report_not_written).
    """
    beside = name_beside(target(out, overwrite))
    write_beside(beside, data, out)
    return put_in_place(beside, out, overwrite, private=private)


def write_beside(beside: Path, data: bytes, out: Path) -> None:
    """Write and sync the unfinished file; a failure, told of `out`, leaves no trace.

    What stands at `beside` already is never touched: only what was made here is removed.
    """
    with _told(out):
        file = beside.open("xb")
        with _leaving_nothing(beside), file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())


def put_in_place(beside: Path, out: Path, overwrite: bool, *, private: bool = False) -> Path:
    """Put the finished file where it belongs, or beside a busy one; tell where it is."""
    with _told(out), _leaving_nothing(beside):
        stands, place = out, target(out, overwrite)
        if not private:  # it was made the user's alone
            hand_on(beside, place)
        try:
            replace_file(beside, place)
        except PermissionError:
            # Windows refuses to replace what a viewer shows. The user still gets the new one.
            if not place.exists():
                raise
            stands = place = _free_name(place)
            replace_file(beside, place)
        _sync_folder(place.parent)
    return stands


def _free_name(place: Path) -> Path:
    """Name a file like this one that is not there yet: `report (2).pdf`."""
    number = 2
    while os.path.lexists(free := place.with_name(f"{place.stem} ({number}){place.suffix}")):
        number += 1
    return free


@contextmanager
def _leaving_nothing(beside: Path) -> Iterator[None]:
    """Remove the unfinished file where something fails."""
    try:
        yield
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


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
        if error.errno == errno.EROFS:
            raise Trouble("report_no_permission", path=str(out)) from error
        if error.errno in FULL:
            raise Trouble("report_disk_full", path=str(out)) from error
        raise Trouble(
            "report_not_written", path=str(out), reason=error.strerror or str(error)
        ) from error
