"""Where else something still stands that is to be deleted for good."""

from collections.abc import Sequence
from dataclasses import dataclass

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

    A backup that cannot be read counts: nobody can tell that it does not hold it.
    """

    backups: tuple[Backup, ...] = ()
    is_in_recovery: bool = False

    @property
    def are_none(self) -> bool:
        return not self.backups and not self.is_in_recovery


def find_remains(
    services: Services, uid: str, targets: Sequence[Target], texts: Sequence[str]
) -> Remains:
    """Look through all backups and recovery files of a workshop, by the uid of its first Action.

    It takes as long as reading them; any thread may call. Raises Trouble.
    """
    words = Wordings(texts)
    backups = services.backups_of_workshop(uid)
    holding = tuple(b for b in backups if _holds(services, b, targets, words))
    unsaved = services.unsaved_actions(uid)
    return Remains(holding, _say(unsaved, targets, words))


def _holds(services: Services, backup: Backup, targets: Sequence[Target], words: Wordings) -> bool:
    try:
        journal = services.read_copy(backup.path).journal
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
    """Delete those backups and recovery files. Raises Trouble."""
    for backup in remains.backups:
        services.delete_backup(backup)
    if remains.is_in_recovery:
        services.forget_unsaved(uid)
