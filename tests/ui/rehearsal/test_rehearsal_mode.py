"""Rehearsal mode: the real workshop on a throw-away copy, in fast time; the record is untouched."""

import os
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from facilitator.app import answers, running
from facilitator.bootstrap import Files
from facilitator.domain.clocks import section_clock
from facilitator.domain.entities import EntityKind
from facilitator.domain.failures import Trouble
from facilitator.domain.terms import AnswerWord, WallMode
from facilitator.storage.file import read
from facilitator.ui.rehearsal import hands
from facilitator.ui.rehearsal.fast_clock import FastClock
from facilitator.ui.rehearsal.rehearsal_bar import RehearsalBar
from facilitator.ui.rehearsal.rehearsal_mode import rehearsed_start
from facilitator.ui.shell import Shell
from tests.sample import GONGIK, project_id, sample_workshop, section_id
from tests.ui.conftest import Start
from tests.ui.laptop import Laptop

pytestmark = pytest.mark.slow


def _button(laptop: Laptop, name: str) -> QPushButton:
    bar = laptop.view.findChild(RehearsalBar)
    assert bar is not None
    return next(b for b in bar.findChildren(QPushButton) if b.accessibleName() == name)


def _open_file(laptop: Laptop) -> Path:
    assert laptop.shell.path is not None
    return laptop.shell.path


def _break_off(laptop: Laptop) -> None:
    """Leave the file and the settings as a crash leaves them."""
    left = Files().load_settings()
    laptop.close()
    Files().save_settings(left)


def _workshop_is_run(laptop: Laptop) -> None:
    signals = laptop.view.signals
    signals.do(running.start_section, section_id(1))
    signals.do(answers.record_answer, project_id(1), GONGIK, AnswerWord.YES)


def test_what_is_done_in_a_rehearsal_is_not_in_the_record(laptop: Laptop) -> None:
    before = laptop.path.read_bytes()
    number = laptop.view.signals.desk.number
    laptop.shell.rehearsing.begin()
    assert laptop.shell.path != laptop.path
    _workshop_is_run(laptop)
    copy = _open_file(laptop)
    _button(laptop, "연습 끝내기").click()
    assert laptop.shell.path == laptop.path
    assert laptop.view.findChild(RehearsalBar) is None
    assert laptop.workshop.answer(project_id(1), GONGIK) is None
    assert laptop.view.signals.desk.number == number
    assert not copy.exists()
    laptop.close()
    assert laptop.path.read_bytes() == before
    assert read(laptop.path)[0].sections[0].started_at is None


def test_the_rehearsed_day_begins_as_planned_and_hurries(laptop: Laptop) -> None:
    laptop.shell.rehearsing.begin()
    now = laptop.view.signals.now()
    assert (now.date(), now.hour, now.minute) == (datetime(2024, 12, 5).date(), 13, 30)
    _button(laptop, "5분 건너뛰기").click()
    assert laptop.view.signals.now() >= datetime(2024, 12, 5, 13, 35)
    _workshop_is_run(laptop)
    section = laptop.workshop.sections[0]
    _button(laptop, "5분 건너뛰기").click()
    clock = section_clock(laptop.workshop, section, laptop.view.signals.now())
    assert 300 <= clock.elapsed < 330


def test_at_twenty_times_the_speed_the_console_ticks_as_it_shows(
    laptop: Laptop, qtbot: QtBot
) -> None:
    laptop.shell.rehearsing.begin()
    _button(laptop, "시계 20배속").click()
    since = laptop.view.signals.now()
    told: list[datetime] = []
    laptop.view.ticked.connect(told.append)
    qtbot.waitUntil(lambda: len(told) >= 3)
    assert told[-1] - since >= timedelta(seconds=2)


def test_a_rehearsal_can_be_closed_with_the_window(laptop: Laptop) -> None:
    laptop.shell.rehearsing.begin()
    copy = _open_file(laptop)
    _workshop_is_run(laptop)
    laptop.close()
    assert not copy.exists()
    assert Files().load_settings().open_file == ""


def test_a_copy_that_cannot_be_removed_does_not_keep_from_the_real_workshop(
    laptop: Laptop, monkeypatch: pytest.MonkeyPatch
) -> None:
    laptop.shell.rehearsing.begin()

    def refuse(path: str, **kwargs: object) -> None:
        raise PermissionError(13, "in use by another process", str(path))

    with monkeypatch.context() as windows:
        windows.setattr(os, "unlink", refuse)
        laptop.shell.rehearsing.end()
    assert laptop.shell.path == laptop.path
    assert laptop.view.findChild(RehearsalBar) is None


def test_each_rehearsal_has_a_folder_of_its_own_that_goes_with_it(laptop: Laptop) -> None:
    laptop.shell.rehearsing.begin()
    first = _open_file(laptop)
    (first.parent / "결과보고서.pdf").write_bytes(b"%PDF")
    assert first.name == laptop.path.name
    laptop.shell.rehearsing.end()
    assert not first.parent.exists()
    laptop.shell.rehearsing.begin()
    assert _open_file(laptop).parent != first.parent


def test_what_a_crash_left_long_ago_is_removed() -> None:
    left = Files().rehearsal_folder()
    os.utime(left, (0, 0))
    recent = Files().rehearsal_folder()
    Files().rehearsal_folder()
    assert recent.exists() and not left.exists()


