"""Put a new file in the place of one that was let go of just now, if nobody wrote into it."""

import os
from collections.abc import Sequence
from contextlib import closing, suppress
from pathlib import Path

from facilitator.app.action import Action
from facilitator.app.files import name_beside, replace_file, target, trouble_of_os
from facilitator.domain.failures import Trouble
from facilitator.storage.connection import Mode, connect, take_lock, troubles
from facilitator.storage.file import create
from facilitator.storage.header import is_held, version_of
from facilitator.storage.migrations import VERSION
from facilitator.storage.publish import sync_folder
from facilitator.storage.reading import loading

_LAST = "SELECT number, uid FROM journal ORDER BY number DESC LIMIT 1"


class Replacement:
    """A whole new file beside the one whose place it takes (fulfils `app.files.Replacing`)."""

    def __init__(self, path: Path, actions: Sequence[Action]) -> None:
        """Write it beside `path`, which may be open meanwhile. Raises Trouble as `create`."""
        self._path = Path(path).absolute()
        self._place = target(self._path, overwrite=True)
        self._new = name_beside(self._place)
        create(self._new, actions)

    def put(self, number: int, uid: str) -> None:
        """Put it in its place, where this is still the last entry of the file that stands there.

        A file without entries has 0 and "". Nobody else can write into the old file meanwhile.
        Raises Trouble: open_elsewhere (this program included), written_elsewhere, and as the
        opening of a file.
        """
        if is_held(self._place):
            raise Trouble("open_elsewhere", path=str(self._path))
        version_of(self._place, VERSION)
        try:
            with troubles(self._path), closing(connect(self._place, Mode.WRITING)) as driver:
                take_lock(driver, self._path)
                with loading(self._path):
                    last = driver.execute(_LAST).fetchone() or (0, "")
                if last != (number, uid):
                    raise Trouble("written_elsewhere", path=str(self._path))
                if os.name != "nt":
                    self._name()
            if os.name == "nt":  # no open file is replaced there, also not one that others opened
                self._name()
        except OSError as error:
            raise trouble_of_os(error, self._path) from error

    def drop(self) -> None:
        """Remove it; one that is in its place already stays."""
        with suppress(OSError):  # it goes with other stale ones
            self._new.unlink(missing_ok=True)

    def _name(self) -> None:
        replace_file(self._new, self._place)
        sync_folder(self._place.parent)
