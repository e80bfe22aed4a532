"""What stands over the pages: the notice, and the keys at a glance."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QLabel

from facilitator.ui.help_overlay import key_table
from facilitator.ui.rehearsal import hands
from tests.ui.laptop import Laptop

pytestmark = pytest.mark.slow


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


@pytest.mark.parametrize("size", [(1366, 768), (1024, 640)])
def test_a_notice_never_covers_the_wall_nor_the_next_step(
    laptop: Laptop, size: tuple[int, int]
) -> None:
    laptop.go_to(3)
    laptop.shell.setWindowState(Qt.WindowState.WindowNoState)
    laptop.shell.resize(*size)
    hands.settle()
    notice, view = laptop.view.notice, laptop.view
    notice.show_notice("섹션을 종료했습니다. Ctrl+Z로 되돌립니다.\n" + "아주 긴 사연 " * 20)
    for part in (view.live.wall, view.live.go_button(), view.live.sections, view.foot, view.header):
        room = QRect(part.mapTo(view, QPoint(0, 0)), part.size())
        assert not room.intersects(notice.geometry()), part
    view.open_page("outcome")
    assert notice.isVisible() and notice.width() == 720


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
