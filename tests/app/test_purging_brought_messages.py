"""A message that a joining brought stays in its history when something else is deleted for good."""

from facilitator.app import notes, room_log, wall
from facilitator.app.action import Label
from facilitator.app.copies.purging import Target, message_targets
from facilitator.app.history.history import History
from facilitator.app.history.words import tell
from facilitator.domain.entities import EntityKind
from tests.app.copies import copy_of, first_day, purge, take_in
from tests.app.day import Day
from tests.sample import project_id

SECRET, OTHER = "홍길동 님은 남아 주십시오", "옆 방의 알림"


def joined() -> Day:
    """Join a copy whose wall showed two messages, and on which a note was made."""
    day = first_day()
    other = copy_of(day)
    for text in (SECRET, OTHER):
        other.do(wall.show_message, text)
        other.do(room_log.log_wall, True)
    other.do(notes.add_note, project_id(1), "다른 방에서")
    take_in(day, other)
    return day


def told(day: Day) -> list[str]:
    """List the messages that the history tells as brought."""
    history = History(day.desk)
    lines = [line for number in history.numbers() for line in history.brought(number)]
    return [tell(history, line).subject for line in lines if line.label is Label.ROOM_SAW]


def test_a_message_that_was_brought_outlives_the_deletion_of_a_note() -> None:
    day = joined()
    assert told(day) == [f"“{OTHER}”", f"“{SECRET}”"]
    (note,) = day.workshop.notes
    clean = purge(day, Target(EntityKind.NOTE, note.id))
    assert told(clean) == [f"“{OTHER}”", f"“{SECRET}”"], "else it could not be deleted any more"


def test_what_is_deleted_alone_leaves_the_other_one() -> None:
    day = joined()
    clean = purge(day, *message_targets(day.workshop, SECRET))
    assert told(clean) == [f"“{OTHER}”"]
    loaded = [
        change
        for row in clean.desk.journal()
        for brought in row.brought
        for change in brought.load()
    ]
    assert SECRET not in repr(loaded) and OTHER in repr(loaded)
