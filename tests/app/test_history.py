"""The journal is told as lines: what users did, about whom, and whether it holds."""

from datetime import date, datetime
from random import Random

import pytest

from facilitator.app import answers, commitments, editing, notes, place, running, wall
from facilitator.app.action import Action, Brought, Change, Label
from facilitator.app.desk import Desk
from facilitator.app.history.history import History, State
from facilitator.app.history.words import Edit, Told, tell, tell_all, tell_title, why_fixed
from facilitator.app.ports import JournalRow
from facilitator.domain.entities import EntityKind, Note, Touch
from facilitator.domain.failures import Trouble
from facilitator.domain.terms import AnswerWord, NoteId, SlideKind
from facilitator.words import use_language
from tests.app.day import Day
from tests.app.test_taking_back import random_day
from tests.sample import MAEUL, SAGYEONG, project_id, section_id

P3 = project_id(3)
PROJECT, CENTER = EntityKind.PROJECT, EntityKind.CENTER


def told(day: Day, at: int = 0) -> Told:
    """Tell an entry, counted from the newest."""
    history = History(day.desk)
    return tell(history, history.line(history.numbers()[at]))


def titles(day: Day) -> list[str]:
    history = History(day.desk)
    return [tell_title(history.line(number)) for number in history.numbers()]


def test_of_several_the_first_change_too_says_whose_it_is(day: Day) -> None:
    day.do(answers.record_answer, P3, MAEUL, AnswerWord.YES)
    day.do(answers.record_answer, P3, SAGYEONG, AnswerWord.YES)
    day.do(answers.confirm, P3, [MAEUL, SAGYEONG])
    line = told(day)
    assert "외 1건" in line.subject
    assert [edit.place for edit in line.edits] == ["마을 · 사업 3", "사경 · 사업 3"]
    day.do(answers.withdraw_confirmation, P3, [SAGYEONG])
    assert [edit.place for edit in told(day).edits] == [""], "the subject says it"


def test_only_what_a_user_did_is_told(day: Day) -> None:
    day.do(place.go_to, section_id(2), P3, SlideKind.ANSWERS)
    day.do(notes.type_note, P3, "버")
    day.do(wall.blank_wall)
    day.do(notes.add_note, P3, "버스")
    day.do(editing.edit_project, P3, title="새 이름")
    assert titles(day) == ["사업 수정", "토의 기록 추가"]


def test_typing_that_was_taken_back_in_its_field_is_no_entry(day: Day) -> None:
    day.do(notes.add_note, P3, "버스")
    note = day.workshop.notes_of(P3)[0].id
    day.do(notes.edit_note, note, text="버스가", run="x")
    day.do(notes.edit_note, note, text="버스", run="x")
    assert titles(day) == ["토의 기록 추가"]


def test_a_line_says_what_about_whom_and_what_changed(day: Day) -> None:
    day.do(answers.record_answer, P3, MAEUL, AnswerWord.YES)
    assert told(day) == Told("참여 의사 기록", "마을 · 사업 3", (Edit("참여 의사", new="참여"),))
    day.do(answers.record_answer, P3, MAEUL, AnswerWord.LATER, reply_by=date(2024, 12, 13))
    edits = [edit.text() for edit in told(day).edits]
    assert edits == ["참여 의사: 참여 → 검토 후 회신", "회신 기한: (비어 있음) → 2024. 12. 13."]
    day.do(editing.edit_project, P3, budget=27000)
    assert told(day).subject == "사업 3 공동체활동가역량강화 교육"
    assert told(day).edits[0].text() == "예산: 25,000천원 → 27,000천원"


def test_proposals_are_told_by_the_centers_that_came_and_went(day: Day) -> None:
    day.do(editing.propose_to, project_id(4), [MAEUL, SAGYEONG])
    assert [edit.text() for edit in told(day).edits] == ["추가: 마을, 사경", "제외: 재생, 사무국"]


def test_of_rows_that_were_moved_the_one_that_went_farthest_is_named(day: Day) -> None:
    day.do(editing.move_row, EntityKind.SECTION, section_id(4), 0)
    assert told(day).subject == "4. 공통 사업 외 3건"
    assert told(day).edits[0].text() == "순서: 4 → 1"


def test_of_a_long_text_only_what_differs_is_told_shortly() -> None:
    same = "버스 시간을 저녁 여덟 시까지 늘리면 온다는 이야기가 나왔다"
    edit = Edit("내용", same, same + " 다시 협의")
    assert edit.short() == "내용: …기가 나왔다 → …기가 나왔다 다시 협의"
    assert Edit("기한", "12. 5.", "12. 13.").short() == "기한: 12. 5. → 12. 13."


