"""Where else something still stands that is to be deleted for good."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from facilitator.app.action import Action
from facilitator.app.backups import Backup
from facilitator.app.copies.purging import Target, texts_of
from facilitator.app.copies.wordings import Wordings, said
from facilitator.domain.entities import Draft
from facilitator.domain.failures import Trouble
from facilitator.ui.services import Services


@dataclass(frozen=True, slots=True)
class Remains:
    """Backups that hold it, newest first, and whether a recovery file does.

    `rehearsals` are copies that a rehearsal left behind when it broke off, `damaged` files beside
    the workshop that were moved aside. What cannot be read counts: nobody can tell that it does not
    hold it.
    """

    backups: tuple[Backup, ...] = ()
    is_in_recovery: bool = False
    rehearsals: tuple[Path, ...] = ()
    damaged: tuple[Path, ...] = ()

    @property
    def are_none(self) -> bool:
        return not self.damaged and not self.can_go

    @property
    def can_go(self) -> bool:
        """Tell whether there is something that the program deletes if it is wished.

        A damaged file may be the last to hold something else: its owner decides.
        """
        return bool(self.backups or self.is_in_recovery or self.rehearsals)


def find_remains(
    services: Services, path: Path, uid: str, targets: Sequence[Target], texts: Sequence[str]
) -> Remains:
    """Look through all that is left of a workshop, by its file and the uid of its first Action.

    It takes as long as reading it all; any thread may call. Raises Trouble.
    """
    words = Wordings(texts)
    backups = services.backups_of_workshop(uid)
    rehearsals = services.rehearsals_left(path.name)
    return Remains(
        tuple(b for b in backups if _holds(services, b.path, targets, words)),
        _say(services.unsaved_actions(uid), targets, words),
        tuple(file for file in rehearsals if _holds(services, file, targets, words)),
        tuple(services.damaged_beside(path)),
    )


def _holds(services: Services, file: Path, targets: Sequence[Target], words: Wordings) -> bool:
    try:
        journal = services.read_copy(file).journal
        return _say([row.action() for row in journal], targets, words)
    except Trouble:
        return True


def _say(actions: Sequence[Action], targets: Sequence[Target], words: Wordings) -> bool:
    """Tell whether the targets say something there, or what was typed says it."""
    if texts_of(actions, targets):
        return True
    whole = (w for a in actions for c in a.changes if not c.field for w in (c.old, c.new))
    return any(words.are_in(text) for w in whole if isinstance(w, Draft) for text in said(w))


def remove_remains(services: Services, uid: str, remains: Remains) -> None:
    """Delete those backups, recovery files and copies of rehearsals. Raises Trouble."""
    for backup in remains.backups:
        services.delete_backup(backup)
    for file in remains.rehearsals:
        services.delete_rehearsal(file)
    if remains.is_in_recovery:
        services.forget_unsaved(uid)
