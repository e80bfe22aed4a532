from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from facilitator.app import answers, commitments, editing, notes, place, running, wall
from facilitator.app.action import Action, Label
from facilitator.app.desk import Desk
from facilitator.app.entry import Entry
from facilitator.app.ports import OpenedFile
from facilitator.domain.entities import Entity, kind_of
from facilitator.domain.failures import RuleBroken
from facilitator.domain.terms import AnswerWord, NoteKind, SlideKind
from facilitator.domain.workshop import Workshop
from facilitator.storage.check import integrity
from facilitator.storage.file import create, open_for_writing, read, read_event
from tests.storage.heard import Heard


def state(workshop: Workshop) -> dict[tuple[str, str], Entity]:
    return {(kind_of(entity), entity.id): entity for entity in workshop.all_entities()}


def reopen(path: Path, opened: OpenedFile) -> OpenedFile:
    assert opened.keeper.flush(5)
    opened.keeper.close()
    return open_for_writing(path)


def pick(rows: list[Any], index: int) -> Any:
    return rows[index % len(rows)].id if rows else "nobody"


def step(desk: Desk, name: str, a: int, b: int, text: str) -> None:
    """Do one thing a facilitator may do; what the rules refuse changes nothing."""
    workshop = desk.workshop
    project, center = pick(workshop.projects, a), pick(workshop.centers, b)
    words = list(AnswerWord)
    deeds: dict[str, Any] = {
        "center": lambda: desk.do(editing.add_center, text, contact="031-000-0000"),
        "project": lambda: desk.do(editing.add_project, title=text, field_name=text[:3]),
        "propose": lambda: desk.do(
            editing.propose_to, project, [c.id for c in workshop.centers[: b % 5]]
        ),
        "lead": lambda: desk.do(editing.edit_project, project, lead=center),
        "section": lambda: desk.do(
            editing.add_section, title=text, projects=tuple(p.id for p in workshop.projects)
        ),
        "start": lambda: desk.do(running.start_section, pick(workshop.sections, a)),
        "end": lambda: desk.do(running.end_section, pick(workshop.sections, a)),
        "answer": lambda: desk.do(
            answers.record_answer,
            project,
            center,
            words[(a + b) % len(words)],
            condition=text or "조건",
            reply_by=date(2026, 1, 1 + a % 28),
            reason=text,
            reason_private=bool(b % 2),
        ),
        "confirm": lambda: desk.do(answers.confirm, project, [center]),
        "role": lambda: desk.do(commitments.add_role, project, center, task=text),
        "note": lambda: desk.do(
            notes.add_note, project, text, kind=NoteKind.DECISION, private=bool(b % 2)
        ),
        "type": lambda: desk.do(notes.type_note, project, text),
        "go": lambda: desk.do(place.go_to, None, project, SlideKind.NOTES),
        "blank": lambda: desk.do(wall.blank_wall),
        "move": lambda: (
            desk.do(editing.move_row, kind_of(workshop.projects[0]), workshop.projects[0].id, b)
            if workshop.projects
            else None
        ),
        "drop_project": lambda: desk.do(editing.remove_project, project),
        "drop_center": lambda: desk.do(editing.remove_center, center),
        "undo": desk.undo,
        "redo": desk.redo,
    }
    try:
        deeds[name]()
    except RuleBroken:
        assert name not in ("undo", "redo")


DEEDS = (
    "center project propose lead section start end answer confirm role note type go blank move "
    "undo redo drop_project drop_center undo answer note"
)
STEPS = st.tuples(
    st.sampled_from(DEEDS.split(" ")), st.integers(0, 9), st.integers(0, 9), st.text(max_size=12)
)


