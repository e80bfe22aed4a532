"""What could not be saved last time is there again, and the console says so."""

from collections.abc import Callable
from pathlib import Path

from facilitator.app import editing
from facilitator.app.desk import Desk
from facilitator.bootstrap import Files
from facilitator.storage.file import open_for_writing
from tests.ui.laptop import Laptop

Start = Callable[..., Laptop]


def leave_behind(path: Path, *center_names: str) -> Path:
    """Enter centers while the file is away, end the session, and give where the file is now."""
    opened = Files().open_file(path)
    away = path.with_name("away.workshop")
    path.rename(away)
    desk = Desk(opened.workshop, opened.journal, opened.keeper)
    for name in center_names:
        desk.do(editing.add_center, name)
    opened.keeper.close()
    return away


def test_what_could_not_be_saved_is_there_again_and_told(
    path: Path, start: Start, home: Path
) -> None:
    leave_behind(path, "가온센터", "나래센터").rename(path)
    laptop = start()
    assert [c.name for c in laptop.workshop.centers][-2:] == ["가온센터", "나래센터"]
    assert "2건" in laptop.notice()
    keeper = laptop.view.signals.keeper
    assert keeper is not None
    assert keeper.flush(5)
    laptop.close()
    assert list((home / "data" / "recovery").iterdir()) == []


def test_nothing_is_told_where_everything_was_saved(laptop: Laptop) -> None:
    assert "저장하지 못한" not in laptop.notice()


def test_what_does_not_fit_a_restored_file_is_told_and_kept(
    path: Path, start: Start, home: Path
) -> None:
    older = path.read_bytes()
    opened = open_for_writing(path)
    Desk(opened.workshop, opened.journal, opened.keeper).do(editing.add_center, "다솜센터")
    opened.keeper.close()
    leave_behind(path, "가온센터")
    path.write_bytes(older)
    laptop = start()
    assert "1건" in laptop.notice()
    assert "따로 보관" in laptop.notice()
    assert len(list((home / "data" / "recovery").iterdir())) == 1
