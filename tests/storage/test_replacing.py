"""A file that a new one takes the place of: never one that is open, never lost unseen."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path

import pytest

from facilitator.app import editing
from facilitator.app.backups import BackupReason
from facilitator.app.desk import Desk
from facilitator.app.files import replace_file
from facilitator.app.making import new_workshop
from facilitator.bootstrap import Files
from facilitator.domain.failures import Trouble
from facilitator.storage.file import copy, create, open_for_writing, read
from facilitator.storage.publish import publishing

HOLDING = """
import os, signal, sys
from datetime import datetime
from pathlib import Path
from facilitator.app import editing
from facilitator.app.desk import Desk
from facilitator.storage.file import open_for_writing
opened = open_for_writing(Path(sys.argv[1]))
desk = Desk(opened.workshop, opened.journal, opened.keeper, by="")
desk.do(editing.add_center, "귀한")
assert opened.keeper.flush(10)
print("open", flush=True)
sys.stdin.readline()
desk.do(editing.add_center, "더")
print(opened.keeper.flush(5), flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "files" / "워크숍.workshop"
    made.parent.mkdir()
    create(made, [new_workshop(datetime(2025, 12, 5, 9))])
    return made


@contextmanager
def another_process(path: Path) -> Iterator[subprocess.Popen[str]]:
    """Have another process open the file and save a center; it is killed at the end."""
    command = [sys.executable, "-c", HOLDING, str(path)]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "open\n"
        try:
            yield process
        finally:
            process.kill()


def centers(path: Path) -> list[str]:
    return [center.name for center in read(path)[0].centers]


def refusal(path: Path) -> str:
    with pytest.raises(Trouble) as caught:
        Files().create_file(path, [new_workshop(datetime(2025, 1, 1))], overwrite=True)
    return caught.value.code


def beside(path: Path) -> list[str]:
    return sorted(each.name for each in path.parent.iterdir() if each.name != path.name)


# -- open in another process --------------------------------------------------------------------


def test_what_another_process_has_open_is_not_replaced(path: Path) -> None:
    with another_process(path) as process:
        journals = [name for name in beside(path) if name.endswith("-journal")]
        assert refusal(path) == "open_in_another_window"
        assert [name for name in beside(path) if name.endswith("-journal")] == journals
        other = path.with_name("andere.workshop")
        create(other)
        with pytest.raises(Trouble, match="open_elsewhere"):
            copy(other, path, overwrite=True)
        assert process.stdin is not None and process.stdout is not None
        process.stdin.write("\n")
        process.stdin.flush()
        assert process.stdout.readline() == "True\n", "it goes on saving"
    assert centers(path) == ["귀한", "더"]


def test_what_is_being_replaced_is_opened_by_nobody(path: Path) -> None:
    with publishing(path, overwrite=True) as unfinished:
        command = "import sys; from pathlib import Path; from facilitator.domain.failures import "
        command += "Trouble\nfrom facilitator.storage.file import open_for_writing\n"
        command += "try: open_for_writing(Path(sys.argv[1]))\nexcept Trouble as t: print(t.code)"
        told = subprocess.run(
            [sys.executable, "-c", command, str(path)], capture_output=True, text=True, check=True
        )
        assert told.stdout == "open_elsewhere\n"
        unfinished.write_bytes(b"new")
    assert path.read_bytes() == b"new"


def test_what_was_saved_last_is_in_the_backup(path: Path) -> None:
    with another_process(path):
        pass
    Files().create_file(path, [new_workshop(datetime(2025, 1, 1))], overwrite=True)
    assert centers(path) == []
    (backup,) = Files().all_backups()
    assert (backup.reason, centers(backup.path)) == (BackupReason.IMPORT, ["귀한"])
    assert all(name.startswith(".facilitator-") for name in beside(path)), "nothing is put aside"


# -- what no backup can be made of --------------------------------------------------------------


def test_a_damaged_file_is_put_aside_byte_for_byte(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[4096:12288] = b"\xa5" * 8192
    path.write_bytes(data)
    Files().create_file(path, [new_workshop(datetime(2025, 1, 1))], overwrite=True)
    assert centers(path) == []
    (aside,) = Files().damaged_beside(path)
    assert aside.read_bytes() == data
    assert path.stat().st_nlink == aside.stat().st_nlink == 1


def test_a_newer_file_is_put_aside(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[60:64] = (99).to_bytes(4, "big")
    path.write_bytes(data)
    Files().create_file(path, [new_workshop(datetime(2025, 1, 1))], overwrite=True)
    (aside,) = Files().damaged_beside(path)
    assert aside.read_bytes() == data


def test_where_the_new_file_cannot_be_named_the_old_one_is_as_it_was(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = b"no workshop any more"
    path.write_bytes(data)

    def refuse(source: Path, place: Path) -> None:
        raise PermissionError(13, "no")

    monkeypatch.setattr("facilitator.storage.publish.replace_file", refuse)
    assert refusal(path) == "no_permission"
    assert path.read_bytes() == data
    assert beside(path) == []


def test_the_journal_of_a_file_that_was_moved_away_is_kept(path: Path) -> None:
    journal = path.with_name(f"{path.name}-journal")
    hot = bytes.fromhex("d9d505f920a163d7") + b"pages"
    journal.write_bytes(hot)
    path.rename(path.with_name("weg.workshop"))
    create(path)
    assert centers(path) == []
    (kept,) = [name for name in beside(path) if name.endswith("-journal")]
    assert kept != journal.name
    assert path.with_name(kept).read_bytes() == hot


# -- places -------------------------------------------------------------------------------------


def test_a_drive_that_turns_read_only_is_told(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    new = tmp_path / "neu.workshop"

    def refuse(self: Path, *_: object, **__: object) -> None:
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr(Path, "unlink", refuse)
    with pytest.raises(Trouble, match="read_only"), publishing(new):
        raise OSError(30, "Read-only file system")


@pytest.mark.skipif(sys.platform == "win32", reason="it takes what the system takes")
@pytest.mark.parametrize("name", ["x.workshop", "f" * 60 + ".workshop"])
def test_a_path_that_sqlite_does_not_take_is_told_as_too_long(tmp_path: Path, name: str) -> None:
    folder = tmp_path
    while len(os.fsencode(folder)) < 480:
        folder /= "d" * min(100, max(1, 479 - len(os.fsencode(folder))))
    folder.mkdir(parents=True)
    with pytest.raises(Trouble, match="name_too_long"):
        create(folder / name)
    assert list(folder.iterdir()) == []
    (folder / name).write_bytes(b"")
    short = tmp_path / "short.workshop"
    create(short)
    (folder / name).write_bytes(short.read_bytes())
    if len(os.fsencode(folder / name)) + len("-journal") > 512:
        with pytest.raises(Trouble, match="name_too_long"):
            open_for_writing(folder / name)


# -- hard links ---------------------------------------------------------------------------------


def test_a_file_with_two_names_is_refused(path: Path) -> None:
    other = path.with_name("zweiter.workshop")
    os.link(path, other)
    data = path.read_bytes()
    for name in (path, other):
        with pytest.raises(Trouble, match="two_names"):
            open_for_writing(name)
    assert path.read_bytes() == data
    other.unlink()
    open_for_writing(path).keeper.close()


def test_the_unfinished_name_that_a_crash_left_is_no_second_name(path: Path) -> None:
    left = path.with_name(".facilitator-0123456789ab.tmp")
    os.link(path, left)
    open_for_writing(path).keeper.close()
    assert beside(path) == []


# -- Windows ------------------------------------------------------------------------------------


class Held(type(Path())):  # type: ignore[misc]  # the platform's own kind of path
    """A file that Windows refuses to rename a few times."""

    refusals: list[int]

    def replace(self, target: object) -> Path:
        if self.refusals:
            error = PermissionError(13, "held")
            error.winerror = self.refusals.pop()  # type: ignore[attr-defined]  # Windows has it
            raise error
        return Path(self).replace(str(target))


def test_what_a_scanner_holds_for_a_moment_is_replaced(tmp_path: Path) -> None:
    new, place = Held(tmp_path / "neu"), tmp_path / "alt"
    new.write_text("neu")
    place.write_text("alt")
    new.refusals = [32, 5]
    replace_file(new, place)
    assert place.read_text() == "neu"
    new.refusals = [32] * 9
    with pytest.raises(PermissionError):
        replace_file(new, place)
    assert len(new.refusals) == 4
    new.refusals = [0, 0]
    with pytest.raises(PermissionError):
        replace_file(new, place)
    assert len(new.refusals) == 1, "a folder that may not be written stays so"


def test_a_workshop_open_here_is_not_read_as_a_workbook(path: Path) -> None:
    opened = open_for_writing(path)
    desk = Desk(opened.workshop, opened.journal, opened.keeper, by="")
    desk.do(editing.add_center, "하나")
    with suppress(Trouble):
        Files().read_book(path)
    command = [sys.executable, "-c", HOLDING, str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    opened.keeper.close()
    assert "open_elsewhere" in done.stderr
