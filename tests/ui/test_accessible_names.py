"""Every control of every page has a name, in the language of the interface, and a role."""

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from facilitator.app import answers, attendance, commitments, notes, running, wall
from facilitator.app.settings import Recent, Settings
from facilitator.bootstrap import Files
from facilitator.domain.entities import EntityKind
from facilitator.domain.terms import (
    AnswerWord,
    NoteKind,
    Presence,
    SlideKind,
    WorkshopStage,
)
from facilitator.paths import resource
from facilitator.ui.checks.checks_line import ChecksLine
from facilitator.ui.live.board.answer_row import AnswerRow
from facilitator.ui.live.notes import note_menus
from facilitator.ui.live.wall.wall_menu import WallMenu
from facilitator.ui.main_menu import MainMenu
from facilitator.ui.outcomes.owed_card import DebtRow
from facilitator.ui.prepare.prepare_page import PreparePage
from facilitator.ui.prepare.row_menu import row_menu
from facilitator.ui.projection.slide_view import SlideView
from facilitator.ui.rehearsal import hands
from facilitator.ui.rehearsal.rehearsal_bar import RehearsalBar
from facilitator.ui.shell import Shell
from facilitator.words import use_language
from tests.app.day import START
from tests.sample import GONGIK, MAEUL, project_id, section_id
from tests.ui.accessible import control, described, faults, interface, names_of
from tests.ui.conftest import Start
from tests.ui.laptop import Laptop
from tests.ui.test_languages import check

pytestmark = pytest.mark.slow


@pytest.fixture(params=["ko", "en"])
def spoken(request: pytest.FixtureRequest) -> str:
    use_language(request.param)
    return str(request.param)


@pytest.fixture
def seen(spoken: str, start: Start) -> Laptop:
    return start()


def is_told(laptop: Laptop, spoken: str) -> None:
    """Check the window as it is now."""
    hands.settle()
    assert faults(laptop.shell) == []
    check(laptop.shell, spoken, laptop.path)


def test_the_start_page_and_an_import(spoken: str, dressed: QApplication, tmp_path: Path) -> None:
    path = tmp_path / "회의.workshop"
    recent = Recent(str(path), "사업연계", WorkshopStage.RUNNING, START.date(), START)
    Files().save_settings(Settings(recent=(recent,)))
    shell = Shell(Files())
    shell.show_start()
    shell.show()
    hands.settle()
    assert faults(shell) == []
    shell.ways_in.show_import(resource("sample", "anseong-2025.xlsx"))
    hands.settle()
    assert faults(shell) == []
    shell.close()
    shell.deleteLater()


def test_the_tables_of_the_prepare_page(seen: Laptop, spoken: str) -> None:
    seen.view.open_page("prepare")
    page = seen.shell.findChild(PreparePage)
    assert page is not None
    for tab in range(6):
        page._open_tab(tab)
        is_told(seen, spoken)
    line = page.findChild(ChecksLine)
    assert line is not None
    line.click()
    is_told(seen, spoken)


def test_the_console_before_the_day_and_at_the_roll(seen: Laptop, spoken: str) -> None:
    seen.view.open_page("live")
    is_told(seen, spoken)
    seen.view.signals.do(running.start_section, section_id(1))
    is_told(seen, spoken)
    seen.live.attendance.lines.line_of(GONGIK).badge.click()  # type: ignore[union-attr]
    is_told(seen, spoken)


def test_every_step_of_a_project(seen: Laptop, spoken: str) -> None:
    fill(seen)
    for slide in SlideKind:
        seen.go_to(1, slide)
        is_told(seen, spoken)


def test_what_opens_on_the_console(seen: Laptop, spoken: str) -> None:
    fill(seen)
    for number in range(3):
        seen.live.show_tab(number)
        is_told(seen, spoken)
    seen.live.board.words.open(seen.workshop.projects[0], MAEUL, AnswerWord.CONDITIONAL)
    is_told(seen, spoken)
    seen.live.show_tab(0)
    seen.notes.finder.open()
    seen.notes.lines.open_editor(seen.last_note(project_id(1)))
    is_told(seen, spoken)
    seen.view.signals.do(wall.show_message, "5분 후")
    seen.live.clock.controls.times.click()
    seen.live.clock.toggle_pause()
    is_told(seen, spoken)
    seen.view.help.toggle()
    is_told(seen, spoken)


