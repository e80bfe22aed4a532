"""Where the file went on meanwhile, what was left behind is joined."""

import shutil
from datetime import datetime
from pathlib import Path

from facilitator.app import editing, notes
from facilitator.app.action import Label
from facilitator.app.desk import Desk
from facilitator.app.history.history import History
from facilitator.app.history.words import tell, tell_all, tell_title
from facilitator.app.joining.joining import Copy, compare
from facilitator.storage.check import integrity
from facilitator.storage.file import open_for_writing, read
from tests.storage.recovery.leaving import drafts, held, leave_behind, names, open_it


def go_on_elsewhere(path: Path, name: str, **event: str) -> None:
    """Work in the file without the recovery folder: an older program, or another laptop."""
    opened = open_for_writing(path)
    desk = Desk(opened.workshop, opened.journal, opened.keeper, by="동료")
    desk.do(editing.add_center, name)
    if event:
        desk.do(editing.edit_event, **event)
    opened.keeper.close()


def test_where_the_file_went_on_what_was_left_behind_is_joined(made: Path, recovery: Path) -> None:
    leave_behind(made, recovery, "공익", "마을").rename(made)
    (file,) = recovery.iterdir()
    whole = file.read_bytes()
    go_on_elsewhere(made, "재생")
    opened, desk = open_it(made, recovery)
    assert (opened.recovered, opened.unfitting) == (2, 0)
    assert sorted(names(desk.workshop)) == ["공익", "마을", "재생"]
    joined = opened.journal[-1]
    assert joined.label is Label.TAKEN_OVER
    assert [each.label for each in joined.brought] == [Label.CENTER_ADDED] * 2
    desk.undo()
    assert names(desk.workshop) == ["재생"]
    desk.redo()
    opened.keeper.close()
    assert sorted(names(read(made)[0])) == ["공익", "마을", "재생"]
    assert integrity(made) == []
    file.write_bytes(whole)  # killed before it was removed
    opened, desk = open_it(made, recovery)
    assert (opened.recovered, opened.unfitting) == (0, 0)
    opened.keeper.close()
    assert list(recovery.iterdir()) == []


def test_copies_that_took_over_the_same_are_joined_without_a_question(
    made: Path, recovery: Path
) -> None:
    """Each took over the same entries by itself; who exchanges them is asked nothing."""
    away = leave_behind(made, recovery, "공익")
    other = made.with_name("other.workshop")
    shutil.copy2(away, other)
    sides = []
    for path, name in ((other, "도농"), (made, "재생")):
        if path == made:
            away.rename(made)  # only now: while it stands in its place, it alone takes them
        go_on_elsewhere(path, name)
        opened, desk = open_it(path, recovery)
        assert opened.journal[-1].label is Label.TAKEN_OVER
        sides.append(Copy(desk.workshop, desk.journal()))
        opened.keeper.close()
    joining = compare(*sides)
    assert joining.differences == ()
    added = [each for each in joining.brought if each.label is Label.CENTER_ADDED]
    assert len(added) == 1, "only what was entered in the one while the other was away"


def test_what_both_have_changed_is_left_to_be_decided(made: Path, recovery: Path) -> None:
    opened, desk = open_it(made, recovery)
    away = made.with_name("away.workshop")
    made.rename(away)
    desk.do(editing.edit_event, purpose="칸막이를 넘는다")
    opened.keeper.close()
    away.rename(made)
    go_on_elsewhere(made, "재생", purpose="함께 일한다")
    opened, desk = open_it(made, recovery)
    assert opened.recovered == 1
    assert desk.workshop.event.purpose == "함께 일한다"
    assert [each.field for each in desk.workshop.conflicts] == ["purpose"]
    opened.keeper.close()
    assert integrity(made) == []


def restore_older(path: Path, recovery: Path, *, edits: bool) -> None:
    """Lose the row of a center, and hold what was entered after it; with `edits` it is about it."""
    older = path.read_bytes()
    opened, desk = open_it(path, recovery)
    desk.do(editing.add_center, "재생")
    assert opened.keeper.flush(5)
    path.rename(path.with_name("away.workshop"))
    if edits:
        desk.do(editing.edit_center, desk.workshop.centers[0].id, short_name="재")
    desk.do(editing.add_center, "공익")
    opened.keeper.close()
    path.write_bytes(older)
    path.chmod(0o600)


def test_what_was_left_behind_is_joined_with_a_backup_that_lacks_entries_before(
    made: Path, recovery: Path
) -> None:
    restore_older(made, recovery, edits=False)
    opened, desk = open_it(made, recovery)
    assert (opened.recovered, opened.unfitting) == (1, 0)
    assert names(desk.workshop) == ["공익"]
    desk.undo()
    assert names(desk.workshop) == []
    opened.keeper.close()
    assert integrity(made) == []
    assert list(recovery.iterdir()) == []


