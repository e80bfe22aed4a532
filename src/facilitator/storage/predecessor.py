"""The file that a new one takes the place of: locked till then, and put aside where it is lost."""

import errno
import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from facilitator.domain.failures import Trouble
from facilitator.storage.aside import all_beside, name_aside, when_told
from facilitator.storage.connection import Mode, check_pages, connect, take_lock, troubles
from facilitator.storage.header import version_of
from facilitator.storage.migrations import VERSION
from facilitator.storage.reading import is_read_only
from facilitator.words import tr

Keep = Callable[[sqlite3.Connection], object]

_ENDING = ".workshop"
_HOT = bytes.fromhex("d9d505f920a163d7")  # what a journal begins with that is to be rolled back


class Predecessor:
    """What stands where a new file will; `driver` has its lock, `aside` is where it is kept."""

    def __init__(self, place: Path, driver: sqlite3.Connection | None, aside: Path | None) -> None:
        self._place = place
        self._driver = driver
        self._aside = aside
        self._is_aside = False
        self._was_there = os.path.lexists(place)

    def give_way(self) -> None:
        """Put aside what is kept, and what would be rolled back into the new file.

        Called right before that gets the name. Raises OSError.
        """
        if not self._was_there and os.path.lexists(self._place):  # came into being meanwhile
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST))
        if os.name == "nt":  # what is open is not replaced there, whoever has it open
            self.close()
        aside = self._aside
        if aside is None and self._driver is None and _is_stray_and_hot(self._place):
            aside = _kept_name(self._place)
        for left, other in zip(
            all_beside(self._place), all_beside(aside or self._place), strict=True
        ):
            if aside is not None and os.path.lexists(left):
                left.rename(other)
            else:  # rolled back under our lock, or of nothing that is worth keeping
                left.unlink(missing_ok=True)
        if self._aside is not None:
            _name_too(self._place, self._aside)
            self._is_aside = True

    def come_back(self) -> None:
        """Take the old name again: the new file did not get it. Raises OSError."""
        if not self._is_aside or self._aside is None:
            return
        for left, other in zip(all_beside(self._aside), all_beside(self._place), strict=True):
            if os.path.lexists(left):
                left.rename(other)
        if os.path.lexists(self._place):
            self._aside.unlink()
        else:
            self._aside.rename(self._place)
        self._is_aside = False

    def close(self) -> None:
        """Let go of the lock."""
        if self._driver is not None:
            self._driver.close()


@contextmanager
def replacing(place: Path, keep: Keep | None = None) -> Iterator[Predecessor]:
    """Lock what stands at the place while a new file is made for it.

    `keep` gets the connection to a sound workshop of whatever version this program knows; what is
    damaged or newer is put aside instead. Without `keep` nothing is kept. Raises Trouble:
    open_elsewhere, what `keep` raises.
    """
    driver, aside = _taken(place, keep) if os.path.lexists(place) else (None, None)
    found = Predecessor(place, driver, aside)
    try:
        yield found
    finally:
        found.close()


def _taken(place: Path, keep: Keep | None) -> tuple[sqlite3.Connection | None, Path | None]:
    # The header first: to open and close the file later would let go of the lock.
    refusal = _refusal(place)
    if refusal == "empty_file":
        return None, None
    driver = _locked(place)
    if keep is None:
        return driver, None
    try:
        if driver is not None and not refusal and _is_kept(driver, place, keep):
            return driver, None
    except BaseException:
        if driver is not None:
            driver.close()
        raise
    is_ours = refusal != "not_ours" or place.suffix == _ENDING
    return driver, _kept_name(place) if is_ours else None


def _refusal(place: Path) -> str:
    """Tell why the file cannot be opened, "" where it may be. Raises Trouble("open_elsewhere")."""
    try:
        version_of(place, VERSION)
    except Trouble as trouble:
        if trouble.code == "open_elsewhere":
            raise
        return trouble.code
    return ""


def _locked(place: Path) -> sqlite3.Connection | None:
    """Lock the file, rolling back what a crash left; None where it is nothing to be locked."""
    driver = None
    try:
        with troubles(place):
            is_protected = is_read_only(place)
            driver = connect(place, Mode.READING if is_protected else Mode.WRITING)
            if is_protected:  # nobody writes to it; a reader is not disturbed
                driver.execute("SELECT 1 FROM sqlite_master").fetchone()
            else:
                take_lock(driver, place)
            return driver
    except BaseException as error:
        if driver is not None:
            driver.close()
        is_theirs = isinstance(error, Trouble) and error.code == "open_elsewhere"
        if is_theirs or not isinstance(error, Trouble | sqlite3.Error):
            raise
        return None


def _is_kept(driver: sqlite3.Connection, place: Path, keep: Keep) -> bool:
    """Have a sound workshop kept; False where it is damaged."""
    try:
        with troubles(place):
            check_pages(driver, place)
    except (Trouble, sqlite3.Error):
        return False
    keep(driver)
    return True


def _is_stray_and_hot(place: Path) -> bool:
    """Tell whether a file that is gone from here, perhaps to be put back, left its journal."""
    try:
        with all_beside(place)[0].open("rb") as journal:
            return not os.path.lexists(place) and journal.read(len(_HOT)) == _HOT
    except OSError:
        return False


def _kept_name(place: Path) -> Path:
    return name_aside(place, tr("replaced {when}", when=when_told()))


def _name_too(place: Path, aside: Path) -> None:
    try:
        os.link(place, aside)  # it stands in its place till the new one replaces it
    except FileExistsError:
        raise
    except (OSError, NotImplementedError):  # sticks and network drives have no links
        place.rename(aside)
