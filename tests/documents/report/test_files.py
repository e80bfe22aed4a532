"""A document is put in its place whole, or not at all."""

import errno
import os
from pathlib import Path
from typing import Any

import pytest

from facilitator.documents.report.files import write_beside, write_whole
from facilitator.domain.failures import Trouble


def names_in(folder: Path) -> set[str]:
    return {each.name for each in folder.iterdir()}


def hold(monkeypatch: pytest.MonkeyPatch, *held: Path) -> None:
    """Have files held as a viewer on Windows holds them: they cannot be replaced."""
    replace = Path.replace

    def refuse(source: Path, target: Any) -> Path:
        if Path(target) in held:
            raise PermissionError(errno.EACCES, "used by another process", str(target))
        return replace(source, target)

    monkeypatch.setattr(Path, "replace", refuse)


def test_the_old_file_is_replaced(tmp_path: Path) -> None:
    out = tmp_path / "보고서.pdf"
    out.write_bytes(b"old")
    assert write_whole(out, b"new", overwrite=True) == out
    assert out.read_bytes() == b"new" and names_in(tmp_path) == {out.name}


def test_a_file_that_is_held_stays_and_the_new_one_gets_a_free_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "보고서.pdf"
    out.write_bytes(b"old")
    (tmp_path / "보고서 (2).pdf").write_bytes(b"another")
    hold(monkeypatch, out)
    assert write_whole(out, b"new", overwrite=True) == tmp_path / "보고서 (3).pdf"
    assert {each.name: each.read_bytes() for each in tmp_path.iterdir()} == {
        "보고서.pdf": b"old",
        "보고서 (2).pdf": b"another",
        "보고서 (3).pdf": b"new",
    }


def test_a_place_that_may_not_be_written_is_told_and_nothing_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "보고서.pdf"
    out.write_bytes(b"old")
    hold(monkeypatch, out, tmp_path / "보고서 (2).pdf")
    with pytest.raises(Trouble) as told:
        write_whole(out, b"new", overwrite=True)
    assert told.value.code == "report_no_permission"
    assert names_in(tmp_path) == {out.name} and out.read_bytes() == b"old"


@pytest.mark.parametrize(
    ("code", "told"),
    [
        (errno.ENOSPC, "report_disk_full"),
        (errno.EIO, "report_not_written"),
        (errno.EROFS, "report_no_permission"),
    ],
)
def test_a_disk_that_fails_leaves_the_old_file_and_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, told: str
) -> None:
    out = tmp_path / "보고서.pdf"
    out.write_bytes(b"old")

    def fail(_: int) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(Trouble) as raised:
        write_whole(out, b"new", overwrite=True)
    assert raised.value.code == told and raised.value.gaps["path"] == str(out)
    assert names_in(tmp_path) == {out.name} and out.read_bytes() == b"old"


def test_what_stands_where_the_unfinished_file_would_be_is_not_touched(tmp_path: Path) -> None:
    beside, out = tmp_path / "beside", tmp_path / "보고서.pdf"
    beside.write_bytes(b"not ours")
    with pytest.raises(Trouble):
        write_beside(beside, b"new", out)
    assert beside.read_bytes() == b"not ours"
