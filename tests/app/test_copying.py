"""A copy holds all that the desk holds: its record, its history, what is not saved yet."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from facilitator.app import editing, notes
from facilitator.app.action import Action, Brought, Change, Label
from facilitator.app.copies.copying import Taken, take, whole
from facilitator.app.copies.purging import Target, purged
from facilitator.app.copies.redacting import without_private
from facilitator.app.desk import Desk
from facilitator.app.ports import JournalRow
from facilitator.domain.entities import EntityKind, Note
from facilitator.domain.failures import Trouble
from facilitator.domain.terms import NoteId, ProjectId
from facilitator.domain.workshop import Workshop
from facilitator.storage.check import integrity
from facilitator.storage.file import create, read
from tests.app.day import Day, everything, record
from tests.app.recorded_day import Words, recorded_day, work_at_random
from tests.sample import project_id, sample_workshop


def copied(path: Path, taken: Taken) -> tuple[Workshop, list[JournalRow]]:
    create(path, whole(taken), overwrite=True)
    assert integrity(path) == []
    return read(path)


@settings(
    max_examples=8,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(seeds=st.lists(st.integers(0, 2**32), min_size=20, max_size=70))
def test_whatever_was_done_a_copy_is_the_same_workshop(tmp_path: Path, seeds: list[int]) -> None:
    day = recorded_day()
    for _ in work_at_random(day, seeds, Words()):
        pass
    workshop, journal = copied(tmp_path / "사본.workshop", take(day.desk))
    assert everything(workshop) == everything(day.workshop)
    assert [r.action() for r in journal] == [r.action() for r in day.desk.journal()]
    again = Desk(workshop, journal, clock=day.clock)
    for _ in range(5):
        again.undo()
        day.desk.undo()
        assert record(workshop) == record(day.workshop)


def test_a_run_of_typing_ends_where_the_copy_is_taken() -> None:
    day = recorded_day()
    day.do(notes.type_note, project_id(1), "쓰")
    taken = take(day.desk)
    day.do(notes.type_note, project_id(1), "쓰는")
    assert len(day.desk.journal()) == len(taken.journal) + 1


def test_what_the_journal_does_not_know_is_in_the_copy_all_the_same(tmp_path: Path) -> None:
    day = Day(sample_workshop())  # a file that others wrote: its record begins with nothing
    day.do(editing.edit_center, day.workshop.centers[0].id, name="새 이름")
    workshop, journal = copied(tmp_path / "사본.workshop", take(day.desk))
    assert everything(workshop) == everything(day.workshop)
    assert journal[-1].label is Label.SALVAGED
    assert not journal[-1].undoable


def row(number: int, changes: Sequence[Change], **values: object) -> JournalRow:
    made = JournalRow.of(number, Action(Label.CENTER_EDITED, datetime(2024, 12, 5), tuple(changes)))
    return replace(made, **values)  # type: ignore[arg-type]  # fields are named by the test


def _unreadable() -> tuple[Change, ...]:
    raise Trouble("journal_damaged", path="x", number=2)


def test_a_damaged_record_with_holes_is_copied_as_far_as_it_can_be_read(tmp_path: Path) -> None:
    nowhere = Change(EntityKind.CENTER, "nobody", "name", "a", "b")
    rows = (
        row(2, ()),
        row(5, (), load=_unreadable),
        row(7, (nowhere,)),
        row(9, (), undoes=5, undoable=False),
        row(11, (), undoes=3, undoable=False),
    )
    taken = Taken(tuple(sample_workshop().all_entities()), rows, datetime(2024, 12, 5))
    workshop, journal = copied(tmp_path / "사본.workshop", taken)
    assert everything(workshop) == everything(sample_workshop())
    assert [r.number for r in journal] == [1, 2, 3, 4, 5, 6]
    assert [r.uid for r in journal[:5]] == [r.uid for r in rows]
    assert [r.undoes for r in journal[3:5]] == [2, 0]


def test_a_workshop_with_a_broken_reference_can_be_copied(tmp_path: Path) -> None:
    """A bug of ours may have let it through; what was entered matters more."""
    note = Note(NoteId("n"), datetime(2024, 12, 5), ProjectId("nothing"), text="한 말")
    made = Action(Label.NOTE_ADDED, note.at, (Change(EntityKind.NOTE, "n", "", None, note),))
    taken = Taken((*Workshop().all_entities(), note), (JournalRow.of(1, made),), note.at)
    path = tmp_path / "사본.workshop"
    create(path, whole(taken))
    assert read(path)[0].notes == [note]
    assert {trouble.code for trouble in integrity(path)} == {"check_reference"}


def test_taking_reads_no_entry_so_that_the_console_never_waits() -> None:
    desk = Desk(Workshop(), [row(1, (), load=_unreadable), row(2, (), load=_unreadable)])
    assert [taken.number for taken in take(desk).journal] == [1, 2]


def test_an_entry_of_another_copy_that_cannot_be_read_keeps_no_copy_from_being_made(
    tmp_path: Path,
) -> None:
    note = Note(NoteId("n"), datetime(2024, 12, 5), project_id(1), text="합친 말", private=True)
    put = Change(EntityKind.NOTE, "n", "", None, note)
    sound, broken = (
        Brought(uid, Label.NOTE_ADDED, note.at, "나", "", load)
        for uid, load in (("a", lambda: (put,)), ("b", _unreadable))
    )
    joined = Action(Label.COPIES_JOINED, note.at, (), brought=(broken, sound))
    taken = Taken(tuple(Workshop().all_entities()), (JournalRow.of(1, joined),), note.at)
    _, (kept,) = copied(tmp_path / "사본.workshop", taken)
    assert [(each.uid, each.load()) for each in kept.brought] == [("b", ()), ("a", (put,))]
    assert [each.load() for each in without_private([joined])[0].brought] == [(), ()]
    gone = purged([joined], [Target(EntityKind.NOTE, "n")], note.at)
    assert [each.load() for each in gone[0].brought] == [(), ()]
