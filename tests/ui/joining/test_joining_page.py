"""Two rooms held their sections on copies; one page joins them, and nothing is lost."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from facilitator.app.action import Label
from facilitator.app.backups import BackupReason
from facilitator.app.joining.joining import Side, undecided
from facilitator.app.notes import add_note, edit_note, remove_note
from facilitator.app.running import end_section, start_section
from facilitator.bootstrap import Files
from facilitator.domain.entities import EntityKind, Note
from facilitator.domain.terms import NoteId, SlideKind, WorkshopStage
from facilitator.storage.file import open_for_writing
from facilitator.ui.joining.difference_list import DifferenceList
from facilitator.ui.joining.differences_page import DifferencesPage
from facilitator.ui.joining.joining_page import JoiningPage
from facilitator.ui.outcomes.copies_line import CopiesLine
from facilitator.ui.outcomes.stage_actions import StageActions
from facilitator.ui.rehearsal import hands
from tests.app.day import record
from tests.sample import project_id, section_id
from tests.ui.accessible import faults
from tests.ui.joining.conftest import Joining
from tests.ui.joining.rooms import LONG, Room, common
from tests.ui.laptop import Laptop, focus, make_sample_file
from tests.ui.test_languages import check

pytestmark = pytest.mark.slow

K = Qt.Key
_NO_KEY = Qt.KeyboardModifier.NoModifier


def note_text(laptop: Laptop) -> str:
    found = laptop.workshop.find(EntityKind.NOTE, "shared0")
    assert isinstance(found, Note)
    return found.text


def listed(joining: Joining) -> list[str]:
    return [row.place for row in joining.page.view.differences.list.rows()]


def count_line(laptop: Laptop) -> CopiesLine:
    laptop.view.open_page("outcome")
    hands.settle()
    found = laptop.shell.findChild(CopiesLine)
    assert found is not None
    return found


def deeds_of(laptop: Laptop) -> StageActions:
    laptop.view.open_page("outcome")
    hands.settle()
    found = laptop.shell.findChild(StageActions)
    assert found is not None
    return found


def drop(target: QWidget | None, path: Path) -> bool:
    """Drag a file onto a widget and let it go there; tell whether it was taken."""
    assert target is not None
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    action, button, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, _NO_KEY
    entering = QDragEnterEvent(QPoint(50, 50), action, mime, button, none)
    QApplication.sendEvent(target, entering)
    if entering.isAccepted():
        QApplication.sendEvent(target, QDropEvent(QPointF(50, 50), action, mime, button, none))
    return entering.isAccepted()


# -- what it would bring ------------------------------------------------------------------------


def test_what_comes_in_is_told_by_section_and_project_before_anything_changes(
    joining: Joining, laptop: Laptop, theirs: Path
) -> None:
    number, bytes_before = laptop.view.signals.desk.number, theirs.read_bytes()
    before = record(laptop.workshop)
    joining.take(theirs)
    told = joining.page.view.brought.tree.told()
    section = next(line for line in told if line.startswith("2. 교육과 활동가"))
    assert "참여 의사 10, 토의 기록 12, 역할 2" in section
    assert "김주임 · 13:4" in section
    assert any(line.startswith("3. 공동체활동가역량강화 교육") for line in told)
    assert any("마을 · 참여 의사: 참여" in line and "김주임 · 13:4" in line for line in told)
    assert record(laptop.workshop) == before
    assert laptop.view.signals.desk.number == number
    assert theirs.read_bytes() == bytes_before


def test_a_project_that_both_rooms_added_is_renumbered_and_said_so(
    joining: Joining, theirs: Path
) -> None:
    joining.take(theirs)
    assert "14번으로" in joining.page.view.brought.told()


def test_the_differences_stand_side_by_side_with_author_and_time(
    joining: Joining, theirs: Path
) -> None:
    joining.take(theirs)
    assert [place.split(" · ")[1:] for place in listed(joining)] == [
        ["공익", "토의 기록"],
        ["사업명"],
        ["마을", "참여 의사"],
    ]
    note, _, answer = joining.page.view.differences.list.rows()
    assert note.mine.lines == (LONG,)
    assert note.theirs.is_private
    assert answer.mine.lines == ("참여",)
    assert answer.theirs.lines == ("조건부 참여", "조건: 예산 반영 시 참여")
    assert answer.mine.said == "박팀장 · 13:58"
    assert answer.theirs.said.startswith("김주임 · 13:4")


def test_nothing_new_is_said_plainly(joining: Joining, path: Path, tmp_path: Path) -> None:
    older = tmp_path / "어제.workshop"
    older.write_bytes((tmp_path / "공통.workshop").read_bytes())
    joining.take(older)
    assert "이미 모두 들어 있습니다" in joining.page.stages.sentence.told()


# -- what cannot be joined ----------------------------------------------------------------------


def test_another_workshop_is_no_copy(joining: Joining, tmp_path: Path) -> None:
    make_sample_file(tmp_path / "작년.workshop")
    joining.take(tmp_path / "작년.workshop")
    assert "사본이 아닙니다" in joining.page.stages.sentence.told()


def test_the_open_file_itself_is_not_read(joining: Joining, path: Path) -> None:
    joining.take(path)
    assert "지금 열려 있는 파일입니다" in joining.page.stages.sentence.told()


def test_a_copy_that_is_open_elsewhere_is_told(joining: Joining, tmp_path: Path) -> None:
    other = common(tmp_path / "다른 노트북" / "사본.workshop")
    opened = open_for_writing(other)
    try:
        joining.take(other)
    finally:
        opened.keeper.close()
    assert "병합할 수 없는 파일" in joining.page.stages.sentence.told()


def test_a_damaged_copy_is_told_and_left_as_it_is(
    joining: Joining, theirs: Path, tmp_path: Path
) -> None:
    damaged = tmp_path / "손상.workshop"
    content = theirs.read_bytes()
    damaged.write_bytes(content[:5000] + b"\x00" * 9000 + content[14000:])
    before = damaged.read_bytes()
    joining.take(damaged)
    assert "손상" in joining.page.stages.sentence.told()
    assert damaged.read_bytes() == before


def test_copies_are_not_joined_while_a_section_runs(laptop: Laptop, theirs: Path) -> None:
    laptop.view.signals.do(start_section, section_id(3))
    laptop.view.join_copy()
    assert "섹션을 마친 뒤에" in laptop.notice()
    assert laptop.view.signals.workshop.live.place != "joining"
    laptop.view._stack.join(str(theirs))
    assert laptop.shell.findChild(DifferenceList) is None


# -- deciding by key ----------------------------------------------------------------------------


def test_differences_are_decided_by_key(joining: Joining, theirs: Path) -> None:
    joining.take(theirs)
    page, listing = joining.page, joining.page.view.differences.list
    assert focus() is listing
    ids = [row.id for row in listing.rows()]
    hands.press(K.Key_2)
    assert listing.current_row() == 1
    hands.press(K.Key_Left)
    assert page.choices() == {ids[0]: Side.THEIRS, ids[1]: Side.MINE}
    hands.press(K.Key_Return)  # to the next that is open
    assert listing.current_row() == 2
    hands.press(K.Key_Right)
    hands.press(K.Key_Up)
    hands.press(K.Key_0)
    assert page.choices() == {ids[0]: Side.THEIRS, ids[2]: Side.THEIRS}
    assert "3건 중 2건" in page.view.told()


def test_all_are_decided_at_once(joining: Joining, theirs: Path) -> None:
    joining.take(theirs)
    hands.control(K.Key_2)
    assert set(joining.page.choices().values()) == {Side.THEIRS}
    hands.control(K.Key_1)
    assert set(joining.page.choices().values()) == {Side.MINE}
    hands.control(K.Key_0)
    assert joining.page.choices() == {}


def test_a_click_chooses_the_side_under_it(joining: Joining, theirs: Path) -> None:
    joining.take(theirs)
    listing = joining.page.view.differences.list
    row = listing.visualRect(listing.model().index(0, 0))
    right = QPoint(row.left() + row.width() * 3 // 4, row.center().y())
    QTest.mouseClick(listing.viewport(), Qt.MouseButton.LeftButton, pos=right)
    first = listing.rows()[0].id
    assert joining.page.choices() == {first: Side.THEIRS}
    later = QPoint(row.right() - 40, row.top() + 18)
    QTest.mouseClick(listing.viewport(), Qt.MouseButton.LeftButton, pos=later)
    assert joining.page.choices() == {}


# -- joining ------------------------------------------------------------------------------------


def test_joining_is_one_entry_with_a_backup_before_it(
    joining: Joining, laptop: Laptop, theirs: Path, path: Path, qtbot: QtBot
) -> None:
    before, number = record(laptop.workshop), laptop.view.signals.desk.number
    joining.take(theirs)
    hands.press(K.Key_2)
    hands.control(K.Key_Return)
    desk = laptop.view.signals.desk
    assert desk.undo_label() is Label.COPIES_JOINED
    assert "사본을 병합했습니다" in laptop.notice()
    assert "결정할 차이 2건" in laptop.notice()
    assert note_text(laptop) == LONG.replace("1월", "2월")
    assert len(undecided(laptop.workshop)) == 2
    qtbot.waitUntil(lambda: laptop.view.signals.keeper.pending() == 0)  # type: ignore[union-attr]
    reasons = [backup.reason for backup in Files().backups_of(path)]
    assert BackupReason.MERGE in reasons
    hands.control(K.Key_Z)
    assert record(laptop.workshop) == before
    assert desk.number == number + 2 or desk.label_of(number + 1) is not None


def test_the_wall_stays_where_it_is(joining: Joining, laptop: Laptop, theirs: Path) -> None:
    live = laptop.workshop.live
    joining.take(theirs)
    hands.control(K.Key_Return)
    after = laptop.workshop.live
    assert (after.slide, after.section, after.project) == (live.slide, live.section, live.project)


def test_what_the_other_room_made_public_does_not_reach_the_wall_by_itself(
    laptop: Laptop, tmp_path: Path, qtbot: QtBot
) -> None:
    laptop.view.signals.do(
        add_note, project_id(1), "인사 이야기", note_id=NoteId("secret"), private=True
    )
    other = tmp_path / "옆 방.workshop"
    Files().create_file(other, [row.action() for row in laptop.view.signals.desk.journal()])
    room = Room(other, "김주임", laptop.clock())
    room.do(edit_note, NoteId("secret"), private=False)
    room.write(other)
    laptop.go_to(1, SlideKind.NOTES)
    joining = Joining(laptop, qtbot)
    joining.take(other)
    hands.control(K.Key_Return)
    note = laptop.workshop.find(EntityKind.NOTE, "secret")
    assert isinstance(note, Note)
    assert not note.private
    assert "인사 이야기" not in laptop.shown()
    assert "F7" in laptop.notice()
    hands.press(K.Key_F7)
    assert "인사 이야기" in laptop.shown()


def test_after_taking_it_back_what_was_chosen_is_there_again(
    joining: Joining, laptop: Laptop, theirs: Path
) -> None:
    joining.take(theirs)
    hands.press(K.Key_2)
    chosen = joining.page.choices()
    hands.control(K.Key_Return)
    hands.control(K.Key_Z)
    laptop.view.join_copy()
    joining.wait()
    assert joining.page.choices() == chosen
    assert len(listed(joining)) == 3


def test_joining_the_same_copy_again_brings_nothing(
    joining: Joining, laptop: Laptop, theirs: Path
) -> None:
    joining.take(theirs)
    hands.control(K.Key_1)
    hands.control(K.Key_Return)
    laptop.view.join_copy()
    joining.take(theirs)
    assert "이미 모두 들어 있습니다" in joining.page.stages.sentence.told()


def test_what_is_entered_meanwhile_is_compared_too(
    joining: Joining, laptop: Laptop, theirs: Path
) -> None:
    joining.take(theirs)
    hands.press(K.Key_2)
    chosen = joining.page.choices()
    laptop.view.signals.do(add_note, project_id(1), "그 사이에 적은 기록")
    assert joining.page.is_busy()
    assert not joining.page.view.join.isEnabled()
    joining.wait()
    assert joining.page.choices() == chosen
    hands.control(K.Key_Return)
    assert "그 사이에 적은 기록" in laptop.texts(project_id(1))
    assert laptop.view.signals.desk.undo_label() is Label.COPIES_JOINED


def test_esc_leaves_the_page_and_changes_nothing(
    joining: Joining, laptop: Laptop, theirs: Path
) -> None:
    before = record(laptop.workshop)
    joining.take(theirs)
    hands.press(K.Key_Escape)
    assert not joining.page.isVisible()
    assert record(laptop.workshop) == before


# -- what was left for later --------------------------------------------------------------------


def test_undecided_differences_are_counted_and_decided_later(
    joining: Joining, laptop: Laptop, theirs: Path, qtbot: QtBot
) -> None:
    joining.take(theirs)
    hands.control(K.Key_Return)
    deeds = deeds_of(laptop)
    assert deeds.primary.accessibleName() == "차이 3건 결정하기"
    hands.control(K.Key_Return)  # the key that joined leads on, and closes nothing
    assert laptop.workshop.event.stage is WorkshopStage.RUNNING
    page = laptop.shell.findChild(DifferencesPage)
    assert page is not None
    qtbot.waitUntil(lambda: len(page.rows()) == 3 and not page.is_busy())
    assert page.rows()[0].mine.said == "박팀장 · 13:58"
    hands.settle()
    hands.press(K.Key_2)
    assert note_text(laptop) == LONG.replace("1월", "2월")
    qtbot.waitUntil(lambda: not page.is_busy())
    assert len(page.rows()) == 2
    assert laptop.view.signals.desk.undo_label() is Label.CONFLICT_DECIDED
    hands.control(K.Key_Z)
    qtbot.waitUntil(lambda: not page.is_busy())
    assert len(page.rows()) == 3
    assert note_text(laptop) == LONG
    hands.control(K.Key_1)
    qtbot.waitUntil(lambda: not page.is_busy())
    assert undecided(laptop.workshop) == []
    assert "모두 결정했습니다" in page.none_left.told()
    hands.press(K.Key_Escape)
    assert deeds_of(laptop).primary.accessibleName() != "차이 3건 결정하기"


def test_the_key_that_joined_does_not_close_the_workshop_when_it_is_pressed_again(
    joining: Joining, laptop: Laptop, theirs: Path
) -> None:
    for section in laptop.workshop.sections:
        laptop.view.signals.do(start_section, section.id)
        laptop.view.signals.do(end_section, section.id)
    joining.take(theirs)
    joining.page.view.all_chosen.emit(Side.THEIRS)
    hands.control(K.Key_Return)
    assert laptop.workshop.live.place == "outcome"
    assert deeds_of(laptop).primary.accessibleName() == "보고서 만들기"
    hands.control(K.Key_Return)
    assert laptop.workshop.event.stage is WorkshopStage.RUNNING
    laptop.view.open_page("prepare")
    assert deeds_of(laptop).primary.accessibleName() == "워크숍 종료(잠정)"


def test_a_removal_against_a_change_is_said_plainly(
    joining: Joining, theirs: Path, tmp_path: Path
) -> None:
    room = Room(theirs, "김주임", joining.laptop.clock())
    room.do(remove_note, NoteId("shared0"))
    joining.take(room.write(tmp_path / "지운 사본.workshop"))
    row = joining.page.view.differences.list.rows()[0]
    assert row.theirs.is_removed
    assert not row.mine.is_removed
    assert row.mine.lines[0] == LONG
    assert "삭제함" in row.theirs.told()


def test_a_dropped_copy_is_compared(laptop: Laptop, theirs: Path, qtbot: QtBot) -> None:
    joining = Joining(laptop, qtbot)
    hands.press(K.Key_Escape)
    drop(laptop.view.live.parentWidget(), theirs)
    joining.wait()
    assert joining.page.isVisible()
    assert len(listed(joining)) == 3


def test_a_dropped_workbook_is_not_taken(laptop: Laptop, tmp_path: Path) -> None:
    assert not drop(laptop.view.live.parentWidget(), tmp_path / "계획.xlsx")
    assert laptop.view.findChild(JoiningPage) is None


@pytest.mark.parametrize("spoken", ["ko", "en"])
def test_the_pages_speak_one_language_and_every_control_has_a_name(
    spoken: str, joining: Joining, laptop: Laptop, theirs: Path
) -> None:
    laptop.shell.preferences.speak(spoken)
    again = Joining(laptop, joining._qtbot)
    check(again.page, spoken, theirs)
    again.take(theirs)
    check(again.page.view, spoken, theirs)
    assert faults(laptop.shell) == []
