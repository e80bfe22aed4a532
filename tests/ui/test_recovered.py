"""What could not be saved last time is there again, and the console says so."""

from collections.abc import Callable
from pathlib import Path

from facilitator.app import editing, notes
from facilitator.app.desk import Desk
from facilitator.bootstrap import Files
from tests.sample import project_id
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


def test_the_steps_of_typing_are_not_counted_but_what_stays_half_typed_is(
    path: Path, start: Start
) -> None:
    opened = Files().open_file(path)
    away = path.with_name("away.workshop")
    path.rename(away)
    desk = Desk(opened.workshop, opened.journal, opened.keeper)
    for text in ("하나", "둘"):
        desk.do(notes.type_note, project_id(1), text)
        desk.do(notes.add_note, project_id(1), text)
    desk.do(notes.type_note, project_id(2), "아직")
    opened.keeper.close()
    away.rename(path)
    assert "3건" in start().notice()


def test_nothing_is_told_where_everything_was_saved(laptop: Laptop) -> None:
    assert "저장하지 못한" not in laptop.notice()


def test_what_does_not_fit_a_restored_file_is_told_and_stands_in_the_history(
    path: Path, start: Start, home: Path
) -> None:
    older = path.read_bytes()
    opened = Files().open_file(path)
    desk = Desk(opened.workshop, opened.journal, opened.keeper)
    desk.do(editing.add_center, "다솜센터")
    assert opened.keeper.flush(5)
    path.rename(path.with_name("away.workshop"))
    desk.do(editing.edit_center, desk.workshop.centers[-1].id, short_name="다솜")
    desk.do(editing.add_center, "가온센터")
    opened.keeper.close()
    path.write_bytes(older)
    laptop = start()
    assert [c.name for c in laptop.workshop.centers][-1] == "가온센터"
    told = laptop.notice()
    assert "되살렸습니다" in told
    assert "1건" in told and "변경 이력(Ctrl+H)" in told
    keeper = laptop.view.signals.keeper
    assert keeper is not None
    assert keeper.flush(5)
    laptop.close()
    assert list((home / "data" / "recovery").iterdir()) == []
