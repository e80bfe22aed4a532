"""A power cut at any call: a sample; `python -m tests.durability` tries all states."""

import random
import shutil
import sys
from pathlib import Path

import pytest

from tests.durability.__main__ import WEAKENED
from tests.durability.calls import Call
from tests.durability.child import LOOSE
from tests.durability.disk import Disk
from tests.durability.power import OLD, cut_power
from tests.durability.replay import Replay

needs_strace = pytest.mark.skipif(
    not sys.platform.startswith("linux") or shutil.which("strace") is None,
    reason="strace records the calls",
)


@needs_strace
@pytest.mark.slow
def test_after_a_power_cut_at_any_moment_everything_saved_is_there() -> None:
    tried = cut_power("short", share=0.15)
    assert tried.acknowledged > 10
    assert tried.opened > 300
    assert tried.lost == []


@needs_strace
@pytest.mark.slow
def test_an_entry_larger_than_sqlites_memory_survives_a_power_cut() -> None:
    tried = cut_power("large", share=0.03, torn=1)
    assert tried.opened > 100
    assert tried.lost == []


@needs_strace
@pytest.mark.slow
def test_what_is_held_apart_while_the_file_is_away_survives_a_power_cut() -> None:
    tried = cut_power("waiting", share=0.5)
    assert tried.opened > 100
    assert tried.lost == []


@needs_strace
@pytest.mark.slow
@pytest.mark.parametrize("start", OLD, ids=lambda path: path.stem)
def test_a_power_cut_in_a_migration_or_a_backup_leaves_old_or_new(start: Path) -> None:
    tried = cut_power("opened", start=start, share=0.15)
    assert tried.opened > 50
    assert tried.lost == []


@needs_strace
@pytest.mark.slow
@pytest.mark.parametrize("pragmas", WEAKENED, ids=" ".join)
def test_weaker_settings_are_seen_to_lose(pragmas: tuple[str, ...]) -> None:
    assert cut_power("short", pragmas, enough=1).lost


@needs_strace
@pytest.mark.slow
def test_a_folder_that_is_not_synced_is_seen_to_lose_what_was_held_apart() -> None:
    assert cut_power("waiting", (LOOSE,), enough=1).lost


def play(*calls: Call) -> set[tuple[tuple[str, bytes], ...]]:
    """Give the states after these calls on a disk that holds one file."""
    replay = Replay(Path("/w"), {"a": b"old"}, lambda line: None)
    *_, disk = replay.play(calls)
    return states(disk)


def states(disk: Disk) -> set[tuple[tuple[str, bytes], ...]]:
    return {tuple(sorted(files.items())) for files in disk.states(random.Random(1), 20)}


def opened(name: bytes, descriptor: int, flags: str = "O_RDWR") -> Call:
    return Call("openat", (b"/w" + name,), ("AT_FDCWD", "", flags), descriptor)


def written(descriptor: int, offset: int, data: bytes) -> Call:
    rest = (str(descriptor), "", str(len(data)), str(offset))
    return Call("pwrite64", (data,), rest, len(data))


def synced(descriptor: int) -> Call:
    return Call("fsync", (), (str(descriptor),), 0)


def test_what_is_written_may_be_there_or_not_until_it_is_synced() -> None:
    write = (opened(b"/a", 3), written(3, 0, b"new"))
    assert play(*write) == {(("a", b"old"),), (("a", b"new"),)}
    assert play(*write, synced(3)) == {(("a", b"new"),)}


def test_a_long_write_may_be_torn_at_any_sector() -> None:
    whole = bytes([1]) * 512 + bytes([2]) * 512
    found = {state[0][1] for state in play(opened(b"/a", 3), written(3, 0, whole))}
    assert found == {b"old", whole, whole[:512], b"old" + bytes(509) + whole[512:]}


def test_a_name_may_come_or_go_until_its_folder_is_synced() -> None:
    made = (opened(b"/b", 3, "O_RDWR|O_CREAT"), synced(3))
    both = (("a", b"old"), ("b", b""))
    assert play(*made) == {both[:1], both}
    assert play(*made, opened(b"", 4), synced(4)) == {both}
    gone = Call("unlink", (b"/w/a",), ("",), 0)
    assert play(gone) == {(), both[:1]}
    assert play(gone, opened(b"", 4), synced(4)) == {()}


def test_a_folder_comes_or_goes_with_all_in_it_until_its_parent_is_synced() -> None:
    made = Call("mkdir", (b"/w/f",), ("", "0700"), 0)
    inside = (made, opened(b"/f/b", 3, "O_RDWR|O_CREAT"), synced(3), opened(b"/f", 4), synced(4))
    both = (("a", b"old"), ("f/b", b""))
    assert play(*inside) == {both[:1], both}, "the file and its name are synced, its folder is not"
    assert play(*inside, opened(b"", 5), synced(5)) == {both}


def test_a_folder_in_a_folder_needs_both() -> None:
    made = [Call("mkdir", (name,), ("", "0700"), 0) for name in (b"/w/f", b"/w/f/g")]
    inside = (*made, opened(b"/f/g/b", 3, "O_RDWR|O_CREAT"), synced(3), opened(b"/f/g", 4))
    both = (("a", b"old"), ("f/g/b", b""))
    whole = (*inside, synced(4), opened(b"/f", 5), synced(5), opened(b"", 6), synced(6))
    for left_out in (-1, -3):  # the sync of one of the two parents
        some = [call for at, call in enumerate(whole) if at != len(whole) + left_out]
        assert both[:1] in play(*some)
    assert play(*whole) == {both}


def test_of_two_files_one_may_be_written_before_the_other() -> None:
    writes = (opened(b"/a", 3), opened(b"/b", 4, "O_RDWR|O_CREAT"), synced(4))
    folder = (opened(b"", 5), synced(5))
    found = play(*writes, *folder, written(3, 0, b"new"), written(4, 0, b"log"))
    assert found == {(("a", a), ("b", b)) for a in (b"old", b"new") for b in (b"", b"log")}


def test_a_new_name_for_a_file_comes_and_the_old_one_goes_at_once() -> None:
    renamed = Call("rename", (b"/w/a", b"/w/b"), ("", ""), 0)
    assert play(renamed) == {(("a", b"old"),), (("b", b"old"),)}
