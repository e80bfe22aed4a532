"""Real small disks, mounted for a test: they fill up, turn read-only, and come back."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

_FILLER = "video.mp4"
_STEP = 4096


class Disk:
    """A mounted disk; `folder` is where it is."""

    def __init__(self, folder: Path, image: Path | None = None) -> None:
        self.folder = folder
        self._image = image

    def fill(self, leave: int = 0) -> None:
        """Write a file until nothing goes on the disk; then so many bytes are given back."""
        size = 0
        with (self.folder / _FILLER).open("wb", buffering=0) as file:
            try:
                while True:
                    size += file.write(bytes(_STEP))
            except OSError:
                file.truncate(max(0, size - leave))

    def make_room(self) -> None:
        (self.folder / _FILLER).unlink()

    def fail(self) -> None:
        """Have the file system turn read-only, as it does when the disk under it fails."""
        _mount("-o", "remount,abort", str(self.folder))

    def repair(self) -> None:
        """Mount it anew; what was open stays dead."""
        _run("umount", "--lazy", str(self.folder))
        _mount("-o", "loop", str(self._image), str(self.folder))


def _run(*command: str) -> None:
    subprocess.run(command, check=True, capture_output=True)


def _mount(*arguments: str) -> None:
    _run("mount", *arguments)


@contextmanager
def mounted(folder: Path, *arguments: str, image: Path | None = None) -> Iterator[Disk]:
    """Mount a disk at a new folder and take it away again; skips where nobody may."""
    folder.mkdir()
    if os.name != "posix" or os.geteuid() != 0 or shutil.which("mount") is None:
        pytest.skip("only root can mount a disk")
    try:
        _mount(*arguments, str(folder))
    except subprocess.CalledProcessError:
        pytest.skip("this machine lets nobody mount a disk")
    try:
        yield Disk(folder, image)
    finally:
        _run("umount", "--lazy", str(folder))


@contextmanager
def small_disk(folder: Path, kilobytes: int = 600) -> Iterator[Disk]:
    """Give a disk in memory."""
    with mounted(folder, "-t", "tmpfs", "-o", f"size={kilobytes}k", "tmpfs") as disk:
        yield disk


@contextmanager
def failing_disk(folder: Path) -> Iterator[Disk]:
    """Give a disk with a file system that can be made to fail."""
    image = folder.with_suffix(".image")
    with image.open("wb") as file:
        file.truncate(8 * 2**20)
    if shutil.which("mkfs.ext4") is None:
        pytest.skip("mkfs.ext4 makes the disk")
    _run("mkfs.ext4", "-q", str(image))
    with mounted(folder, "-o", "loop", str(image), image=image) as disk:
        yield disk
