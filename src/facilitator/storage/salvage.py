"""Get out of a damaged file what can still be read, without changing a byte of it."""

from pathlib import Path

from facilitator.app.salvaged import Salvaged

__all__ = ["Salvaged", "move_aside", "salvage"]


def move_aside(path: Path) -> Path:
    """Rename a damaged file, and its journal, to a name beside it that says so and when.

    Not a byte is changed and no file replaced. Gives the new path. Raises Trouble: no_such_file,
    no_permission, open_elsewhere (this process has it open), disk_failed.
    """
    raise NotImplementedError


def salvage(damaged: Path, to: Path) -> Salvaged:
    """Read what can be read of a damaged file and write it into a new, sound one.

    No file is made where nothing was read (`is_nothing`). Raises Trouble as `create` for `to`, and
    no_such_file, no_permission, open_elsewhere, not_ours (no workshop was ever in it), newer.
    """
    raise NotImplementedError
