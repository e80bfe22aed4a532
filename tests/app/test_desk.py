"""The desk: every change goes through it, is told, kept, undone and redone."""

from functools import partial

import pytest

from facilitator.app.action import Action, Change, Label
from facilitator.app.answers import confirm_all, record_answer, type_answer
from facilitator.app.commitments import add_role, edit_role
from facilitator.app.desk import Desk
from facilitator.app.editing import add_center, edit_event
from facilitator.app.entry import Entry, together
from facilitator.app.notes import add_note, note_draft_id, type_note
from facilitator.app.place import go_to, open_page
from facilitator.app.ports import JournalRow
from facilitator.app.running import start_section
from facilitator.app.wall import blank_wall
from facilitator.domain.entities import Center, EntityKind, Event, Touch
from facilitator.domain.failures import RuleBroken
from facilitator.domain.terms import AnswerWord, CenterId, ProjectStage, RoleId, SlideKind
from tests.app.day import START, Day, everything, record
from tests.sample import MAEUL, project_id, section_id

P1 = project_id(1)


def test_every_action_has_the_next_number_and_is_kept(day: Day) -> None:
    day.do(edit_event, title="가")
    day.do(edit_event, title="나")
    assert list(day.keeper.actions) == [1, 2]
    assert day.keeper.actions[2].at == START
    assert day.keeper.actions[2].by == "진행자"
    assert day.keeper.actions[1].uid != day.keeper.actions[2].uid


def test_what_changes_nothing_is_no_action(day: Day) -> None:
    title = day.workshop.event.title
    assert day.do(edit_event, title=title) is None
    assert day.desk.number == 0 and day.keeper.actions == {}


def test_views_hear_what_was_touched_until_they_stop_listening(day: Day) -> None:
    heard: list[frozenset[Touch]] = []

    def listener(action: Action, touched: frozenset[Touch]) -> None:
        heard.append(touched)

    day.desk.listen(listener)
    day.do(record_answer, P1, MAEUL, AnswerWord.YES)
    assert heard == [frozenset({Touch(EntityKind.ANSWER, f"{P1}:{MAEUL}")})]
    day.desk.undo()
    assert len(heard) == 2
    day.desk.unlisten(listener)
    day.desk.redo()
    assert len(heard) == 2


def test_a_refused_use_case_leaves_nothing_changed(day: Day) -> None:
    before = everything(day.workshop)
    with pytest.raises(RuleBroken):
        day.do(record_answer, P1, MAEUL, AnswerWord.CONDITIONAL, condition=" ")
    assert everything(day.workshop) == before
    assert day.desk.undo_label() is None


def test_use_cases_put_together_are_one_entry_or_none_at_all(day: Day) -> None:
    before = everything(day.workshop)

    def adding(name: str) -> Action | None:
        steps = [
            lambda entry: add_center(entry, "복지센터", "복지"),
            lambda entry: add_center(entry, name, name),
        ]
        return day.do(together, Label.ROWS_PASTED, steps)

    with pytest.raises(RuleBroken):
        adding("마을")
    assert everything(day.workshop) == before
    assert adding("문화") is not None
    assert day.desk.number == 1 and len(day.workshop.centers) == 8
    day.desk.undo()
    assert everything(day.workshop) == before


class CountedEntry(Entry):
    """Counts how often the changes are listed: each time looks at all of them."""

    listed = 0

    def changes(self) -> tuple[Change, ...]:
        self.listed += 1
        return super().changes()


def test_many_use_cases_together_list_their_changes_once(day: Day) -> None:
    entry = CountedEntry(day.workshop, START)
    names = [f"{n}번 센터" for n in range(50)]
    action = together(entry, Label.ROWS_PASTED, [partial(add_center, name=n) for n in names])
    assert [c.new.name for c in action.changes if isinstance(c.new, Center)] == names
    assert entry.listed == 1


