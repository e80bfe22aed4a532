"""What was restored or salvaged opens with a black wall: the room sees none of it until F5."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from facilitator.app import notes, place, running
from facilitator.app.desk import Desk
from facilitator.app.making import new_workshop
from facilitator.bootstrap import Files
from facilitator.domain.terms import SlideKind, WallMode
from facilitator.storage.file import create
from facilitator.ui.rehearsal import hands
from facilitator.ui.rescue.backups_page import BackupsPage
from facilitator.ui.rescue.left_over_page import LeftOverPage
from facilitator.ui.rescue.rescue_page import RescuePage
from facilitator.ui.shell import Shell
from facilitator.ui.workshop_view import WorkshopView
from tests.app.day import START
from tests.sample import project_id, section_id
from tests.storage.backups.backed_up import back_up
from tests.ui.test_recovered import leave_behind

pytestmark = pytest.mark.slow

HALF_TYPED = "아직 다 쓰지 않은 말"


@pytest.fixture
def running_file(path: Path) -> Path:
    """Have the first section run in the file, and a note that is half typed on its wall."""
    opened = Files().open_file(path)
    desk = Desk(opened.workshop, opened.journal, opened.keeper)
    desk.do(running.start_section, section_id(1))
    desk.do(place.go_to, section_id(1), project_id(1), SlideKind.NOTES)
    desk.do(notes.type_note, project_id(1), HALF_TYPED)
    assert opened.keeper.flush(5)
    opened.keeper.close()
    return path


def break_row(path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as driver:
        driver.execute("INSERT INTO center VALUES ('a', '', '', 'province', '', 1)")


def from_backups_page(shell: Shell, path: Path, qtbot: QtBot) -> None:
    back_up(path)
    shell.show_backups()
    page = shell._stack.currentWidget()
    assert isinstance(page, BackupsPage)
    qtbot.waitUntil(page.restore_button.isEnabled, timeout=8000)
    page.restore_button.click()


def from_rescue_page(shell: Shell, path: Path, qtbot: QtBot) -> None:
    back_up(path)
    break_row(path)
    rescue_page(shell, path).backup_button.click()


def from_left_over_page(shell: Shell, path: Path, qtbot: QtBot) -> None:
    back_up(path)
    leave_behind(path, "가온센터")
    create(path, [new_workshop(START)])  # another workshop has its place now
    shell.ways_out.look_for_left_over()
    shell.ways_out.left_overs.found.connect(shell.ways_out.left_overs.show)
    qtbot.waitUntil(lambda: isinstance(shell._stack.currentWidget(), LeftOverPage), timeout=8000)
    page = shell._stack.currentWidget()
    assert isinstance(page, LeftOverPage)
    page.cards[0].restore_button.click()


def salvaged(shell: Shell, path: Path, qtbot: QtBot) -> None:
    break_row(path)
    page = rescue_page(shell, path)
    page.salvage_button.click()
    qtbot.waitUntil(page.open_button.isVisible, timeout=8000)
    page.open_button.click()


def salvaged_and_opened_later(shell: Shell, path: Path, qtbot: QtBot) -> None:
    break_row(path)
    page = rescue_page(shell, path)
    page.salvage_button.click()
    qtbot.waitUntil(page.open_button.isVisible, timeout=8000)
    made = shell.ways_out.rescuing._to
    page.leave_button.click()
    shell.ways_in.take_file(str(made))


def rescue_page(shell: Shell, path: Path) -> RescuePage:
    assert not shell.open_path(path)
    page = shell._stack.currentWidget()
    assert isinstance(page, RescuePage)
    return page


def shown(view: WorkshopView) -> str:
    return view.wall.window.shown_text()


def wall(view: WorkshopView) -> WallMode:
    return view.signals.workshop.live.wall


@pytest.mark.parametrize(
    "restore",
    [
        from_backups_page,
        from_left_over_page,
        from_rescue_page,
        salvaged,
        salvaged_and_opened_later,
    ],
)
def test_the_room_sees_none_of_it_until_f5(
    shell: Shell,
    running_file: Path,
    qtbot: QtBot,
    restore: Callable[[Shell, Path, QtBot], None],
) -> None:
    restore(shell, running_file, qtbot)
    qtbot.waitUntil(lambda: shell.view is not None, timeout=8000)
    view, made = shell.view, shell.path
    assert view is not None and made is not None and made != running_file
    assert wall(view) is WallMode.BLANK
    if not view.wall.is_open():
        view.wall.open_window()
    hands.settle()
    assert HALF_TYPED not in shown(view)
    shell.activateWindow()
    view.open_page("live")
    hands.press(Qt.Key.Key_F5)
    hands.settle()
    assert wall(view) is WallMode.SHOWN
    assert HALF_TYPED in shown(view)
    assert shell.close_workshop()
    assert shell.open_path(made), "from now on it is a file like any other"
    assert shell.view is not None
    assert wall(shell.view) is WallMode.SHOWN
    shell.close()


def test_that_the_wall_is_black_is_told_with_what_was_restored(
    shell: Shell, running_file: Path, qtbot: QtBot
) -> None:
    from_backups_page(shell, running_file, qtbot)
    qtbot.waitUntil(lambda: shell.view is not None, timeout=8000)
    assert shell.view is not None
    assert "송출 화면은 가려 두었습니다" in shell.view.notice.text()
    shell.close()
