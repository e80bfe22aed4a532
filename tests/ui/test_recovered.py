"""What could not be saved last time is there again, and the console says so."""

import shutil
from collections.abc import Callable
from pathlib import Path

from pytestqt.qtbot import QtBot

from facilitator.app import editing, notes
from facilitator.app.action import Label
from facilitator.app.desk import Desk
from facilitator.app.ports import OpenedFile
from facilitator.app.recovered import recovered_lines
from facilitator.bootstrap import Files
from facilitator.domain.workshop import Workshop
from facilitator.storage.file import open_for_writing
from facilitator.words import use_language
from tests.app.day import MemoryKeeper
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


def test_a_copy_says_of_which_file_it_takes_what_waits_for_that_one(
    path: Path, start: Start
) -> None:
    stick = path.with_name("막대기.workshop")
    shutil.copy2(path, stick)
    leave_behind(stick, "가온센터", "나래센터").unlink()
    laptop = start()
    assert laptop.workshop.centers[-1].name == "나래센터"
    told = laptop.notice()
    assert f"다른 파일({stick})에 저장하지 못해" in told and "2건" in told
    assert "지난번에" not in told and "되살렸습니다" not in told


def test_each_file_is_told_apart_in_both_languages(tmp_path: Path) -> None:
    keeper = MemoryKeeper()
    stick, share = tmp_path / "a.workshop", tmp_path / "b.workshop"
    opened = OpenedFile(Workshop(), [], keeper, 6, elsewhere=((stick, 2), (share, 1)))
    own, *others = recovered_lines(opened)
    assert "지난번에 저장하지 못한 입력 3건" in own
    assert len(others) == 2
    assert f"다른 파일({stick})" in others[0] and "입력 2건" in others[0]
    assert f"다른 파일({share})" in others[1] and "입력 1건" in others[1]
    use_language("en")
    own, first, _ = recovered_lines(opened)
    assert own.startswith("Entries that could not be saved last time: 3.")
    assert f"in another file ({stick})" in first and ": 2." in first
    all_from_there = OpenedFile(Workshop(), [], keeper, 2, elsewhere=((stick, 2),))
    assert len(recovered_lines(all_from_there)) == 1


def test_taking_them_over_is_not_called_a_joining(path: Path, start: Start, qtbot: QtBot) -> None:
    away = leave_behind(path, "가온센터").rename(path)
    opened = open_for_writing(away)  # the file goes on without what waits for it
    desk = Desk(opened.workshop, opened.journal, opened.keeper)
    desk.do(editing.add_center, "나래센터")
    opened.keeper.close()
    laptop = start()
    assert laptop.view.signals.desk.undo_label() is Label.TAKEN_OVER
    undo = laptop.view.header.steps._undo
    qtbot.waitUntil(lambda: "보관한 입력 가져오기" in undo.accessibleName(), timeout=5000)
    laptop.view.signals.desk.undo()
    assert [c.name for c in laptop.workshop.centers][-1] == "나래센터"


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
