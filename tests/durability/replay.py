"""Play recorded calls on a model of the disk."""

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from tests.durability.calls import Call, NotUnderstood
from tests.durability.disk import Disk, Files, Inode, Named

_STANDARD_OUTPUT = 1
_REFUSED = {"writev", "pwritev", "truncate", "fallocate", "sync_file_range"}
_DUPLICATES = {"dup", "dup2", "dup3"}

Said = Callable[[str], None]


class Replay:
    """Follows one program's calls below `root`; what it writes to standard output is `said`.

    `play` gives the disk after every call that changed what a power cut would leave.
    """

    def __init__(self, root: Path, files: Files, said: Said) -> None:
        self.disk = Disk(files)
        self._root = os.fsencode(root)
        self._open: dict[int, Inode] = {}
        self._folders: dict[int, str] = {}
        self._said = said
        self._line = ""

    def play(self, calls: Iterable[Call]) -> Iterator[Disk]:
        for call in calls:
            if self._follow(call):
                yield self.disk

    def _follow(self, call: Call) -> bool:
        name = call.name
        if name in ("openat", "open", "creat"):
            return self._opened(call)
        if name in ("rename", "renameat", "renameat2", "link", "linkat", "unlink", "unlinkat"):
            return self._named(call)
        if name in ("mkdir", "mkdirat", "rmdir"):
            return self._made(call)
        descriptor = int(call.rest[0])
        if name == "close":
            self._open.pop(descriptor, None)
            self._folders.pop(descriptor, None)
            return False
        if name == "write" and descriptor == _STANDARD_OUTPUT:
            return self._heard(call.strings[0][: call.result])
        if descriptor in self._folders and name in ("fsync", "fdatasync"):
            self.disk.folders[self._folders[descriptor]].sync()
            return True
        inode = self._open.get(descriptor)
        return inode is not None and self._changed(call, inode)

    def _opened(self, call: Call) -> bool:
        path = self._below(call.strings[0])
        if path is None:
            return False
        flags = call.rest[2] if call.name == "openat" else call.rest[1]
        inode = self.disk.find(path)
        is_folder = inode is not None and inode.is_folder
        if is_folder or (inode is None and "O_CREAT" not in flags):
            self.disk.folder(f"{path}/any")
            self._folders[call.result] = path
            return False
        is_new = inode is None
        if inode is None:
            inode = Inode()
            self.disk.folder(path).change(Named(path, inode))
        elif "O_TRUNC" in flags:
            inode.change(0, None)
        self._open[call.result] = inode
        return is_new or "O_TRUNC" in flags

    def _changed(self, call: Call, inode: Inode) -> bool:
        if call.name == "pwrite64":
            inode.change(int(call.rest[3]), call.strings[0][: call.result])
        elif call.name == "write":  # only ours: they append, or write once from the start
            inode.change(len(inode.now), call.strings[0][: call.result])
        elif call.name == "ftruncate":
            inode.change(int(call.rest[1]), None)
        elif call.name in ("fsync", "fdatasync"):
            inode.sync()
        elif call.name in _REFUSED or call.name in _DUPLICATES:
            raise NotUnderstood(call.name)
        return True

    def _made(self, call: Call) -> bool:
        path = self._below(call.strings[0])
        if path is None:
            return False
        if call.name == "rmdir":
            self.disk.folder(path).change(Named(path, None))
        else:
            self.disk.make_folder(path)
        return True

    def _named(self, call: Call) -> bool:
        paths = [self._below(each) for each in call.strings]
        if all(path is None for path in paths):
            return False
        first, *others = (path for path in paths if path is not None)
        folder, inode = self.disk.folder(first), self.disk.find(first)
        if call.name.startswith("unlink"):
            folder.change(Named(first, None))
        elif (
            inode is None
            or inode.is_folder
            or len(others) != 1
            or self.disk.folder(others[0]) is not folder
        ):
            raise NotUnderstood(call.name)
        elif call.name.startswith("link"):
            folder.change(Named(others[0], inode))
        else:
            folder.change(Named(others[0], inode), Named(first, None))
        return True

    def _heard(self, data: bytes) -> bool:
        self._line += data.decode()
        *lines, self._line = self._line.split("\n")
        for line in lines:
            self._said(line)
        return bool(lines)

    def _below(self, path: bytes) -> str | None:
        if path == self._root:
            return "."
        if not path.startswith(self._root + b"/"):
            return None
        return os.fsdecode(path[len(self._root) + 1 :])