def test_what_a_file_is_too_old_for_stands_in_its_history(made: Path, recovery: Path) -> None:
    restore_older(made, recovery, edits=True)
    opened, desk = open_it(made, recovery)
    assert (opened.recovered, opened.unfitting) == (1, 1)
    assert names(desk.workshop) == ["공익"]
    history = History(desk)
    line = history.line(history.numbers()[0])
    assert line.label is Label.TAKEN_OVER
    assert tell_title(line) == "보관한 입력 가져오기"
    assert tell(history, line).subject == "앞서 저장하지 못한 내용 1건"
    told = [tell_all(history, each) for each in history.brought(history.numbers()[0])]
    assert "공익" in told[0] and "재" in told[1]
    opened.keeper.close()
    assert integrity(made) == []
    again, _ = open_it(made, recovery)  # it is told once
    assert (again.recovered, again.unfitting) == (0, 0)
    again.keeper.close()
    assert list(recovery.iterdir()) == []


def test_where_nothing_fits_it_stands_in_the_history_all_the_same(
    made: Path, recovery: Path
) -> None:
    older = made.read_bytes()
    opened, desk = open_it(made, recovery)
    desk.do(editing.add_center, "재생")
    assert opened.keeper.flush(5)
    made.rename(made.with_name("away.workshop"))
    desk.do(editing.edit_center, desk.workshop.centers[0].id, short_name="재")
    opened.keeper.close()
    made.write_bytes(older)
    made.chmod(0o600)
    opened, desk = open_it(made, recovery)
    assert (opened.recovered, opened.unfitting) == (0, 1)
    row = opened.journal[-1]
    assert [(each.label, len(each.load())) for each in row.brought] == [(Label.CENTER_EDITED, 1)]
    assert not row.undoable
    opened.keeper.close()
    assert [len(each.brought) for each in read(made)[1]] == [0, 1]
    assert integrity(made) == []
    assert list(recovery.iterdir()) == []


def test_of_a_run_of_typing_the_last_version_is_taken_over(made: Path, recovery: Path) -> None:
    opened, desk = open_it(made, recovery)
    desk.do(notes.type_note, None, "ㅇ")
    assert opened.keeper.flush(5)
    away = made.with_name("away.workshop")
    made.rename(away)
    for text in ("아", "안"):
        desk.do(notes.type_note, None, text)
    assert opened.keeper.hold(5)
    assert held(recovery) == [2]
    desk.do(notes.type_note, None, "안녕")
    opened.keeper.close()
    assert held(recovery) == [2, 2]
    away.rename(made)
    opened, desk = open_it(made, recovery)
    assert opened.recovered == 1
    opened.keeper.close()
    workshop, journal = read(made)
    assert drafts(workshop) == ["안녕"]
    assert [row.number for row in journal] == [1, 2]
    assert integrity(made) == []


def test_a_later_version_in_the_file_stands(made: Path, recovery: Path) -> None:
    opened, desk = open_it(made, recovery)
    away = made.with_name("away.workshop")
    made.rename(away)
    desk.do(notes.type_note, None, "안")
    assert opened.keeper.hold(5)
    assert held(recovery) == [2]
    (file,) = recovery.iterdir()
    earlier = file.read_bytes()
    away.rename(made)
    desk.do(notes.type_note, None, "안녕")
    assert opened.keeper.flush(5)
    opened.keeper.close()
    file.write_bytes(earlier)  # killed between the COMMIT and the next look at the outbox
    opened, desk = open_it(made, recovery)
    assert opened.recovered == 0
    assert drafts(desk.workshop) == ["안녕"]
    opened.keeper.close()


def test_what_was_typed_again_after_it_was_erased_stands(made: Path, recovery: Path) -> None:
    opened, desk = open_it(made, recovery)
    seconds = iter(range(10))
    desk.clock = lambda: datetime(2025, 12, 5, 9, 30, next(seconds))
    away = made.with_name("away.workshop")
    made.rename(away)
    for text in ("안녕", ""):
        desk.do(notes.type_note, None, text)
        assert opened.keeper.hold(5)
    (file,) = recovery.iterdir()
    earlier = file.read_bytes()
    desk.do(notes.type_note, None, "안녕")
    away.rename(made)
    assert opened.keeper.flush(5)
    opened.keeper.close()
    file.write_bytes(earlier)  # killed between the COMMIT and the next look at the outbox
    opened, desk = open_it(made, recovery)
    assert opened.recovered == 0
    assert drafts(desk.workshop) == ["안녕"]
    opened.keeper.close()
