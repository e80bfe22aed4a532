"""Entries that could not be saved, of a workshop whose own file is not there to take them."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from facilitator.app.action import Action
from facilitator.app.backups import Backup
from facilitator.app.taken_over import entered
from facilitator.domain.entities import EntityKind, Event
from facilitator.domain.workshop import Workshop


class Place(StrEnum):
    """What stands where the file of the workshop was."""

    NOTHING = "nothing"
    ANOTHER = "another"  # another workshop
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class LeftOver:
    """What waits for one file; `actions` are in the order in which they were entered.

    `unread` counts the entries that cannot be read any more. `files` hold it all. `names` is the
    workshop as a copy or a backup of it knows it, else empty. Opening the `copy` brings the
    entries back; so does restoring the `backup`, the newest of that workshop.
    """

    path: Path
    place: Place
    actions: tuple[Action, ...]
    unread: int
    files: tuple[Path, ...]
    names: Workshop = field(default_factory=Workshop, compare=False, repr=False)
    copy: Path | None = None
    backup: Backup | None = None

    @property
    def count(self) -> int:
        """Count the entries as a person made them."""
        return entered(self.actions) + self.unread

    @property
    def title(self) -> str:
        """Name the workshop, by its file where nothing tells more."""
        title = self.names.event.title
        for change in (change for action in self.actions for change in action.changes):
            if change.kind is EntityKind.EVENT and change.field in ("", "title"):
                new = change.new
                title = new.title if isinstance(new, Event) else str(new or "")
        return title or self.path.stem

    @property
    def span(self) -> tuple[datetime, datetime] | None:
        """Tell when the first and the last of them were entered; None where none can be read."""
        if not self.actions:
            return None
        moments = [action.at for action in self.actions]
        return min(moments), max(moments)
