"""Where rehearsals keep their throw-away copies, each in a folder of its own."""

import shutil
import time
from glob import escape
from pathlib import Path
from tempfile import mkdtemp

from facilitator.app.files import make_folder, trouble_of_os
from facilitator.domain.failures import Trouble

_NAMES = "rehearsal-"
_LONG_AGO = 7 * 24 * 60 * 60  # seconds


class RehearsalFolder:
    """Makes a folder for each rehearsal, and finds what one left that broke off."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder.absolute()

    def holds(self, path: Path) -> bool:
        """Tell whether a file is the copy of a rehearsal, not the user's own."""
        return self._folder in path.absolute().parents

    def make(self) -> Path:
        """Make a new folder; what was left long ago goes. Raises Trouble("folder_not_made")."""
        make_folder(self._folder)
        try:
            self._forget_old()
            return Path(mkdtemp(prefix=_NAMES, dir=self._folder))
        except OSError as error:
            raise Trouble("folder_not_made", path=str(self._folder)) from error

    def _forget_old(self) -> None:
        """Remove what a crash left long ago; a new one may still run elsewhere."""
        for left in self._folder.glob(f"{_NAMES}*"):
            if time.time() - left.stat().st_mtime > _LONG_AGO:
                shutil.rmtree(left, ignore_errors=True)

    def left(self, name: str) -> list[Path]:
        """List the copies of this name that are still there."""
        return sorted(self._folder.glob(f"{_NAMES}*/{escape(name)}"))

    def delete(self, copy: Path) -> None:
        """Delete such a copy. Raises Trouble; one that is gone already is none."""
        try:
            copy.unlink(missing_ok=True)
        except OSError as error:
            raise trouble_of_os(error, copy) from error