def test_the_sharing_of_what_is_left(seen: Laptop, spoken: str) -> None:
    seen.clock.now += timedelta(minutes=40)
    seen.go_to(1)
    seen.view.signals.do(running.start_section, section_id(1))
    seen.live.clock.open_sharing()
    assert not seen.live.clock.late.panel.isHidden()
    is_told(seen, spoken)


def test_outcome_and_report(seen: Laptop, spoken: str) -> None:
    fill(seen)
    seen.view.open_page("outcome")
    hands.settle()
    for row in seen.shell.findChildren(DebtRow):
        row.click()
        is_told(seen, spoken)
    seen.view.open_page("report")
    is_told(seen, spoken)


def test_a_rehearsal(seen: Laptop, spoken: str) -> None:
    seen.shell.rehearsing.begin()
    assert seen.view.findChild(RehearsalBar) is not None
    hands.settle()
    assert faults(seen.shell) == []
    seen.shell.rehearsing.end()


@pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)
def test_the_menus(seen: Laptop, spoken: str) -> None:
    fill(seen)
    note = seen.last_note(project_id(1))
    made: list[QMenu] = [
        MainMenu(Settings(), False, seen.view.console_wall.screens_menu(), seen.shell),
        WallMenu(seen.workshop.live, seen.view.console_wall.screens_menu(), seen.shell),
        note_menus.center_menu(seen.shell, seen.workshop.centers),
        note_menus.kind_menu(seen.shell),
        note_menus.line_menu(seen.shell, note),
        seen.live.wall.message.usual_menu(),
    ]
    seen.view.open_page("prepare")
    page = seen.shell.findChild(PreparePage)
    assert page is not None
    view = page.view(EntityKind.PROJECT)
    assert view is not None
    made.append(row_menu(view))
    for menu in made:
        menu.show()
        hands.settle()
        assert interface(menu).childCount() > 1
        assert faults(menu) == []
        menu.hide()


def test_what_is_drawn_by_hand_is_told(start: Start) -> None:
    laptop = start()
    fill(laptop)
    yes = control(laptop.shell, "공익 참여")
    assert yes.state().checkable
    assert yes.state().checked
    assert not control(laptop.shell, "공익 불참").state().checked
    assert not control(laptop.shell, "마을 참여").state().checked
    rows = [described(r) for r in laptop.board.findChildren(AnswerRow) if r.isVisible()]
    assert "공익활동지원센터 참여" in rows[1]
    assert "마을공동체지원센터" in rows[2]
    assert "조건부 예산이 있으면" in rows[2]
    assert "비공개" in names_of(laptop.notes.lines)[0]
    assert names_of(laptop.notes.lines)[1].endswith("함께 합니다")


def test_the_pictures_of_the_wall_are_told(start: Start, qtbot: QtBot) -> None:
    laptop = start()
    fill(laptop)
    live = laptop.live.wall.pictures.findChildren(SlideView)[0]
    assert "참여 현황" in described(live)
    qtbot.waitUntil(lambda: "공익" in described(live))  # told when the wall has come to rest


def fill(laptop: Laptop) -> None:
    """Have the first project in the middle of its discussion."""
    do, project = laptop.view.signals.do, project_id(1)
    do(running.start_section, section_id(1))
    do(attendance.record_presence, section_id(1), MAEUL, Presence.LATE)
    do(answers.record_answer, project, GONGIK, AnswerWord.YES)
    do(
        answers.record_answer,
        project,
        MAEUL,
        AnswerWord.CONDITIONAL,
        condition="예산이 있으면",
    )
    do(notes.add_note, project, "우려됩니다", kind=NoteKind.CONCERN, private=True)
    do(notes.add_note, project, "함께 합니다", kind=NoteKind.DECISION)
    do(commitments.add_action_item, project, center=GONGIK)
    laptop.go_to(1)