# Shrinking would take minutes: every try writes a file.
@pytest.mark.slow
@settings(max_examples=25, deadline=None, phases=[Phase.explicit, Phase.reuse, Phase.generate])
@given(st.lists(STEPS, min_size=5, max_size=60), st.integers(0, 60))
def test_whatever_was_done_is_there_after_reopening(
    steps: list[tuple[str, int, int, str]], closed_after: int
) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "행사.workshop"
        create(path)
        opened = open_for_writing(path)
        desk = Desk(opened.workshop, opened.journal, opened.keeper)
        for name in ("center", "center", "center", "project", "project"):
            step(desk, name, 0, 0, "가나다라"[: 1 + len(desk.workshop.centers)])
        for index, one in enumerate(steps):
            step(desk, *one)
            if index == closed_after:
                before = state(desk.workshop)
                opened = reopen(path, opened)
                desk = Desk(opened.workshop, opened.journal, opened.keeper)
                assert state(desk.workshop) == before
        assert opened.keeper.flush(5)
        opened.keeper.close()

        workshop, journal = read(path)
        assert state(workshop) == state(desk.workshop)
        assert [row.number for row in journal] == list(range(1, desk.number + 1))
        assert integrity(path) == []
        # Another desk, made of the file, goes the same way back.
        other = Desk(workshop, journal)
        while desk.undo_label() is not None:
            assert other.undo_label() == desk.undo_label()
            desk_keeper_free(desk).undo()
            other.undo()
            assert state(other.workshop) == state(desk.workshop)
        assert other.undo_label() is None


def desk_keeper_free(desk: Desk) -> Desk:
    """Let a desk go on in memory after its file was closed."""
    desk._keeper = None
    return desk


def test_undo_and_redo_go_on_after_a_restart(path: Path, opened: OpenedFile, desk: Desk) -> None:
    desk.do(editing.add_center, "마을공동체지원센터", "마을")
    desk.do(editing.edit_center, desk.workshop.centers[0].id, contact="031-123-4567")
    desk.undo()
    opened = reopen(path, opened)
    desk = Desk(opened.workshop, opened.journal, opened.keeper)
    assert desk.redo_label() is Label.CENTER_EDITED
    desk.redo()
    assert desk.workshop.centers[0].contact == "031-123-4567"
    opened = reopen(path, opened)
    desk = Desk(opened.workshop, opened.journal, opened.keeper)
    desk.undo()
    desk.undo()
    opened = reopen(path, opened)
    assert opened.workshop.centers == []
    opened.keeper.close()


def test_the_journal_tells_who_did_what_and_when(path: Path, opened: OpenedFile) -> None:
    at = datetime(2025, 12, 5, 14, 0, 7)
    desk = Desk(opened.workshop, (), opened.keeper, clock=lambda: at, by="김주임\udcff")
    made = desk.do(editing.add_center, "공익", "공익")
    opened = reopen(path, opened)
    (row,) = opened.journal
    assert made is not None
    assert (row.number, row.uid, row.label, row.at) == (1, made.uid, Label.CENTER_ADDED, at)
    assert (row.by, row.undoable, row.undoes, row.redoes) == ("김주임", True, None, None)
    assert row.load() == made.changes
    opened.keeper.close()


def test_typing_shares_one_row_of_the_journal(path: Path, opened: OpenedFile, desk: Desk) -> None:
    heard = Heard(opened.keeper)
    for text in ("ㅇ", "아", "안", "안ㄴ", "안녀", "안녕"):
        desk.do(notes.type_note, None, text)
        assert opened.keeper.flush(5)
    assert heard.saved == [1] * 6
    opened = reopen(path, opened)
    draft = opened.workshop.draft("note:")
    assert draft is not None and draft.text == "안녕"
    (change,) = opened.journal[0].load()
    assert change.old is None and change.new == draft
    opened.keeper.close()


def test_what_an_import_found_is_the_first_entry(path: Path) -> None:
    entry = Entry(Workshop(), datetime(2025, 12, 1, 9))
    editing.edit_event(entry, title="협업 워크숍", held_on=date(2025, 12, 5))
    editing.add_center(entry, "공익", "공익")
    found: Action = entry.action(Label.WORKSHOP_IMPORTED, undoable=False)
    create(path, [found])
    workshop, (row,) = read(path)
    assert state(workshop) == state(entry.workshop)
    assert (row.number, row.label, row.undoable) == (1, Label.WORKSHOP_IMPORTED, False)
    assert read_event(path).title == "협업 워크숍"
    assert integrity(path) == []


def test_a_new_file_is_an_empty_workshop(path: Path) -> None:
    create(path)
    workshop, journal = read(path)
    assert state(workshop) == state(Workshop())
    assert journal == []