def test_what_is_put_together_can_itself_be_put_together(day: Day) -> None:
    def two(entry: Entry) -> Action:
        steps = (partial(add_center, name="복지"), partial(add_center, name="문화"))
        return together(entry, Label.ROWS_PASTED, steps)

    rename = partial(edit_event, title="새 이름")
    action = day.do(together, Label.ROWS_PASTED, (two, rename))
    assert action is not None and len(action.changes) == 3


def test_a_fault_in_a_use_case_leaves_nothing_changed_either(day: Day) -> None:
    before = everything(day.workshop)

    def breaks(entry: Entry) -> Action:
        add_center(entry, "복지센터", "복지")
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        day.do(breaks)
    assert everything(day.workshop) == before


def test_undo_and_redo_walk_back_and_forth_over_every_entry(day: Day) -> None:
    states = [record(day.workshop)]
    for title in ("가", "나", "다"):
        day.do(edit_event, title=title)
        states.append(record(day.workshop))
    for state in reversed(states[:-1]):
        day.desk.undo()
        assert record(day.workshop) == state
    assert day.desk.undo() is None
    for state in states[1:]:
        day.desk.redo()
        assert record(day.workshop) == state
    assert day.desk.redo() is None


def test_a_new_entry_after_an_undo_ends_the_way_forward(day: Day) -> None:
    day.do(edit_event, title="가")
    day.desk.undo()
    assert day.desk.redo_label() is Label.EVENT_EDITED
    day.do(add_note, P1, "의견")
    assert day.desk.redo() is None
    assert day.desk.undo_label() is Label.NOTE_ADDED


def test_moving_about_and_typing_are_no_entries_and_keep_the_way_forward(day: Day) -> None:
    day.do(edit_event, title="가")
    day.desk.undo()
    day.do(go_to, section_id(1), P1, SlideKind.BRIEF)
    day.do(blank_wall)
    day.do(open_page, "outcomes")
    day.do(type_note, P1, "반쯤")
    assert day.desk.undo_label() is None
    day.desk.redo()
    assert day.workshop.event.title == "가"


def test_looking_at_a_project_changes_nothing_that_could_be_undone(day: Day) -> None:
    day.do(start_section, section_id(1))
    before = record(day.workshop)
    day.do(go_to, section_id(1), P1, SlideKind.ANSWERS)
    assert record(day.workshop) == before


def test_undo_works_the_same_after_closing_and_opening_again(day: Day) -> None:
    states = [record(day.workshop)]
    day.do(add_note, P1, "의견")
    states.append(record(day.workshop))
    day.do(record_answer, P1, MAEUL, AnswerWord.NO)
    day.do(edit_event, title="가")
    day.desk.undo()
    day.desk.undo()
    again = day.reopened()
    assert (again.desk.undo_label(), again.desk.redo_label()) == (
        Label.NOTE_ADDED,
        Label.ANSWER_RECORDED,
    )
    again.desk.undo()
    assert record(again.workshop) == states[0]
    again.desk.redo()
    assert record(again.workshop) == states[1]
    assert again.desk.number == 7


def test_typing_joins_into_one_number_of_the_journal(day: Day) -> None:
    for text in ("안", "안녕", "안녕하세요"):
        day.do(type_note, P1, text)
    assert list(day.keeper.actions) == [1]
    (change,) = day.keeper.actions[1].changes
    assert change.old is None
    assert getattr(change.new, "text", None) == "안녕하세요"
    day.do(type_note, project_id(2), "다른 사업")
    assert list(day.keeper.actions) == [1, 2]


def test_typing_goes_on_under_a_new_number_after_anything_else(day: Day) -> None:
    day.do(type_note, P1, "안")
    day.do(blank_wall)
    day.do(type_note, P1, "안녕")
    assert list(day.keeper.actions) == [1, 2, 3]


