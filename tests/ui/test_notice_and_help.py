"""What stands over the pages: the notice, and the keys at a glance."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QLabel, QWidget

from facilitator.app import place
from facilitator.domain.terms import SlideKind
from facilitator.ui.help_overlay import key_table
from facilitator.ui.notice_bar import Standing
from facilitator.ui.outcomes.outcomes_page import OutcomesPage
from facilitator.ui.rehearsal import hands
from facilitator.ui.shell import Shell
from facilitator.ui.start.start_page import StartPage
from tests.sample import section_id
from tests.ui.laptop import Laptop

pytestmark = pytest.mark.slow


def on(part: QWidget, view: QWidget) -> QRect:
    """Tell where a part stands in the view."""
    return QRect(part.mapTo(view, QPoint(0, 0)), part.size())


def lines(laptop: Laptop) -> list[QLabel]:
    """List the lines of the notice from top to bottom."""
    found = [w for w in laptop.view.notice.findChildren(QLabel) if w.isVisible()]
    return sorted(found, key=lambda w: w.y())


def test_each_line_of_a_notice_stands_whole_below_the_one_before(laptop: Laptop) -> None:
    notice = laptop.view.notice
    text = "읽을 수 없는 칸이 있습니다.\n2행 주무센터\n" + "3행 " + "아주 긴 사연 " * 20
    notice.show_notice(text)
    shown = lines(laptop)
    assert [w.text() for w in shown] == text.splitlines() and notice.text() == text
    for line, after in pairwise(shown):
        assert line.geometry().bottom() < after.geometry().top()
    assert all(w.height() >= w.heightForWidth(w.width()) for w in shown)
    assert shown[-1].geometry().bottom() < notice.height()
    tall = notice.height()
    notice.show_notice("짧은 알림")
    assert [w.text() for w in lines(laptop)] == ["짧은 알림"]
    assert notice.height() < tall / 2


def go_live(laptop: Laptop, size: tuple[int, int]) -> None:
    """Go to a project in a window of a size."""
    laptop.go_to(3)
    laptop.shell.setWindowState(Qt.WindowState.WindowNoState)
    laptop.shell.resize(*size)
    hands.settle()


@pytest.mark.parametrize("size", [(1366, 768), (1024, 640)])
def test_a_notice_never_covers_the_wall_nor_the_next_step(
    laptop: Laptop, size: tuple[int, int]
) -> None:
    go_live(laptop, size)
    notice, view = laptop.view.notice, laptop.view
    notice.show_notice("섹션을 종료했습니다. Ctrl+Z로 되돌립니다.\n" + "아주 긴 사연 " * 20)
    for part in (view.live.wall, view.live.go_button(), view.live.sections, view.foot, view.header):
        assert not on(part, view).intersects(notice.geometry()), part


@pytest.mark.parametrize("size", [(1366, 768), (1024, 640)])
def test_a_notice_never_covers_the_title_nor_the_answers(
    laptop: Laptop, size: tuple[int, int]
) -> None:
    go_live(laptop, size)
    notice, view = laptop.view.notice, laptop.view
    notice.show_notice("섹션을 종료했습니다. Ctrl+Z로 되돌립니다.")
    for part in (view.live.brief, view.live.board.rows):
        assert not on(part, view).intersects(notice.geometry()), part
    view.signals.do(place.go_to, section_id(2), None, SlideKind.SECTION)
    hands.settle()
    assert view.live.attendance.isVisible()
    notice.show_notice("섹션을 종료했습니다. Ctrl+Z로 되돌립니다.")
    assert not on(view.live.brief, view).intersects(notice.geometry())
    assert notice.geometry().bottom() < on(view.foot, view).top()


def test_a_notice_follows_the_answers_when_they_grow(laptop: Laptop) -> None:
    laptop.go_to(6)
    notice, view = laptop.view.notice, laptop.view
    notice.show_notice("확정했습니다.")
    low = notice.y()
    view.live.board.take_focus()
    hands.press(Qt.Key.Key_2)
    assert laptop.words() is not None
    for _ in range(2):  # the page may move in the first second yet
        view.tick()
        hands.settle()
    assert notice.y() == on(view.live.board.foot, view).top() != low
    assert not on(view.live.board.rows, view).intersects(notice.geometry())


@pytest.mark.parametrize("size", [(1366, 768), (1024, 640)])
def test_on_the_outcome_page_a_notice_stands_at_the_foot_of_the_matrix(
    laptop: Laptop, size: tuple[int, int]
) -> None:
    laptop.shell.setWindowState(Qt.WindowState.WindowNoState)
    laptop.shell.resize(*size)
    notice, view = laptop.view.notice, laptop.view
    view.open_page("outcome")
    hands.settle()
    page = view.findChild(OutcomesPage)
    assert page is not None
    notice.show_notice("섹션을 종료했습니다. Ctrl+Z로 되돌립니다.")
    heads = on(page.matrix.horizontalHeader(), view)
    assert heads.isValid() and not heads.intersects(notice.geometry())
    for part in (page.deeds, page.owed, view.foot):
        assert not on(part, view).intersects(notice.geometry()), part
    assert notice.y() > view.height() / 2


def test_on_the_start_page_what_is_told_takes_room_and_hides_nothing(shell: Shell) -> None:
    page = shell.findChild(StartPage)
    assert page is not None
    before = page.height()
    shell.notice.stand(Standing("x", "다른 창에서 이미 열려 있습니다.", "다시 시도"))
    hands.settle()
    assert shell.notice.text() and not shell.notice.isVisible()
    assert page.height() < before
    shell.notice.show_notice("파일이 없습니다.", stays=True)
    hands.settle()
    assert shell.notice.text() == "파일이 없습니다." and not shell.notice.isVisible()
    shell.notice.fall_silent()
    assert shell.notice.text() == "다른 창에서 이미 열려 있습니다."
    assert shell.notice.action.isVisible()
    shell.notice.show_notice("파일이 없습니다.", stays=True)
    shell.notice.put_away("x")
    assert shell.notice.text() == "파일이 없습니다."
    shell.notice.fall_silent()
    hands.settle()
    assert shell.notice.text() == "" and page.height() == before


@pytest.mark.parametrize("page", ["live", "prepare", "outcome"])
@pytest.mark.parametrize("spoken", ["ko", "en"])
def test_the_keys_fit_the_smallest_window(laptop: Laptop, spoken: str, page: str) -> None:
    laptop.shell.preferences.speak(spoken)
    laptop.shell.resize(1024, 640)
    laptop.view.open_page(page)
    laptop.view.help.toggle()
    overlay = laptop.view.help
    assert overlay.height() <= 600
    assert overlay.heightForWidth(overlay.width()) <= overlay.height()
    told = [w.text() for w in overlay.findChildren(QLabel) if w.isVisible()]
    for column in key_table(page):
        for _, keys in column:
            assert all(key in told and what in told for key, what in keys)