def test_after_a_crash_in_a_rehearsal_the_real_workshop_opens(start: Start) -> None:
    laptop = start()
    laptop.shell.rehearsing.begin()
    assert Files().load_settings().open_file == str(laptop.path.absolute())
    assert [r.path for r in Files().load_settings().recent] == [str(laptop.path.absolute())]


@pytest.fixture
def starting(dressed: QApplication, qtbot: QtBot) -> Callable[[], Shell]:
    """Start the application again."""

    def make() -> Shell:
        shell = Shell(Files())
        qtbot.addWidget(shell)
        return shell

    return make


@pytest.mark.parametrize("named", [True, False], ids=["opened by name", "opened by itself"])
def test_after_a_crash_in_a_rehearsal_the_wall_is_black_until_it_is_shown(
    laptop: Laptop, starting: Callable[[], Shell], named: bool
) -> None:
    laptop.go_to(1)
    shown = laptop.shown()
    laptop.shell.rehearsing.begin()
    _break_off(laptop)
    again = starting()
    again.open_first(laptop.path if named else None, False)
    again.show()
    again.begin()
    hands.settle()
    assert again.view is not None and again.path == laptop.path
    assert again.view.wall.window.is_black()
    if not named:
        assert "연습이 중간에 끊겼습니다" in again.view.notice.text()
    again.view.live.orders.show()
    assert again.view.wall.window.shown_text() == shown
    _in_the_real_workshop_a_crash_changes_nothing(again, starting)


def _in_the_real_workshop_a_crash_changes_nothing(
    shell: Shell, starting: Callable[[], Shell]
) -> None:
    left = Files().load_settings()
    assert not left.rehearses
    shell.close()
    Files().save_settings(left)
    again = starting()
    again.open_first(None, False)
    assert again.view is not None
    assert again.view.signals.workshop.live.wall is WallMode.SHOWN


def test_window_and_foot_say_that_it_is_a_rehearsal(laptop: Laptop) -> None:
    name = laptop.path.name
    assert laptop.shell.windowTitle() == f"{name} – 퍼실리테이터"
    laptop.shell.rehearsing.begin()
    for _ in range(2):
        assert laptop.shell.windowTitle() == f"연습 – {name} – 퍼실리테이터"
        assert f"연습 – {name}" in [part.text() for part in laptop.view.foot.findChildren(QLabel)]
        laptop.shell.preferences.speak("ko")  # every page is made anew
    laptop.shell.rehearsing.end()
    assert laptop.shell.windowTitle() == f"{name} – 퍼실리테이터"
    assert name in [part.text() for part in laptop.view.foot.findChildren(QLabel)]


def test_language_and_look_can_be_changed_in_a_rehearsal(laptop: Laptop) -> None:
    laptop.shell.rehearsing.begin()
    laptop.shell.preferences.wear("dark")
    hands.settle()
    assert _button(laptop, "연습 끝내기").isVisible()
    laptop.shell.rehearsing.end()
    laptop.shell.preferences.wear("light")


def test_a_rehearsal_is_not_rehearsed_again(laptop: Laptop) -> None:
    laptop.shell.rehearsing.begin()
    path = laptop.shell.path
    laptop.shell.rehearsing.begin()
    assert laptop.shell.path == path


def test_a_workshop_that_has_begun_is_rehearsed_from_now() -> None:
    workshop = sample_workshop()
    now = datetime(2024, 12, 5, 15, 12)
    assert rehearsed_start(workshop, now) == datetime(2024, 12, 5, 13, 30)
    section = workshop.sections[0]
    workshop.set_field(EntityKind.SECTION, section.id, "started_at", now)
    assert rehearsed_start(workshop, now) == now


@pytest.mark.parametrize("speed", [1, 5, 20])
def test_the_clock_keeps_its_time_when_its_speed_changes(speed: int) -> None:
    moments = [100.0]
    clock = FastClock(datetime(2024, 12, 5, 13, 30), 10, lambda: moments[0])
    moments[0] += 60
    assert clock() == datetime(2024, 12, 5, 13, 40)
    clock.run_at(speed)
    assert clock() == datetime(2024, 12, 5, 13, 40)
    moments[0] += 60
    assert clock() == datetime(2024, 12, 5, 13, 40) + timedelta(minutes=speed)
    clock.skip(5)
    assert clock() == datetime(2024, 12, 5, 13, 45) + timedelta(minutes=speed)


def test_what_was_made_black_in_a_rehearsal_stays_black_at_its_end(laptop: Laptop) -> None:
    laptop.go_to(1)
    shown = laptop.shown()
    laptop.shell.rehearsing.begin()
    hands.press(Qt.Key.Key_F6)
    laptop.shell.rehearsing.end()
    hands.settle()
    assert laptop.shell.path == laptop.path
    laptop.view.wall.open_window()
    laptop.shell.activateWindow()
    hands.settle()
    assert laptop.wall.is_black() and laptop.workshop.live.wall is WallMode.BLANK
    hands.press(Qt.Key.Key_F5)
    assert laptop.shown() == shown


def test_no_rehearsal_begins_while_something_is_not_saved(laptop: Laptop) -> None:
    """The file stays open, without a question that stands over a live section."""
    laptop.go_to(1)
    laptop.view.signals.troubled.emit(Trouble("disk_full", path=str(laptop.path)))
    laptop.shell.rehearsing.begin()
    assert laptop.shell.path == laptop.path
    assert "디스크가 가득" in laptop.notice()
    assert laptop.wall.isVisible()
