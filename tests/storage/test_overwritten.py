"""Another program writes into the open file: SQLite itself goes on saying that all is well."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from facilitator.app import editing
from facilitator.app.desk import Desk
from facilitator.app.ports import OpenedFile
from facilitator.storage.check import integrity
from facilitator.storage.file import create, read
from tests.storage.heard import Heard

SPOILS = {
    "scribbled": "f = open(p, 'r+b'); f.seek(4096); f.write(b'\\xa5' * 8192); f.close()",
    "emptied": "os.truncate(p, 0)",
    "cut": "os.truncate(p, 4096 * 5)",
    "copied over": "shutil.copyfile(p + '.other', p)",
}


def from_outside(path: Path, code: str) -> None:
    """Let another process do it: opening the live file here would drop SQLite's locks."""
    script = f"import os, shutil; p = {str(path)!r}; {code}"
    subprocess.run([sys.executable, "-c", script], check=True)


@pytest.fixture
def saved(path: Path, opened: OpenedFile, desk: Desk) -> Path:
    create(path.with_name(f"{path.name}.other"))
    desk.do(editing.add_center, "공익")
    assert opened.keeper.flush(5)
    return path


@pytest.mark.parametrize("code", SPOILS.values(), ids=SPOILS)
def test_it_is_told_at_the_next_entry_which_is_not_called_saved(
    saved: Path, opened: OpenedFile, desk: Desk, heard: Heard, code: str
) -> None:
    from_outside(saved, code)
    desk.do(editing.add_center, "마을")
    assert heard.wait_for_trouble("damaged_while_open")
    assert heard.saved == [1]
    assert not opened.keeper.flush(0.2)
    assert opened.keeper.pending() == 1


@pytest.mark.parametrize("code", SPOILS.values(), ids=SPOILS)
def test_it_is_told_before_closing_though_nothing_waits_to_be_saved(
    saved: Path, opened: OpenedFile, heard: Heard, code: str
) -> None:
    from_outside(saved, code)
    assert not opened.keeper.flush(5)
    assert heard.troubles == ["damaged_while_open"]


def test_a_file_that_is_gone_is_told_before_closing(
    saved: Path, opened: OpenedFile, heard: Heard
) -> None:
    saved.unlink()
    assert not opened.keeper.flush(5)
    assert heard.troubles == ["file_gone"]


def test_a_touched_file_is_no_trouble(
    saved: Path, opened: OpenedFile, desk: Desk, heard: Heard
) -> None:
    os.utime(saved)
    assert opened.keeper.flush(5)
    os.utime(saved)
    desk.do(editing.add_center, "마을")
    assert opened.keeper.flush(5)
    assert heard.troubles == []
    opened.keeper.close()
    assert [c.name for c in read(saved)[0].centers] == ["공익", "마을"]
    assert integrity(saved) == []


def test_saving_goes_on_when_the_file_is_as_it_was(
    saved: Path, opened: OpenedFile, desk: Desk, heard: Heard
) -> None:
    from_outside(saved, "shutil.copyfile(p, p + '.kept'); os.truncate(p, 0)")
    desk.do(editing.add_center, "마을")
    assert heard.wait_for_trouble("damaged_while_open")
    from_outside(saved, "shutil.copyfile(p + '.kept', p)")
    assert opened.keeper.flush(5)
    opened.keeper.close()
    assert integrity(saved) == []
    assert [c.name for c in read(saved)[0].centers] == ["공익", "마을"]