def test_a_run_of_edits_is_one_entry_that_brings_the_stamp_back(day: Day) -> None:
    """The first step of the run lets the stamp fall; the steps after it change only the text."""
    day.do(record_answer, P1, MAEUL, AnswerWord.YES)
    day.do(add_role, P1, MAEUL, role_id=RoleId("r"), task="홍보")
    day.do(confirm_all, P1)
    agreed = record(day.workshop)
    for task in ("홍보와", "홍보와 모집"):
        day.do(edit_role, RoleId("r"), run="role:r:task", task=task)
    assert day.desk.number == 4
    project = day.workshop.project(P1)
    assert project is not None and project.stage is ProjectStage.IN_DISCUSSION
    edited = record(day.workshop)
    day.desk.undo()
    assert record(day.workshop) == agreed
    assert day.desk.undo_label() is Label.ANSWER_CONFIRMED
    day.desk.redo()
    assert record(day.workshop) == edited
    day.desk.undo()
    again = day.reopened()
    again.desk.redo()
    assert record(again.workshop) == edited


def test_undo_never_overwrites_a_half_typed_draft(day: Day) -> None:
    day.do(type_note, P1, "첫 줄")
    day.do(add_note, P1, "첫 줄")
    day.do(type_note, P1, "둘째 줄을 쓰는")
    day.desk.undo()
    assert day.workshop.notes_of(P1) == []
    draft = day.workshop.draft(note_draft_id(P1))
    assert draft is not None and draft.text == "둘째 줄을 쓰는"


def test_an_answer_that_is_said_again_empties_its_draft_and_is_no_entry(day: Day) -> None:
    day.do(record_answer, P1, MAEUL, AnswerWord.YES)
    day.do(type_answer, P1, MAEUL, AnswerWord.CONDITIONAL, "예산이")
    day.do(record_answer, P1, MAEUL, AnswerWord.YES)
    assert day.workshop.draft(f"answer:{P1}:{MAEUL}") is None
    day.desk.undo()
    answer = day.workshop.answer(P1, MAEUL)
    assert answer is None


def test_undo_says_what_it_would_take_back(day: Day) -> None:
    day.do(record_answer, P1, MAEUL, AnswerWord.YES)
    assert day.desk.undo_label() is Label.ANSWER_RECORDED
    assert day.desk.label_of(1) is Label.ANSWER_RECORDED
    assert day.desk.label_of(9) is None
    undone = day.desk.undo()
    assert undone is not None and undone.undoes == 1 and undone.label is Label.UNDONE
    redone = day.desk.redo()
    assert redone is not None and redone.redoes == 1 and redone.label is Label.REDONE


def _foreign(number: int, *changes: Change, undoes: int | None = None) -> JournalRow:
    """Give an entry of a journal that was written by others."""
    label = Label.UNDONE if undoes else Label.CENTER_EDITED
    return JournalRow(
        number, f"u{number}", label, START, "", not undoes, undoes, None, "", lambda: changes
    )


def test_an_entry_that_takes_back_nothing_is_passed_over(day: Day) -> None:
    day.do(add_center, "새 센터")
    desk = Desk(day.workshop, [*day.keeper.rows(), _foreign(2, undoes=77), _foreign(3, undoes=77)])
    assert desk.redo_label() is None
    assert desk.redo() is None
    assert desk.undo_label() is Label.CENTER_ADDED


@pytest.mark.parametrize(
    "wrong",
    [
        Change(EntityKind.CENTER, "nobody", "name", "a", "b"),
        Change(EntityKind.CENTER, "nobody", "", None, Center(CenterId("nobody"))),
        Change(EntityKind.EVENT, "event", "", None, Event()),
    ],
)
def test_an_entry_that_does_not_fit_is_not_taken_back_by_halves(day: Day, wrong: Change) -> None:
    title = day.workshop.event.title
    fitting = Change(EntityKind.EVENT, "event", "title", "전", title)
    desk = Desk(day.workshop, [_foreign(1, wrong, fitting)])
    with pytest.raises(RuleBroken) as caught:
        desk.undo()
    assert (caught.value.code, caught.value.gaps) == ("entry_does_not_fit", {"number": 1})
    assert day.workshop.event.title == title
    assert desk.number == 1
