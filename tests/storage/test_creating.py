import os
import stat
from pathlib import Path

import pytest

from facilitator.app import editing
from facilitator.app.desk import Desk
from facilitator.domain.failures import Trouble
from facilitator.storage import publish
from facilitator.storage.file import copy, create, open_for_writing, read
from tests.storage.test_refusals import leave_hot_journal


def refused(path: Path, *, overwrite: bool = False) -> str:
    with pytest.raises(Trouble) as caught:
        create(path, overwrite=overwrite)
    return caught.value.code


def test_only_the_owner_can_read_a_new_file(path: Path) -> None:
    before = os.umask(0)
    try:
        create(path)
    finally:
        os.umask(before)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [p.name for p in path.parent.iterdir()] == [path.name]


def test_what_is_there_already_is_not_overwritten(path: Path) -> None:
    path.write_bytes(b"the plan of last year")
    assert refused(path) == "file_exists"
    assert path.read_bytes() == b"the plan of last year"
    create(path, overwrite=True)
    assert read(path)[1] == []


def test_a_file_that_is_open_here_is_not_replaced(path: Path) -> None:
    create(path)
    opened = open_for_writing(path)
    assert refused(path) == "file_exists"
    assert refused(path, overwrite=True) == "open_elsewhere"
    opened.keeper.close()


def test_a_folder_and_a_missing_folder_are_refused(path: Path, tmp_path: Path) -> None:
    assert refused(tmp_path, overwrite=True) == "is_a_folder"
    assert refused(tmp_path / "nowhere" / "a.workshop") == "no_such_folder"
    assert refused(tmp_path / "a\0b.workshop") == "no_such_file"


def test_a_name_may_be_as_long_as_names_can_be(path: Path) -> None:
    longest = path.with_name("가" * 78 + ".workshop")  # 243 bytes, 251 with "-journal"
    create(longest)
    opened = open_for_writing(longest)
    opened.keeper.close()
    assert read(longest)[1] == []


def test_a_half_made_file_never_carries_the_name(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_space(file: int) -> None:
        assert not path.exists()
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", no_space)
    assert refused(path) == "disk_full"
    assert list(path.parent.iterdir()) == []


def test_a_journal_left_by_another_file_is_not_rolled_back_into_the_new_one(path: Path) -> None:
    stray = path.with_name(f"{path.name}-journal")
    stray.write_bytes(b"\xd9\xd5\x05\xf9 \xa1c\xd7" + bytes(504))
    create(path)
    assert not stray.exists()
    assert read(path)[1] == []


def test_where_links_are_unknown_the_file_is_renamed(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unknown(*names: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", unknown)
    create(path)
    assert read(path)[1] == []
    assert [p.name for p in path.parent.iterdir()] == [path.name]


def test_a_name_that_leaves_no_room_for_a_journal_is_too_long(path: Path) -> None:
    assert refused(path.with_name("가" * 82 + ".workshop")) == "name_too_long"
    assert refused(path.with_name("가" * 100)) == "name_too_long"
    assert list(path.parent.iterdir()) == []


def test_a_link_that_leads_nowhere_is_there_and_a_pipe_is_never_replaced(path: Path) -> None:
    real = path.with_name("진짜.workshop")
    path.symlink_to(real)
    assert refused(path) == "file_exists"
    create(path, overwrite=True)
    assert path.is_symlink()
    assert read(real)[1] == []
    if hasattr(os, "mkfifo"):
        pipe = path.with_name("pipe")
        os.mkfifo(pipe)
        assert refused(pipe, overwrite=True) == "not_a_file"


def test_what_a_killed_process_left_unfinished_is_removed_but_nothing_else(path: Path) -> None:
    left = [path.with_name(f".facilitator-{n}.tmp") for n in ("old", "old-journal", "new")]
    left.append(path.with_name(".facilitator-old.tmp-journal"))
    left.append(path.with_name("facilitator-old.tmp"))
    for each in left:
        each.write_bytes(b"half")
        if each != left[2]:
            os.utime(each, (0, 0))
    create(path)
    kept = {left[2].name, left[4].name, path.name}
    assert {p.name for p in path.parent.iterdir()} == kept


def test_a_copy_has_what_was_saved_and_no_stale_journal_is_rolled_back_into_it(path: Path) -> None:
    create(path)
    opened = open_for_writing(path)
    Desk(opened.workshop, opened.journal, opened.keeper).do(editing.add_center, "공익")
    opened.keeper.close()
    target = path.with_name("x.workshop")
    leave_hot_journal(target)
    assert target.with_name("x.workshop-journal").exists()
    copy(path, target, overwrite=True)
    workshop, journal = read(target)
    assert [c.name for c in workshop.centers] == ["공익"]
    assert len(journal) == 1
    assert {p.name for p in path.parent.iterdir()} == {path.name, target.name}


def test_a_file_that_died_half_written_is_copied_as_it_was_before(path: Path) -> None:
    leave_hot_journal(path)
    target = path.with_name("x.workshop")
    copy(path, target)
    assert read(target)[0].centers == []
    with pytest.raises(Trouble) as caught:
        copy(path, target)
    assert caught.value.code == "file_exists"


def test_a_new_folder_is_synced_where_its_name_stands_and_one_that_is_there_is_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[Path] = []
    monkeypatch.setattr(publish, "sync_folder", synced.append)
    folder = tmp_path / "data" / "recovery"
    publish.make_own_folder(folder)
    assert sorted(synced) == [tmp_path, tmp_path / "data"]
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    publish.make_own_folder(folder)
    assert len(synced) == 2
