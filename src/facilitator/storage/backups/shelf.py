"""One workshop's folder of backups: the names in it, and whose they are."""

import json
import os
import re
import unicodedata
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from facilitator.app.backups import Backup, BackupReason, newest_first
from facilitator.app.files import name_beside, replace_file
from facilitator.domain.text import one_line
from facilitator.storage.backups.standing import Standing, short_hash
from facilitator.storage.publish import make_own_folder

_ABOUT = "about.json"
_WHEN = "%Y%m%d-%H%M%S"
# When it was made, why, the number of the last entry, its mark, the place of the file; then which
# one it is of the workshop's, and its size in bytes.
_NAME = re.compile(
    r"(?P<when>\d{8}-\d{6}) (?P<reason>[a-z_]+) (?P<entries>\d{1,16})"
    r" (?P<mark>[0-9a-f]{8}) (?P<place>[0-9a-f]{8})"
    r"( (?P<turn>\d{1,12}) (?P<size>\d{1,16}))?\.workshop"
)
_SHELF = re.compile(r".+ [0-9a-f]{8}")
_FORBIDDEN = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f]+')
_LONGEST_TITLE = 40  # letters; Windows takes 260 in a whole path
# Names of devices, which Windows takes for no folder, also with an ending.
_DEVICES = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?$", re.IGNORECASE)


def place_of(original: Path) -> str:
    """Give a short name of a file's place: the same however its path was written."""
    whole = os.path.normcase(original.absolute())
    return short_hash(unicodedata.normalize("NFC", whole))


def folder_name(title: str, uid: str) -> str:
    """Name a shelf: the title as far as every platform takes it, and what is unique."""
    tidy = one_line(_FORBIDDEN.sub(" ", title))[:_LONGEST_TITLE].strip(" .")
    if not tidy or _DEVICES.match(tidy):
        tidy = f"Workshop {tidy}".strip()
    return f"{tidy} {short_hash(uid)}"


def name_with_size(name: str, size: int) -> str:
    """Name a backup that was written anew: only its size is another one, where the name has it."""
    match = _NAME.fullmatch(name)
    if match is None or match["size"] is None:
        return name
    return f"{name[: match.start('size')]}{size}{name[match.end('size') :]}"


@dataclass(frozen=True, slots=True)
class Named:
    """A backup as its name tells of it, with the mark of its last entry and its file's place."""

    backup: Backup
    mark: str
    place: str


@dataclass(slots=True)
class Shelf:
    """The backups of one workshop: of all its files that ever stood somewhere on this computer.

    `originals` leads from the short name of a place to the path.
    """

    folder: Path
    uid: str = ""
    title: str = ""
    originals: dict[str, str] = field(default_factory=dict)

    @classmethod
    def read(cls, folder: Path) -> "Shelf":
        """Read whose shelf it is; what cannot be read stays empty. Raises OSError, not for that."""
        shelf = cls(folder)
        try:
            found = json.loads((folder / _ABOUT).read_bytes())
            shelf.uid, shelf.title = str(found["uid"]), str(found["title"])
            shelf.originals = {str(k): str(v) for k, v in found["originals"].items()}
        except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
            pass  # the backups are there all the same
        return shelf

    def know(self, standing: Standing, original: Path) -> None:
        """Remember the title and that a file of this workshop stands there. Raises OSError."""
        place, path = place_of(original), str(original.absolute())
        known = self.originals.get(place), self.title, self.uid
        if known == (path, standing.title, standing.uid):
            return
        self.uid, self.title, self.originals[place] = standing.uid, standing.title, path
        told = {"uid": self.uid, "title": self.title, "originals": self.originals}
        unfinished = name_beside(self.folder / _ABOUT)
        try:
            unfinished.write_text(json.dumps(told), encoding="utf-8")  # ASCII: any path can be
            replace_file(unfinished, self.folder / _ABOUT)
        finally:
            unfinished.unlink(missing_ok=True)

    def path_for(
        self, standing: Standing, original: Path, now: datetime, why: BackupReason, size: int
    ) -> Path:
        """Name a new backup of so many bytes."""
        turn = 1 + max((named.backup.turn for named in self.list()), default=0)
        told = f"{now:{_WHEN}} {why.value} {standing.entries} {standing.mark}"
        return self.folder / f"{told} {place_of(original)} {turn} {size}.workshop"

    def list(self) -> list[Named]:
        """List the backups, newest first, without opening them."""
        found = (self._named(entry) for entry in _entries(self.folder))
        named = {each.backup.path: each for each in found if each is not None}
        return [named[b.path] for b in newest_first(n.backup for n in named.values())]

    def _named(self, entry: os.DirEntry[str]) -> Named | None:
        match = _NAME.fullmatch(entry.name)
        if match is None:
            return None
        try:
            made_at = datetime.strptime(match["when"], _WHEN)
            reason = BackupReason(match["reason"])
            if not entry.is_file():
                return None
            size = entry.stat().st_size
        except (OSError, ValueError):
            return None
        backup = Backup(
            Path(entry.path),
            made_at,
            reason,
            size,
            self.title,
            entries=int(match["entries"]),
            original=Path(self.originals.get(match["place"], "")),
            turn=int(match["turn"] or 0),
            is_whole=int(match["size"] or size) == size,
        )
        return Named(backup, match["mark"], match["place"])


def shelves(folder: Path) -> Iterator[Shelf]:
    """Give every shelf below the folder."""
    for entry in _entries(folder):
        if _SHELF.fullmatch(entry.name) and entry.is_dir():
            yield Shelf.read(Path(entry.path))


def shelf_of(folder: Path, standing: Standing) -> Shelf:
    """Find the shelf of a workshop, or make it, readable by its owner only. Raises OSError."""
    ending = f" {short_hash(standing.uid)}"
    for entry in _entries(folder):
        if entry.name.endswith(ending) and entry.is_dir():
            return Shelf.read(Path(entry.path))
    made = folder / folder_name(standing.title, standing.uid)
    make_own_folder(made)
    return Shelf.read(made)


def _entries(folder: Path) -> list[os.DirEntry[str]]:
    """List a folder; one that is not there, or not ours to read, has nothing in it."""
    with suppress(OSError), os.scandir(folder) as found:
        return list(found)
    return []
