"""Where else something still stands that is to be deleted for good, and its end there."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from facilitator.app.action import Action
from facilitator.app.backups import Backup
from facilitator.app.copies.copying import Taken, whole
from facilitator.app.copies.purging import Target, known_targets, purged, texts_of
from facilitator.app.copies.wordings import Wordings
from facilitator.app.files import are_one, exists, is_there
from facilitator.app.joining.joining import Copy
from facilitator.domain.entities import Draft, EntityKind
from facilitator.domain.failures import Trouble
from facilitator.ui.file_dialogs import ENDING
from facilitator.ui.services import Services


@dataclass(frozen=True, slots=True)
class Remains:
    """What holds it: backups, newest first, a recovery file, and copies that a rehearsal left.

    `unreadable` backups, `damaged` files that were moved aside, and the files of the same workshop
    (`copies`) that cannot be read count: nobody can tell that they do not hold it. `texts` is what
    was looked for. A backup that is made after those that were `searched` is looked through when
    it is deleted; None leaves such a one alone.
    """

    backups: tuple[Backup, ...] = ()
    unreadable: tuple[Backup, ...] = ()
    is_in_recovery: bool = False
    rehearsals: tuple[Path, ...] = ()
    damaged: tuple[Path, ...] = ()
    copies: tuple[Path, ...] = ()
    texts: tuple[str, ...] = ()
    searched: frozenset[Path] | None = None

    @property
    def are_none(self) -> bool:
        return not (self.backups or self.can_go or self.damaged or self.copies)

    @property
    def can_go(self) -> bool:
        """Tell whether there are leftovers that are deleted as a whole if it is wished.

        A damaged file may be the last to hold something else: its owner decides.
        """
        return bool(self.unreadable or self.is_in_recovery or self.rehearsals)


def find_remains(
    services: Services, path: Path, uid: str, targets: Sequence[Target], texts: Sequence[str]
) -> Remains:
    """Look through all that is left of a workshop, by its file and the uid of its first Action.

    It takes as long as reading it all; any thread may call. Raises Trouble.
    """
    look = _Look(services, targets, Wordings(texts))
    of_workshop = services.backups_of_workshop(uid)
    held = [(backup, look.holds(backup.path)) for backup in of_workshop]
    damaged = tuple(services.damaged_beside(path))
    originals = {backup.original for backup in of_workshop}
    others = _other_files(services, path, originals, damaged)
    return Remains(
        tuple(backup for backup, holds in held if holds),
        tuple(backup for backup, holds in held if holds is None),
        look.is_said_in(services.unsaved_actions(uid)) or services.has_unread_entries(uid),
        tuple(f for f in services.rehearsals_left(path.name) if look.holds(f) is not False),
        damaged,
        tuple(f for f in others if look.is_copy(f, uid, is_known=f in originals)),
        tuple(texts),
        frozenset(backup.path for backup in of_workshop),
    )


def _other_files(
    services: Services, path: Path, originals: Iterable[Path], damaged: Sequence[Path]
) -> Iterator[Path]:
    """Name the workshop files that this computer is known to have."""
    named = [Path(recent.path) for recent in services.load_settings().recent]
    for folder in (path.parent, services.documents_folder()):
        with suppress(OSError):  # one that cannot be listed has nothing that can be named
            named.extend(sorted(folder.glob(f"*{ENDING}")))
    for file in dict.fromkeys([*sorted(originals), *named]):
        if file not in damaged and is_there(file) and not are_one(file, path):
            yield file


class _Look:
    """Looks for the targets, and for what was typed of them, in one file after another."""

    def __init__(self, services: Services, targets: Sequence[Target], words: Wordings) -> None:
        self._services = services
        self._targets = targets
        self._words = words

    def holds(self, file: Path) -> bool | None:
        """Tell whether a file holds it; None where it cannot be read."""
        copy = self._read(file)
        return None if copy is None else self._is_in(copy)

    def is_copy(self, file: Path, uid: str, *, is_known: bool) -> bool:
        """Tell whether it is a file of this workshop, and may hold it."""
        copy = self._read(file)
        if copy is None:
            return is_known
        return any(row.uid == uid for row in copy.journal[:1]) and self._is_in(copy)

    def _read(self, file: Path) -> Copy | None:
        try:
            return self._services.read_copy(file)
        except Trouble:
            return None

    def _is_in(self, copy: Copy) -> bool:
        try:
            actions = [row.action() for row in copy.journal]
            for action in actions:
                for brought in action.brought:
                    brought.load()
        except Trouble:  # an entry that cannot be read may say it
            return True
        return self.is_said_in(actions)

    def is_said_in(self, actions: Sequence[Action]) -> bool:
        """Tell whether the targets say something there, or half-typed text does."""
        if texts_of(actions, self._targets):
            return True
        changes = [change for action in actions for change in action.changes]
        puts = (whole for change in changes for whole in change.wholes())
        drafts = (each for each in puts if isinstance(each, Draft))
        if any(self._words.are_half_typed_in(draft) for draft in drafts):
            return True
        # A message is on the wall a moment before the log has it.
        on_wall = (c.new for c in changes if (c.kind, c.field) == (EntityKind.LIVE, "message"))
        return any(isinstance(new, str) and self._words.are_in(new) for new in on_wall)


def remove_remains(
    services: Services, uid: str, remains: Remains, targets: Sequence[Target], by: str
) -> None:
    """Take it out of these backups, and delete the leftovers. Raises Trouble."""
    for backup in (*remains.backups, *_made_since(services, uid, remains, targets)):
        try:
            _clean(services, backup, targets, remains.texts, by)
        except Trouble:
            if exists(backup.path):
                raise  # else it made room for a newer one meanwhile
    for backup in remains.unreadable:
        services.delete_backup(backup)
    for file in remains.rehearsals:
        services.delete_rehearsal(file)
    if remains.is_in_recovery:
        services.forget_unsaved(uid)


def _made_since(
    services: Services, uid: str, remains: Remains, targets: Sequence[Target]
) -> Iterator[Backup]:
    """List backups that were made of the open file since it was asked where else it stands."""
    if remains.searched is None:
        return
    look = _Look(services, targets, Wordings(remains.texts))
    for backup in services.backups_of_workshop(uid):
        if backup.path not in remains.searched and look.holds(backup.path) is not False:
            yield backup


def _clean(
    services: Services, backup: Backup, targets: Sequence[Target], texts: Sequence[str], by: str
) -> None:
    """Write a backup anew without it: all else that it holds may be needed."""
    copy, now = services.read_copy(backup.path), datetime.now().replace(microsecond=0)
    actions = whole(Taken(tuple(copy.workshop.all_entities()), tuple(copy.journal), now))
    known = known_targets(actions, targets)
    services.rewrite_backup(backup, purged(actions, known, now, by, texts))
