"""A message that the room saw is deleted for good wherever it stands, and nothing else is."""

from datetime import datetime
from pathlib import Path

import pytest

from facilitator.app import notes, place, room_log, wall
from facilitator.app.action import Action, Change, Label
from facilitator.app.copies.copying import take, whole
from facilitator.app.copies.purging import Target, message_targets, purged, texts_of
from facilitator.app.history.history import History, State
from facilitator.app.history.words import tell, tell_title, why_fixed
from facilitator.app.joining.joining import compare, join
from facilitator.app.joining.purges import Without
from facilitator.domain.entities import EntityKind, Shown
from facilitator.domain.terms import SlideKind
from facilitator.storage.check import integrity
from facilitator.storage.file import create, read
from tests.app.copies import day_of, side
from tests.app.day import Day
from tests.app.recorded_day import recorded_day
from tests.sample import project_id, section_id

SECRET, OTHER = "홍길동 님은 남아 주십시오", "5분 뒤에 시작합니다"
LATER = datetime(2024, 12, 6)


@pytest.fixture
def day() -> Day:
    """Show two messages while the slides go on, and take them away again."""
    day = recorded_day()
    day.do(room_log.log_wall, True)
    for text in (SECRET, OTHER):
        day.do(wall.type_message, text[:4])
        day.do(wall.show_message, text)
        day.do(room_log.log_wall, True)
        for number in (1, 2):
            day.clock.pass_minutes(1)
            day.do(place.go_to, section_id(1), project_id(number), SlideKind.BRIEF)
            day.do(room_log.log_wall, True)
        day.do(wall.show_message, "")
        day.do(room_log.log_wall, True)
    return day


def deleted(day: Day, *targets: Target) -> list[Action]:
    return purged(whole(take(day.desk)), targets, LATER, "진행자")


def logged(day: Day) -> list[str]:
    return [line.message for line in day.workshop.shown_log if line.message]


def messages(day: Day) -> list[str]:
    """List what the history tells of messages, newest first."""
    history = History(day.desk)
    lines = [history.line(number) for number in history.numbers()]
    return [tell(history, line).subject for line in lines if line.label is Label.ROOM_SAW]


def test_the_history_tells_each_message_once_however_many_slides_it_stood_on(day: Day) -> None:
    assert logged(day) == [SECRET] * 3 + [OTHER] * 3
    assert messages(day) == [f"“{OTHER}”", f"“{SECRET}”"]


def test_a_message_in_the_history_is_nothing_to_take_back(day: Day) -> None:
    history = History(day.desk)
    (first, *_) = [n for n in history.numbers() if history.label(n) is Label.ROOM_SAW]
    assert history.state(first) is State.FIXED
    assert "영구 삭제" in why_fixed(history.line(first))
    assert tell_title(history.line(first)) == "화면에 띄운 알림"


def test_a_message_shown_while_the_history_is_open_is_told(day: Day) -> None:
    history = History(day.desk)
    before = history.numbers()
    day.do(wall.show_message, "잠시 쉽니다")
    action = day.do(room_log.log_wall, True)
    assert action is not None
    history.heard(action)
    assert history.numbers() == [day.desk.number, *before]
    assert history.holds(day.desk.number)


def test_a_deleted_message_is_in_no_byte_and_the_other_stays(day: Day, tmp_path: Path) -> None:
    path = tmp_path / "파일.workshop"
    targets = message_targets(day.workshop, SECRET)
    assert len(targets) == 3
    create(path, deleted(day, *targets))
    assert integrity(path) == []
    data = path.read_bytes()
    assert SECRET.encode() not in data and "홍길동".encode() not in data
    workshop, _ = read(path)
    assert [line.message for line in workshop.shown_log if line.message] == [OTHER] * 3
    assert len(workshop.shown_log) == len(day.workshop.shown_log), "that something was shown stays"
    titles = [(line.at, line.title) for line in workshop.shown_log]
    assert titles == [(line.at, line.title) for line in day.workshop.shown_log]


def test_a_message_that_is_on_the_wall_goes_from_it(day: Day) -> None:
    day.do(wall.show_message, SECRET)
    day.do(room_log.log_wall, True)
    clean = day_of(deleted(day, *message_targets(day.workshop, SECRET)))
    assert clean.workshop.live.message == ""
    assert day_of(deleted(day, *message_targets(day.workshop, OTHER))).workshop.live.message


def test_a_message_of_one_letter_can_go_too(day: Day) -> None:
    day.do(wall.show_message, "!")
    day.do(room_log.log_wall, True)
    clean = day_of(deleted(day, *message_targets(day.workshop, "!")))
    assert "!" not in logged(clean) and clean.workshop.live.message == ""


def test_the_words_of_a_message_cost_no_headline_and_no_note(day: Day) -> None:
    title = day.workshop.projects[0].title
    day.do(wall.show_message, title)
    day.do(room_log.log_wall, True)
    day.do(notes.add_note, project_id(1), title)
    clean = day_of(deleted(day, *message_targets(day.workshop, title)))
    assert title not in logged(clean)
    assert any(title in line.title for line in clean.workshop.shown_log)
    assert clean.workshop.notes[-1].text == title


def test_what_a_message_said_is_found_where_a_copy_has_it(day: Day) -> None:
    actions = whole(take(day.desk))
    targets = message_targets(day.workshop, SECRET)
    assert texts_of(actions, targets) == (SECRET,)
    assert texts_of(actions[:1], targets) == ()


def test_a_copy_that_still_has_it_does_not_bring_it_back(day: Day) -> None:
    actions = whole(take(day.desk))
    clean = day_of(deleted(day, *message_targets(day.workshop, SECRET)))
    for mine, theirs in ((clean, day_of(actions)), (day_of(actions), clean)):
        theirs.do(notes.add_note, project_id(1), "다른 방에서")
        joining = compare(side(mine), side(theirs))
        mine.do(join, joining)
        assert SECRET not in logged(mine)
        assert OTHER in logged(mine)
        held = [
            whole.message
            for row in mine.desk.journal()
            for brought in row.brought
            for change in brought.load()
            for whole in change.wholes()
            if isinstance(whole, Shown)
        ]
        assert SECRET not in held


def test_a_message_of_the_other_room_is_told_with_what_a_joining_brought(day: Day) -> None:
    other = day_of(whole(take(day.desk)))
    other.do(wall.show_message, "옆 방의 알림")
    other.do(room_log.log_wall, True)
    other.do(notes.add_note, project_id(1), "다른 방에서")
    day.do(join, compare(side(day), side(other)))
    history = History(day.desk)
    brought = history.brought(day.desk.number)
    assert [line.label for line in brought] == [Label.NOTE_ADDED, Label.ROOM_SAW]
    assert history.line(day.desk.number).brought == 2
    assert tell(history, brought[1]).subject == "“옆 방의 알림”"
    (target,) = message_targets(day.workshop, "옆 방의 알림")
    assert target.kind is EntityKind.SHOWN
    assert "옆 방의 알림" not in logged(day_of(deleted(day, target)))


def test_what_a_third_room_brings_of_it_is_kept_without_it(day: Day) -> None:
    line = next(each for each in day.workshop.shown_log if each.message == SECRET)
    brings = Change(EntityKind.SHOWN, line.id, "", None, line)
    (kept,) = Without(lambda: (brings,), {(EntityKind.SHOWN, line.id, "message")})()
    assert isinstance(kept.new, Shown)
    assert (kept.new.message, kept.new.title) == ("", line.title)
