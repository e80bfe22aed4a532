"""A disk that keeps for certain only what was synced: its states at every call of the system."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

_SECTOR = 512

Write = tuple[int, bytes]  # offset and bytes; a truncation is (size, None)
Change = tuple[int, bytes | None]
Files = dict[str, bytes]


@dataclass(slots=True)
class Inode:
    """One file: what is on the disk for certain, and what may or may not be. Or a folder."""

    synced: bytes = b""
    pending: list[Change] = field(default_factory=list)
    now: bytearray = field(default_factory=bytearray)
    is_folder: bool = False

    def change(self, offset: int, data: bytes | None) -> None:
        self.pending.append((offset, data))
        _make(self.now, offset, data)

    def sync(self) -> None:
        self.synced = bytes(self.now)
        self.pending.clear()

    def kept(self, chosen: list[Change]) -> bytes:
        """Give the content when only the chosen changes reached the disk."""
        made = bytearray(self.synced)
        for offset, data in chosen:
            _make(made, offset, data)
        return bytes(made)


@dataclass(frozen=True, slots=True)
class Named:
    """A name that came, or went (without a file)."""

    name: str
    inode: Inode | None


@dataclass(slots=True)
class Folder:
    """The names in a folder: those on the disk for certain, and what may or may not be."""

    synced: dict[str, Inode] = field(default_factory=dict)
    pending: list[tuple[Named, ...]] = field(default_factory=list)  # each all or not at all

    def change(self, *names: Named) -> None:
        self.pending.append(names)

    def kept(self, chosen: list[tuple[Named, ...]]) -> dict[str, Inode]:
        names = dict(self.synced)
        for change in chosen:
            for named in change:
                if named.inode is None:
                    names.pop(named.name, None)
                else:
                    names[named.name] = named.inode
        return names

    def now(self) -> dict[str, Inode]:
        return self.kept(self.pending)

    def sync(self) -> None:
        self.synced = self.now()
        self.pending.clear()


def _make(content: bytearray, offset: int, data: bytes | None) -> None:
    if data is None:
        del content[offset:]
        content.extend(bytes(offset - len(content)))
        return
    content.extend(bytes(max(0, offset - len(content))))
    content[offset : offset + len(data)] = data


class Disk:
    """The files below one folder. `states` gives what a power cut at this moment may leave.

    A folder that was made comes or goes like a file, and with it all that is in it. What was there
    at the beginning stands.
    """

    def __init__(self, files: Files) -> None:
        self.folders: dict[str, Folder] = {}
        self._made: set[str] = set()  # folders
        for name, content in files.items():
            inode = Inode(content, [], bytearray(content))
            self.folder(name).synced[name] = inode

    def folder(self, name: str) -> Folder:
        """Give the folder in which the file of that name is."""
        return self.folders.setdefault(str(Path(name).parent), Folder())

    def make_folder(self, name: str) -> None:
        """Make a folder in the folder in which that name is."""
        self._made.add(name)
        self.folder(name).change(Named(name, Inode(is_folder=True)))

    def find(self, name: str) -> Inode | None:
        return self.folder(name).now().get(name)

    def states(self, dice: random.Random, torn: int) -> Iterator[Files]:
        """Give every choice of whole changes that matters, and some torn ones; some are alike."""
        for names in self._names():
            names = self._reached(names)
            inodes = list({id(inode): inode for inode in names.values()}.values())
            open_ones = [inode for inode in inodes if inode.pending]
            choices = [{}, {id(i): list(i.pending) for i in open_ones}]
            if len(open_ones) > 1:
                choices += [{id(i): list(i.pending)} for i in open_ones]
            for inode in open_ones:
                choices.extend({id(inode): some} for some in _partly(inode))
            for _ in range(torn if open_ones else 0):
                choices.append({id(i): _torn(i, dice) for i in open_ones})
            for choice in choices:
                yield {n: i.kept(choice.get(id(i), [])) for n, i in names.items()}

    def _reached(self, names: dict[str, Inode]) -> dict[str, Inode]:
        """Leave out the folders themselves, and what is in one that is not there."""
        gone = self._made - names.keys()
        return {
            name: inode
            for name, inode in names.items()
            if not inode.is_folder and gone.isdisjoint(map(str, Path(name).parents))
        }

    def _names(self) -> Iterator[dict[str, Inode]]:
        """Give the names that may be there: of each folder's changes the first few, or all but one.

        One folder at a time: those of the others are taken as they are now.
        """
        yield {n: i for f in self.folders.values() for n, i in f.now().items()}
        for folder in self.folders.values():
            others = {
                n: i for f in self.folders.values() if f is not folder for n, i in f.now().items()
            }
            for count in range(len(folder.pending)):
                yield {**others, **folder.kept(folder.pending[:count])}
                without = folder.pending[:count] + folder.pending[count + 1 :]
                if without != folder.pending[:-1]:
                    yield {**others, **folder.kept(without)}


def _partly(inode: Inode) -> Iterator[list[Change]]:
    """Leave out the last, the first, or all but the last of what is not synced."""
    if len(inode.pending) > 1:
        yield inode.pending[:-1]
        yield inode.pending[1:]
        yield inode.pending[-1:]


def _torn(inode: Inode, dice: random.Random) -> list[Change]:
    """Keep some sectors; what lies beyond the end without having been written is zeros."""
    chosen: list[Change] = []
    for offset, data in inode.pending:
        if data is None:
            if dice.random() < 0.5:
                chosen.append((offset, None))
            continue
        for at in range(0, len(data), _SECTOR):
            if dice.random() < 0.5:
                chosen.append((offset + at, data[at : at + _SECTOR]))
    return chosen