def test_steps_of_undo_name_what_they_took_back(day: Day) -> None:
    day.do(notes.add_note, P3, "버스")
    day.desk.undo()
    history = History(day.desk)
    undone, note = history.numbers()
    assert history.state(note) is State.TAKEN_BACK and history.state(undone) is State.FIXED
    assert titles(day) == ["되돌림: 토의 기록 추가", "토의 기록 추가"]
    assert told(day).subject == "“버스” · 사업 3"
    history.heard(day.desk.redo() or pytest.fail("nothing to redo"))
    assert history.state(note) is State.IN_FORCE
    assert titles(day)[0] == "다시 함: 토의 기록 추가"
    assert why_fixed(history.line(undone))


def test_projects_and_centers_are_found_also_when_they_are_gone(day: Day) -> None:
    day.do(answers.record_answer, P3, MAEUL, AnswerWord.YES)
    day.do(commitments.add_role, P3, MAEUL, task="강사")
    day.do(editing.edit_project, project_id(1), lead=MAEUL)
    day.do(editing.remove_project, P3)
    history = History(day.desk)
    concerned = [history.line(number).concerned for number in history.numbers()]
    assert all(
        Touch(PROJECT, P3) in each for each in concerned if len(each) and each != concerned[1]
    )
    assert concerned[1] >= {Touch(CENTER, MAEUL), Touch(CENTER, SAGYEONG)}
    assert Touch(CENTER, MAEUL) in concerned[3]
    assert [e.id for e in history.removed(PROJECT)] == [P3]
    assert told(day, 3).subject == "마을 · 사업 3", "as it was called"


def test_what_is_private_is_known(day: Day) -> None:
    day.do(notes.add_note, P3, "단장님과", private=True)
    day.do(notes.add_note, P3, "모두와")
    day.do(answers.record_answer, P3, MAEUL, AnswerWord.NO, reason="사정", reason_private=True)
    history = History(day.desk)
    assert [history.line(n).is_private for n in history.numbers()] == [True, False, True]


def test_an_entry_that_cannot_be_read_is_told_as_such(day: Day) -> None:
    day.do(notes.add_note, P3, "버스")
    row = day.desk.row(day.desk.number)
    assert row is not None

    def unreadable() -> tuple[Change, ...]:
        raise Trouble("entry_unreadable")

    object.__setattr__(row, "load", unreadable)
    assert told(day) == Told("토의 기록 추가", "읽을 수 없음", ())


def test_a_joining_tells_what_it_brought_with_its_author(day: Day) -> None:
    note = Note(NoteId("n"), datetime(2024, 12, 5, 15), P3, text="옆방에서")
    change = Change(EntityKind.NOTE, "n", "", None, note)
    theirs = Brought("u1", Label.NOTE_ADDED, note.at, "옆방 진행자", "", lambda: (change,))
    joined = Action(Label.COPIES_JOINED, datetime(2024, 12, 5, 18), (change,), brought=(theirs,))
    desk = Desk(day.workshop, [JournalRow.of(1, joined)])
    history = History(desk)
    line = history.line(1)
    assert line.brought == 1 and history.state(1) is State.IN_FORCE
    (brought,) = history.brought(1)
    assert (brought.by, brought.at, brought.number) == ("옆방 진행자", note.at, None)
    assert tell(history, brought).subject == "“옆방에서” · 사업 3"
    assert history.authors() == {"옆방 진행자"}


def test_labels_are_known_without_reading_the_changes(day: Day) -> None:
    day.do(running.start_section, section_id(1))
    day.desk.undo()
    history = History(day.desk)
    assert [history.label(number) for number in history.numbers()] == [Label.SECTION_STARTED] * 2


@pytest.mark.parametrize("spoken", ["ko", "en"])
@pytest.mark.parametrize("seed", range(15))
def test_whatever_happens_can_be_told(seed: int, spoken: str) -> None:
    use_language(spoken)
    day = random_day(Random(seed))
    history = History(day.desk)
    assert history.numbers() == sorted(history.numbers(), reverse=True)
    for number in history.numbers():
        line = history.line(number)
        assert tell_title(line) in tell_all(history, line)
        assert all(edit.name and (edit.old or edit.new) for edit in tell(history, line).edits)
    assert {n for n in history.numbers() if history.state(n) is State.IN_FORCE} == set(
        day.desk.in_force()
    )


def test_a_role_is_named_by_what_it_became_after_its_first_letter(day: Day) -> None:
    day.do(answers.record_answer, P3, MAEUL, AnswerWord.YES)
    day.do(commitments.add_role, P3, MAEUL, task="교")
    role = day.workshop.roles_of(P3)[0].id
    day.do(commitments.edit_role, role, task="교육 강사 섭외", run="role")
    assert told(day, 1).subject == "마을 · 사업 3 · “교육 강사 섭외”"


def test_a_project_beside_an_answer_is_named_by_its_number(day: Day) -> None:
    day.do(running.start_section, section_id(2))
    day.do(answers.record_answer, P3, MAEUL, AnswerWord.YES)
    stage = told(day).edits[-1]
    assert (stage.place, stage.name) == ("사업 3", "단계"), "its title would fill five lines"
