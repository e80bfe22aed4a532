"""Closed or killed, the application comes back to where it was."""

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from facilitator.domain.plan import SectionState, section_state
from facilitator.domain.terms import SlideKind, WallMode
from facilitator.storage.check import integrity
from facilitator.ui.rehearsal import hands
from tests.sample import JAESAENG, project_id, section_id
from tests.ui.conftest import Start
from tests.ui.laptop import Laptop
from tests.ui.live import worker

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[3]


def is_where_it_was(laptop: Laptop) -> None:
    live = laptop.workshop.live
    assert laptop.view._place == "live"
    assert (live.section, live.project) == (section_id(1), project_id(2))
    assert (live.slide, live.page) == (SlideKind.NOTES, 1)
    assert live.wall is WallMode.BLANK
    assert laptop.shown() == ""
    section = laptop.workshop.section(section_id(1))
    assert section is not None
    assert section_state(section) is SectionState.RUNNING
    assert section.started_at == laptop.clock.now
    assert len(laptop.texts(project_id(2))) == 30
    assert laptop.notes.input.full_text() == "아직 쓰는 주"
    assert laptop.notes.line.private
    laptop.view.live.orders.show()
    assert laptop.view.wall.window.view.page == 1
    assert "아직 쓰는" not in laptop.shown()
    laptop.go_to(3, SlideKind.ANSWERS)
    details = laptop.words()
    assert details is not None
    assert details._main.full_text() == "다음 주쯔"
    assert laptop.workshop.answer(project_id(3), JAESAENG) is None


def test_closed_and_opened_again_it_is_where_it_was(start: Start) -> None:
    first = start()
    worker.work(first)
    first.close()
    again = start()
    hands.settle()
    is_where_it_was(again)


def test_words_that_are_no_answer_yet_come_back(start: Start) -> None:
    first = start()
    first.go_to(3, SlideKind.ANSWERS)
    first.board.focus_center(JAESAENG)
    hands.press(Qt.Key.Key_3)
    hands.compose("연말", finish=False)
    first.close()
    again = start()
    assert again.workshop.live.project == project_id(3)
    details = again.words()
    assert details is not None
    assert details.reply_by is None
    assert again.workshop.answer(project_id(3), JAESAENG) is None
    details.focus_first()
    hands.compose("12. 20.")
    hands.press(Qt.Key.Key_Return)
    assert again.answer(project_id(3), JAESAENG).reply_by == date(2024, 12, 20)


def test_a_complete_answer_is_recorded_when_the_window_closes(start: Start) -> None:
    first = start()
    first.go_to(3, SlideKind.ANSWERS)
    first.board.focus_center(JAESAENG)
    hands.press(Qt.Key.Key_2)
    hands.compose("예산이 확보되", finish=False)
    first.close()
    assert start().answer(project_id(3), JAESAENG).condition == "예산이 확보되"


@pytest.mark.slow
def test_killed_and_opened_again_it_is_where_it_was(start: Start, path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "tests.ui.live.worker", str(path)],
        stdout=subprocess.PIPE,
        cwd=ROOT,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"ready\n"
        process.kill()
    again = start()
    hands.settle()
    is_where_it_was(again)
    again.close()
    assert integrity(path) == []


def test_undo_goes_on_after_it_was_closed(start: Start) -> None:
    first = start()
    worker.work(first)
    first.close()
    again = start()
    for left in (29, 28):
        again.view.undo()
        assert len(again.texts(project_id(2))) == left
    again.view.redo()
    assert len(again.texts(project_id(2))) == 29
    assert again.notes.input.full_text() == "아직 쓰는 주"
